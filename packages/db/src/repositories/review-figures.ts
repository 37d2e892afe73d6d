import type { AuditCount } from '@touchstone/domain/fusion';
import type { DecidedReview, Pair } from '@touchstone/domain/review';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';

export interface FigureFilter {
  /** Days in Asia/Shanghai, both inside. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly organisation?: string | undefined;
}

const days = (column: RawBuilder<unknown>, { from, until }: FigureFilter) => sql<SqlBool>`
  (${from ?? null}::date is null or ${column} >= ${from ?? null}::date::timestamp at time zone 'Asia/Shanghai')
  and (${until ?? null}::date is null or ${column} < (${until ?? null}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/** The decision that ended the round, and no other: of a running one a count would tell what a blind second must not know. */
const decidedRound = sql<SqlBool>`exists (
  select from touchstone.finding_event e where e.finding_id = r.finding_id and e.event in ('confirm', 'reject') and (e.detail ->> 'round')::int = r.round)`;

/** Decisions of rounds that are decided, with what became of their findings. */
export async function decidedReviews(tx: SessionTransaction, session: Session, filter: FigureFilter): Promise<readonly DecidedReview[]> {
  const { rows } = await sql<DecidedReview>`
    select r.reviewer_id as reviewer, r.decision, r.seconds_spent as "secondsSpent",
      case when f.state in ('CONFIRMED', 'PERSISTS', 'FIXED', 'NOT_REPRODUCED') then 'confirm' when f.state = 'REJECTED' then 'reject' end as final
    from touchstone.review r join touchstone.finding f on f.id = r.finding_id
    where ${within(session, 'finding', 'f')} and ${decidedRound} and ${days(sql`r.at`, filter)}
      and (${filter.organisation ?? null}::uuid is null or r.organisation_id = ${filter.organisation ?? null}::uuid)
    order by r.reviewer_id, r.at, r.id`.execute(tx);
  return rows;
}

/** First decisions with the blind second of the same round. */
export async function blindPairs(tx: SessionTransaction, session: Session, filter: FigureFilter): Promise<readonly Pair[]> {
  const { rows } = await sql<{ a: string; aSaid: 'confirm' | 'reject'; b: string; bSaid: 'confirm' | 'reject' }>`
    select first.reviewer_id as a, first.decision as "aSaid", r.reviewer_id as b, r.decision as "bSaid"
    from touchstone.review r
    join touchstone.finding f on f.id = r.finding_id
    cross join lateral (
      select o.reviewer_id, o.decision from touchstone.review o where o.finding_id = r.finding_id and o.round = r.round and (o.at, o.is_blind, o.id) < (r.at, r.is_blind, r.id)
      order by o.at, o.is_blind, o.id limit 1) first
    where r.is_blind and r.decision <> 'ask-evidence' and first.decision <> 'ask-evidence' and ${within(session, 'finding', 'f')} and ${decidedRound}
      and ${days(sql`r.at`, filter)} and (${filter.organisation ?? null}::uuid is null or r.organisation_id = ${filter.organisation ?? null}::uuid)
    order by r.at, r.id`.execute(tx);
  return rows.map(({ a, aSaid, b, bSaid }) => ({ a: { reviewer: a, decision: aSaid }, b: { reviewer: b, decision: bSaid } }));
}

export interface MissCounts {
  /** Real ones among what came before people of itself. */
  readonly confirmed: number;
  readonly rejected: AuditCount;
  readonly notFound: AuditCount;
}

/** What was let pass, and what the audit of it showed. */
export async function missCounts(
  tx: SessionTransaction,
  session: Session,
  filter: Pick<FigureFilter, 'from' | 'until'> = {},
): Promise<MissCounts> {
  const isReal = sql`f.state in ('CONFIRMED', 'PERSISTS', 'FIXED', 'NOT_REPRODUCED')`;
  const isDecided = sql`(${isReal} or f.state = 'REJECTED')`;
  const drawnAs = (kind: string) => sql`f.audited_as = ${kind}`;
  const { rows } = await sql<Record<'confirmed' | 'auto' | `${'r' | 'n'}${'Drawn' | 'Decided' | 'Real'}`, number>>`
    select count(*) filter (where f.audited_as is null and ${isReal}) as confirmed,
      count(*) filter (where (f.audited_as is null and f.state = 'AUTO_REJECTED') or ${drawnAs('rejected')}) as auto,
      count(*) filter (where ${drawnAs('rejected')}) as "rDrawn", count(*) filter (where ${drawnAs('rejected')} and ${isDecided}) as "rDecided",
      count(*) filter (where ${drawnAs('rejected')} and ${isReal}) as "rReal",
      count(*) filter (where ${drawnAs('not-found')}) as "nDrawn", count(*) filter (where ${drawnAs('not-found')} and ${isDecided}) as "nDecided",
      count(*) filter (where ${drawnAs('not-found')} and ${isReal}) as "nReal"
    from touchstone.finding f where ${within(session, 'finding', 'f')} and ${days(sql`f.opened_at`, filter)}`.execute(tx);
  const silent = await sql<{ n: number }>`
    select coalesce(sum(u.not_found_items), 0)::float8 as n from touchstone.fused_result u left join touchstone.app a on a.id = u.app_id
    where u.replaced_by is null and ${within(session, 'app', 'a')} and ${days(sql`u.at`, filter)}`.execute(tx);
  const row = rows[0]!;
  return {
    confirmed: row.confirmed,
    rejected: { results: row.auto, drawn: row.rDrawn, decided: row.rDecided, real: row.rReal },
    notFound: { results: silent.rows[0]!.n, drawn: row.nDrawn, decided: row.nDecided, real: row.nReal },
  };
}

export interface AutomationFilter extends FigureFilter {
  readonly by: 'month' | 'campaign' | 'app';
  readonly app?: string | undefined;
  readonly campaign?: string | undefined;
}

export interface AutomationRow {
  readonly key: string;
  readonly name: string | null;
  readonly results: number;
  readonly tested: number;
  readonly byMachine: number;
}

const KEYS: Readonly<Record<AutomationFilter['by'], { readonly key: RawBuilder<unknown>; readonly name: RawBuilder<unknown> }>> = {
  month: { key: sql`to_char(u.at at time zone 'Asia/Shanghai', 'YYYY-MM')`, name: sql`null` },
  campaign: { key: sql`coalesce(q.campaign_id::text, '')`, name: sql`max(c.name)` },
  app: { key: sql`coalesce(u.app_id::text, '')`, name: sql`max(a.name)` },
};

/** Items tested and items decided by machine, of the results that stand today; the most results first, months by time. */
export async function automationFigures(
  tx: SessionTransaction,
  session: Session,
  filter: AutomationFilter,
  limit: number,
): Promise<{ readonly rows: readonly AutomationRow[]; readonly total: Pick<AutomationRow, 'tested' | 'byMachine'> }> {
  const { by, app, campaign } = filter;
  const from = sql`
    from touchstone.fused_result u
    left join touchstone.app a on a.id = u.app_id
    left join touchstone.scan_request q on q.id = u.scan_request_id
    left join touchstone.campaign c on c.id = q.campaign_id
    where u.replaced_by is null and ${within(session, 'app', 'a')} and ${days(sql`u.at`, filter)}
      and (${app ?? null}::uuid is null or u.app_id = ${app ?? null}::uuid) and (${campaign ?? null}::uuid is null or q.campaign_id = ${campaign ?? null}::uuid)`;
  const sums = sql`coalesce(sum(u.tested_items), 0)::float8 as tested, coalesce(sum(u.machine_items), 0)::float8 as "byMachine"`;
  const { rows } = await sql<AutomationRow>`
    select ${KEYS[by].key} as key, ${KEYS[by].name} as name, count(*) as results, ${sums} ${from}
    group by 1 order by ${by === 'month' ? sql`1 desc` : sql`3 desc, 1`} limit ${limit}`.execute(tx);
  const total = await sql<Pick<AutomationRow, 'tested' | 'byMachine'>>`select ${sums} ${from}`.execute(tx);
  return { rows, total: total.rows[0]! };
}

/** Names of people whom the session may see. */
export async function personNames(tx: SessionTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'display_name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}
