export {
  advanceClaim,
  CLAIM_METHODS,
  CLAIM_STEPS,
  type ClaimEvent,
  type ClaimMethod,
  type ClaimOutcome,
  type ClaimState,
  isClaimInForce,
} from './claim.ts';
export { type Act, dutiesApart, hinderedBy } from './duty.ts';
export {
  areApart,
  type Decision,
  decide,
  faultsOfGrant,
  type Grant,
  type GrantFault,
  type Grantor,
  isInForce,
  type NewGrant,
  permissionsAt,
  scopesFor,
} from './grant.ts';
export { isPermission, PERMISSIONS, type Permission } from './permissions.ts';
export { isRole, ORGANISATION_KINDS, type OrganisationKind, permissionsOf, ROLES, type Role, rowOf } from './roles.ts';
export { covers, formatScope, mayRead, parseScope, type Scope, type ScopeKind, type SubjectFacts } from './scope.ts';
