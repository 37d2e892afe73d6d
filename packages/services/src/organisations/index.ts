export { createOrganisation, type OrganisationPorts, type OrganisationRows } from './create-organisation.ts';
export { editOrganisation, type OrganisationEdit } from './edit-organisation.ts';
