export { changePassword } from './change-password.ts';
export { editPerson, type PersonEdit } from './edit-person.ts';
export { makeFirstAdministrator } from './first-administrator.ts';
export { grantRole, revokeGrant, scopeOfOrganisation, type WantedGrant } from './grant-role.ts';
export { acceptLink, type Invitation, invitePerson, type NewLink, resetSignIn, roleAndScope } from './invite-person.ts';
export type * from './ports.ts';
export { beginSecondFactor, confirmSecondFactor } from './set-up-second-factor.ts';
export { type Attempt, type SignedIn, type SignInResult, signIn, signInAs } from './sign-in.ts';
