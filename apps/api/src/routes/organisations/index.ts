import type { Handler } from '../../handler.ts';
import { createOrganisationHandler, editOrganisationHandler, setOrganisationPolicyHandler } from './change-organisations.ts';
import { listOrganisationsHandler, readOrganisationHandler } from './read-organisations.ts';

export const organisationHandlers: readonly Handler[] = [
  listOrganisationsHandler,
  readOrganisationHandler,
  createOrganisationHandler,
  editOrganisationHandler,
  setOrganisationPolicyHandler,
];
