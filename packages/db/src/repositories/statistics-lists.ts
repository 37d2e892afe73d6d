import type { Dimension, Stage } from '@touchstone/domain/statistics';
import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { isAcquired, isUp } from './acquisition-lists.ts';
import { SETTLED, stateBy } from './order-item-lists.ts';
import { divided, judgementOf, type StageFilter, stageRows } from './stage-sql.ts';

export interface StageCount {
  /** Tests, findings or cases. */
  readonly count: number;
  /** Apps and other subjects, each once. */
  readonly subjects: number;
}

export async function countStage(tx: SessionTransaction, session: Session, stage: Stage, filter: StageFilter): Promise<StageCount> {
  const { rows } = await sql<StageCount>`
    select count(distinct s.key) as count, count(distinct s.subject) as subjects from ${stageRows(session, stage, filter)} s`.execute(tx);
  return rows[0] ?? { count: 0, subjects: 0 };
}

export interface ItemCount {
  readonly byMachine: number;
  readonly tested: number;
  /** Tests that the items are of. */
  readonly tests: number;
}

/** Items that the counted tests tested, and those of them that a machine decided: 自动化检测比例. */
export async function countItems(tx: SessionTransaction, session: Session, filter: StageFilter): Promise<ItemCount> {
  const { rows } = await sql<ItemCount>`
    select coalesce(sum(o.machine_items), 0)::float8 as "byMachine", coalesce(sum(o.tested_items), 0)::float8 as tested, count(distinct s.key) as tests
    from ${stageRows(session, 'tested', filter)} s join ${judgementOf(filter.asOf)}`.execute(tx);
  return rows[0] ?? { byMachine: 0, tested: 0, tests: 0 };
}

export interface Values {
  /** The largest figures first, and not the values in their order. */
  readonly isLargestFirst?: boolean;
  /** Only these. */
  readonly only?: readonly string[] | undefined;
}

/** The figure of each value, in the order of the values. @param limit most values that are given */
export async function countStageBy(
  tx: SessionTransaction,
  session: Session,
  stage: Stage,
  filter: StageFilter,
  by: Dimension,
  limit: number,
  { isLargestFirst = false, only }: Values = {},
): Promise<readonly (StageCount & { readonly value: string })[]> {
  const { join, value } = divided(stage, by);
  const { rows } = await sql<StageCount & { readonly value: string }>`
    select ${value} as value, count(distinct s.key) as count, count(distinct s.subject) as subjects
    from ${stageRows(session, stage, filter)} s ${join}
    where ${only === undefined ? sql`true` : sql`${value} = any(${[...only]})`}
    group by 1 order by ${isLargestFirst ? sql`2 desc, 1` : sql`1`} limit ${limit}`.execute(tx);
  return rows;
}

export interface StageRow {
  readonly key: string;
  readonly subject: string;
  readonly at: Date;
  readonly name: string;
  readonly app: string | null;
  readonly case: string | null;
  readonly finding: string | null;
  readonly operator: string | null;
  readonly province: string | null;
  readonly territory: string | null;
  readonly clauses: readonly string[];
  /** Of a test: what was tested, and how much of it by machine. */
  readonly testedItems: number | null;
  readonly machineItems: number | null;
}

/** The rows that a figure counts, the newest first: as many as it says. @param each `subject`: one row of each app, as many as it has subjects */
export async function listStage(
  tx: SessionTransaction,
  session: Session,
  stage: Stage,
  filter: StageFilter,
  limit: number,
  after: { readonly at: Date; readonly key: string } | undefined,
  each?: 'subject' | undefined,
): Promise<readonly StageRow[]> {
  const counted = stageRows(session, stage, filter);
  const rowsOf =
    each === undefined ? counted : sql`(select distinct on (s.subject) s.* from ${counted} s order by s.subject, s.at desc, s.key desc)`;
  const { rows } = await sql<StageRow>`
    select s.key, s.subject, s.at, s.name, s.app_id as app, s.case_id as "case", s.finding_id as finding, s.operator_id as operator,
      s.province, s.territory, s.clauses, o.tested_items as "testedItems", o.machine_items as "machineItems"
    from ${rowsOf} s left join ${judgementOf(filter.asOf)}
    where ${after === undefined ? sql`true` : sql`(s.at, s.key) < (${after.at}, ${after.key}::uuid)`}
    order by s.at desc, s.key desc limit ${limit}`.execute(tx);
  return rows;
}

/** What ids of a dimension are called, for those that have names of their own. */
export async function namesOfValues(
  tx: SessionTransaction,
  by: Dimension,
  values: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const from = NAMES[by];
  if (from === undefined || values.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select x.id::text as id, ${sql.ref(`x.${from.name}`)} as name from ${sql.table(`touchstone.${from.table}`)} x where x.id::text = any(${[...values]})`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const NAMES: Partial<Record<Dimension, { readonly table: string; readonly name: string }>> = {
  store: { table: 'store', name: 'name' },
  operator: { table: 'operator', name: 'name' },
  sdk: { table: 'sdk', name: 'name' },
  campaign: { table: 'campaign', name: 'name' },
  batch: { table: 'notice', name: 'title' },
};

/** How fast stores do what they were ordered: hours, sorted. */
export interface StoreTimes {
  readonly store: string;
  readonly name: string;
  readonly items: number;
  readonly open: number;
  readonly acknowledged: readonly number[];
  readonly reported: readonly number[];
  readonly verified: readonly number[];
  readonly reappeared: number;
  readonly listed: number;
  readonly acquired: number;
}

export async function storeTimes(tx: SessionTransaction, session: Session, asOf: Date): Promise<readonly StoreTimes[]> {
  const own = session.scope.kind === 'store' ? sql`s.id = ${session.scope.store}::uuid` : sql`true`;
  const sent = session.scope.kind === 'store' ? sql`i.state <> 'QUEUED'` : sql`true`;
  const { rows } = await sql<StoreTimes>`
    with item as (
      select i.store_id, i.acked_at, i.reported_done_at, i.verified_at, ${stateBy(asOf.toISOString())} as state, coalesce(d.issued_at, i.created_at) as since from touchstone.order_item i join touchstone.order_document d on d.id = i.order_id
      where i.kind = 'delist' and ${sent} and i.created_at <= ${asOf})
    select s.id as store, s.name, coalesce(t.items, 0) as items, coalesce(t.open, 0) as open,
      coalesce(t.acknowledged, '{}') as acknowledged, coalesce(t.reported, '{}') as reported, coalesce(t.verified, '{}') as verified,
      coalesce(t.reappeared, 0) as reappeared, l.listed, l.acquired
    from touchstone.store s
    left join (
      select store_id, count(*) as items, count(*) filter (where state not in ${SETTLED}) as open,
        count(*) filter (where state = 'REAPPEARED') as reappeared,
        array_agg(extract(epoch from acked_at - since)::float8 / 3600 order by acked_at - since) filter (where acked_at <= ${asOf}) as acknowledged,
        array_agg(extract(epoch from reported_done_at - since)::float8 / 3600 order by reported_done_at - since) filter (where reported_done_at <= ${asOf}) as reported,
        array_agg(extract(epoch from verified_at - since)::float8 / 3600 order by verified_at - since) filter (where verified_at <= ${asOf}) as verified
      from item group by store_id) t on t.store_id = s.id
    cross join lateral (
      select count(*) as listed, count(*) filter (where ${isAcquired}) as acquired from touchstone.listing l
      where l.store_id = s.id and ${isUp} and ${within(session, 'listing', 'l')}) l
    where ${own} order by s.code`.execute(tx);
  return rows;
}
