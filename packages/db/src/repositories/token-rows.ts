import { type Selectable, sql } from 'kysely';
import type { DB } from '../schema.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';

export interface ApiToken {
  readonly id: string;
  readonly organisation: string;
  readonly person: string | null;
  readonly name: string;
  readonly prefix: string;
  readonly permissions: readonly string[];
  readonly scope: string;
  readonly addresses: readonly string[];
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Tokens, inside one transaction. */
export const tokenRows = (tx: SessionTransaction) => ({
  async insertToken(
    row: Omit<ApiToken, 'lastUsedAt' | 'createdAt' | 'revokedAt'> & { readonly tokenHash: string; readonly createdBy: string | null },
  ): Promise<void> {
    await tx
      .insertInto('api_token')
      .values({
        id: row.id,
        organisation_id: row.organisation,
        person_id: row.person,
        name: row.name,
        prefix: row.prefix,
        token_hash: row.tokenHash,
        permissions: [...row.permissions],
        scope: row.scope,
        // a network as PostgreSQL wants it: without the bits of a host
        addresses: sql<string[]>`array(select network(a::inet) from unnest(${[...row.addresses]}::text[]) a)`,
        expires_at: row.expiresAt,
        created_by: row.createdBy,
      })
      .execute();
  },

  async token(id: string): Promise<ApiToken | undefined> {
    const row = await tx.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : tokenOf(row);
  },

  async endToken(id: string, at: Date): Promise<void> {
    await tx.updateTable('api_token').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null).execute();
  },
});

/** Tokens a session may see, the newest first. */
export async function listTokens(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly person?: string | undefined; readonly organisation?: string | undefined },
  limit: number,
  after?: string,
): Promise<readonly ApiToken[]> {
  const rows = await tx
    .selectFrom('api_token')
    .selectAll()
    .where(within(session, 'api_token'))
    .$if(filter.person !== undefined, (query) => query.where('person_id', '=', filter.person!))
    .$if(filter.organisation !== undefined, (query) => query.where('organisation_id', '=', filter.organisation!))
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(tokenOf);
}

const tokenOf = (row: Selectable<DB['api_token']>): ApiToken => ({
  id: row.id,
  organisation: row.organisation_id,
  person: row.person_id,
  name: row.name,
  prefix: row.prefix,
  permissions: row.permissions,
  scope: row.scope,
  addresses: row.addresses,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
});
