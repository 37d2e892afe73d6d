export { appointAgent } from './appoint-agent.ts';
export type { Claim, ClaimPorts, ClaimRows, ClaimTx, OperatorOfSigner } from './claim-ports.ts';
export { createOrganisation, type OrganisationPorts, type OrganisationRows } from './create-organisation.ts';
export { decideClaim, disputeClaims, withdrawClaim } from './decide-claim.ts';
export { editOrganisation, type OrganisationEdit } from './edit-organisation.ts';
export { type Applicant, type ClaimMove, claimOperator, type Joined, joinAsFirm, moveClaim } from './join.ts';
export { type Challenge, challengeSigner, inviteFirm, makeOrderCode, type Proof, type ProofFault } from './prove-operator.ts';
