import type { Organisation } from '@touchstone/db/repositories/organisation-rows';

export const organisationShape = (row: Organisation) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  nameEn: row.nameEn,
  province: row.province,
  parent: row.parent,
  operator: row.operator,
  store: row.store,
  policy: row.policy,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  version: row.rowVersion,
});
