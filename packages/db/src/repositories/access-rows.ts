import type { Grant, OrganisationKind, Role } from '@touchstone/domain/access';
import { isRole, parseScope } from '@touchstone/domain/access';
import type { Database } from '../open-database.ts';
import type { SessionTransaction } from '../session.ts';

/** A session or token as it is found by its hash, with whose it is. */
export interface FoundSession {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  readonly policy: unknown;
  readonly isActive: boolean;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly secondFactorAt: Date | null;
  /** The person has set one up. */
  readonly hasSecondFactor: boolean;
}

export interface FoundToken {
  readonly id: string;
  readonly person: string | null;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  readonly isActive: boolean;
  readonly permissions: readonly string[];
  readonly scope: string;
  readonly addresses: readonly string[];
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/**
 * What proves who asks. Read by the system itself, before anybody is known, and with every request: so each is one statement,
 * and a transaction around them is not needed.
 */
export const accessRows = (tx: Database | SessionTransaction) => ({
  async sessionByHash(hash: string): Promise<FoundSession | undefined> {
    const row = await tx
      .selectFrom('session as s')
      .innerJoin('person as p', 'p.id', 's.person_id')
      .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
      .select(['s.id', 's.person_id', 's.last_seen_at', 's.expires_at', 's.revoked_at', 's.second_factor_at'])
      .select(['p.state as person_state', 'p.totp_secret', 'o.id as organisation', 'o.kind', 'o.state as organisation_state', 'o.policy'])
      .where('s.token_hash', '=', hash)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      id: row.id,
      person: row.person_id,
      organisation: row.organisation,
      organisationKind: row.kind as OrganisationKind,
      policy: row.policy,
      isActive: row.person_state === 'ACTIVE' && row.organisation_state === 'ACTIVE',
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
      revokedAt: row.revoked_at,
      secondFactorAt: row.second_factor_at,
      hasSecondFactor: row.totp_secret !== null,
    };
  },

  async tokenByHash(hash: string): Promise<FoundToken | undefined> {
    const row = await tx
      .selectFrom('api_token as t')
      .innerJoin('organisation as o', 'o.id', 't.organisation_id')
      .leftJoin('person as p', 'p.id', 't.person_id')
      .select(['t.id', 't.person_id', 't.permissions', 't.scope', 't.addresses', 't.expires_at', 't.revoked_at', 't.last_used_at'])
      .select(['p.state as person_state', 'o.id as organisation', 'o.kind', 'o.state as organisation_state'])
      .where('t.token_hash', '=', hash)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      id: row.id,
      person: row.person_id,
      organisation: row.organisation,
      organisationKind: row.kind as OrganisationKind,
      isActive: row.organisation_state === 'ACTIVE' && (row.person_id === null || row.person_state === 'ACTIVE'),
      permissions: row.permissions,
      scope: row.scope,
      addresses: row.addresses,
      expiresAt: row.expires_at,
      revokedAt: row.revoked_at,
      lastUsedAt: row.last_used_at,
    };
  },

  async touchSession(id: string, at: Date): Promise<void> {
    await tx.updateTable('session').set({ last_seen_at: at }).where('id', '=', id).where('last_seen_at', '<', at).execute();
  },

  async touchToken(id: string, at: Date, address: string): Promise<void> {
    await tx.updateTable('api_token').set({ last_used_at: at, last_used_from: address }).where('id', '=', id).execute();
  },

  /** All grants of a person, in force or not. A role or scope that is no longer known gives nothing. */
  grantsOf: (person: string) => grantsOf(tx, person),
});

/** All grants of a person, the oldest first. */
export async function grantsOf(tx: Database | SessionTransaction, person: string): Promise<readonly Grant[]> {
  const rows = await tx.selectFrom('role_grant').selectAll().where('person_id', '=', person).orderBy('created_at').orderBy('id').execute();
  return rows.flatMap((row) => {
    const scope = parseScope(row.scope);
    if (!isRole(row.role) || scope === undefined) return [];
    return [
      {
        id: row.id,
        person: row.person_id,
        organisation: row.organisation_id,
        role: row.role as Role,
        scope,
        fromMs: row.valid_from.getTime(),
        untilMs: row.valid_until?.getTime() ?? null,
        revokedMs: row.revoked_at?.getTime() ?? null,
        grantedBy: row.granted_by ?? 'system:init',
      },
    ];
  });
}
