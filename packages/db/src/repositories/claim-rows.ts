import { formatScope, type Grant, type Role } from '@touchstone/domain/access';
import type { Canonical } from '@touchstone/kernel/canonical';
import { type Selectable, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import type { DB } from '../schema.ts';
import type { SessionTransaction } from '../session.ts';
import { grantsOf } from './access-rows.ts';

export interface ClaimRow {
  readonly id: string;
  readonly operator: string;
  readonly organisation: string;
  readonly method: 'order-code' | 'signing-key' | 'invitation' | 'agent' | 'registration';
  readonly state: 'CLAIMED' | 'ACCEPTED' | 'REFUSED' | 'DISPUTED' | 'REVOKED' | 'EXPIRED';
  readonly validUntil: Date | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

/** Claims of operators, inside one transaction. */
export const claimRows = (tx: SessionTransaction) => ({
  async hasOperator(id: string): Promise<boolean> {
    return (
      (await tx.selectFrom('operator').select('id').where('id', '=', id).where('merged_into', 'is', null).executeTakeFirst()) !== undefined
    );
  },

  /** Operators linked to a signing key, and those of apps that it signs; of the latter no more than a guess. */
  async operatorsOfSigner(sha256: string): Promise<readonly { readonly operator: string; readonly confidence: number }[]> {
    const { rows } = await sql<{ operator: string; confidence: number }>`
      select operator, max(confidence)::float8 as confidence from (
        select operator_id as operator, confidence from touchstone.operator_link
        where target_kind = 'signer' and target_id = ${sha256} and (valid_until is null or valid_until > now())
        union all
        select a.operator_id, 0.5 from touchstone.artifact f
        join touchstone.app_version v on v.id = f.app_version_id join touchstone.app a on a.id = v.app_id
        where f.signers @> array[${sha256}] and a.operator_id is not null
      ) found group by operator order by operator`.execute(tx);
    return rows;
  },

  async holdClaim(id: string): Promise<ClaimRow | undefined> {
    const row = await tx.selectFrom('operator_claim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    return row === undefined ? undefined : claimOf(row);
  },

  /** Held by operator: two who claim one at once come one after the other. */
  async claimsOfOperator(operator: string): Promise<readonly ClaimRow[]> {
    await sql`select pg_advisory_xact_lock(hashtextextended('claims ' || ${operator}, 0))`.execute(tx);
    const rows = await tx.selectFrom('operator_claim').selectAll().where('operator_id', '=', operator).orderBy('id').execute();
    return rows.map(claimOf);
  },

  async insertClaim(row: Omit<ClaimRow, 'rowVersion' | 'createdAt'>): Promise<void> {
    const { id, operator, organisation, method, state, validUntil, createdBy } = row;
    await tx
      .insertInto('operator_claim')
      .values({ id, operator_id: operator, organisation_id: organisation, method, state, valid_until: validUntil, created_by: createdBy })
      .execute();
  },

  async changeClaim(id: string, state: ClaimRow['state']): Promise<void> {
    await tx.updateTable('operator_claim').set({ state, row_version: sql<number>`row_version + 1` }).where('id', '=', id).execute();
  },

  async addClaimEvent(
    claim: string,
    event: { readonly event: string; readonly actor: string | null; readonly basis: string; readonly detail: Canonical; readonly at: Date },
  ): Promise<void> {
    const { count } = await tx
      .selectFrom('operator_claim_event')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('claim_id', '=', claim)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('operator_claim_event')
      .values({
        claim_id: claim,
        seq: count + 1,
        event: event.event,
        actor: event.actor,
        basis: event.basis,
        detail: JSON.stringify(event.detail),
        at: event.at,
      })
      .execute();
  },

  async endedBy(claim: string, event: string): Promise<readonly { readonly person: string; readonly role: Role }[]> {
    const row = await tx
      .selectFrom('operator_claim_event')
      .select('detail')
      .where('claim_id', '=', claim)
      .where('event', '=', event)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const { ended = [] } = (row?.detail ?? {}) as { readonly ended?: readonly { readonly person: string; readonly role: Role }[] };
    return ended;
  },

  async setOperator(organisation: string, operator: string): Promise<void> {
    await tx
      .updateTable('organisation')
      .set({ operator_id: operator })
      .where('id', '=', organisation)
      .where('operator_id', 'is', null)
      .execute();
  },

  async grantsWithin(organisation: string, operator: string): Promise<readonly Grant[]> {
    const rows = await tx
      .selectFrom('role_grant as g')
      .innerJoin('person as p', 'p.id', 'g.person_id')
      .select(['g.id', 'g.person_id'])
      .where('g.scope', '=', formatScope({ kind: 'operator', operator }))
      .where('g.revoked_at', 'is', null)
      .where((where) => where.or([where('g.organisation_id', '=', organisation), where('p.organisation_id', '=', organisation)]))
      .orderBy('g.id')
      .execute();
    const people = [...new Set(rows.map(({ person_id }) => person_id))];
    const grants = (await Promise.all(people.map((person) => grantsOf(tx, person)))).flat();
    return rows.flatMap(({ id }) => grants.find((grant) => grant.id === id) ?? []);
  },
});

/** Claims whose validity is over and that still stand. */
export async function expiredClaims(tx: SessionTransaction, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('operator_claim')
    .select('id')
    .where('state', '=', 'ACCEPTED')
    .where('valid_until', '<=', now)
    .orderBy('valid_until')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export interface ClaimFilter {
  readonly state?: string | undefined;
  /** Claims of its own, agencies given to it, and agencies that its people gave. */
  readonly organisation?: string | undefined;
  readonly operator?: string | undefined;
}

export interface ListedClaim extends ClaimRow {
  /** The account that acts by it, as the firm named it; null for what is no agency. */
  readonly agent: string | null;
  /** Null for whom the session may not see. */
  readonly operatorName: string | null;
}

/** Claims that row-level security lets a session see, the newest first. */
export async function listClaims(
  tx: SessionTransaction,
  filter: ClaimFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedClaim[]> {
  const rows = await tx
    .selectFrom('operator_claim')
    .selectAll()
    .select([agentOfClaim.as('agent'), nameOfOperator.as('operatorName')])
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state!))
    .$if(filter.organisation !== undefined, (query) =>
      query.where((where) => where.or([where('organisation_id', '=', filter.organisation!), givenBy(filter.organisation!)])),
    )
    .$if(filter.operator !== undefined, (query) => query.where(ofFirm('operator_id', filter.operator)!))
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...claimOf(row), agent: row.agent, operatorName: row.operatorName }));
}

const nameOfOperator = sql<string | null>`(select o.name from touchstone.operator o where o.id = operator_claim.operator_id)`;
const agentOfClaim = sql<string | null>`(
  select e.detail ->> 'login' from touchstone.operator_claim_event e
  where operator_claim.method = 'agent' and e.claim_id = operator_claim.id and e.event = 'claimed' order by e.seq limit 1)`;

const givenBy = (organisation: string) =>
  sql<SqlBool>`(operator_claim.method = 'agent' and operator_claim.created_by in (
    select p.id from touchstone.person p where p.organisation_id = ${organisation}::uuid))`;

/** What became of a claim, from its beginning. */
export const claimEvents = (tx: SessionTransaction, claim: string) =>
  tx.selectFrom('operator_claim_event').selectAll().where('claim_id', '=', claim).orderBy('seq').execute();

const claimOf = (row: Selectable<DB['operator_claim']>): ClaimRow => ({
  id: row.id,
  operator: row.operator_id,
  organisation: row.organisation_id,
  method: row.method as ClaimRow['method'],
  state: row.state as ClaimRow['state'],
  validUntil: row.valid_until,
  createdBy: row.created_by,
  createdAt: row.created_at,
  rowVersion: row.row_version,
});
