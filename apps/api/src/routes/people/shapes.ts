import type { PersonRow } from '@touchstone/db/repositories/people-rows';
import { formatScope, type Grant, isInForce } from '@touchstone/domain/access';

/** A person as the API shows one: nothing of how they sign in but that they have a second factor. */
export const personShape = (row: PersonRow) => ({
  id: row.id,
  organisation: row.organisation,
  login: row.login,
  displayName: row.displayName,
  email: row.email,
  language: row.language,
  state: row.state,
  hasSecondFactor: row.totpSecret !== null,
  lockedUntil: row.lockedUntil?.toISOString() ?? null,
  lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  version: row.rowVersion,
});

export const grantShape = (grant: Grant, now: Date) => ({
  id: grant.id,
  person: grant.person,
  organisation: grant.organisation,
  role: grant.role,
  scope: formatScope(grant.scope),
  from: new Date(grant.fromMs).toISOString(),
  until: grant.untilMs === null ? null : new Date(grant.untilMs).toISOString(),
  revokedAt: grant.revokedMs === null ? null : new Date(grant.revokedMs).toISOString(),
  isInForce: isInForce(grant, now.getTime()),
});
