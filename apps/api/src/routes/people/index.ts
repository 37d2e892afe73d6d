import type { Handler } from '../../handler.ts';
import { editPersonHandler } from './edit-person.ts';
import { grantRoleHandler, listGrantsHandler, listRolesHandler, revokeGrantHandler } from './grants.ts';
import { invitePersonHandler } from './invite-person.ts';
import { listColleaguesHandler } from './list-colleagues.ts';
import { listPeopleHandler } from './list-people.ts';
import { readPersonHandler } from './read-person.ts';
import { resetSignInHandler } from './reset-sign-in.ts';

export const peopleHandlers: readonly Handler[] = [
  listPeopleHandler,
  listColleaguesHandler,
  readPersonHandler,
  invitePersonHandler,
  editPersonHandler,
  resetSignInHandler,
  listGrantsHandler,
  grantRoleHandler,
  revokeGrantHandler,
  listRolesHandler,
];
