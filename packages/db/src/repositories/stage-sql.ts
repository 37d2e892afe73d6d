import type { Dimension, Slice, Stage } from '@touchstone/domain/statistics';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session } from '../session.ts';

/** What is counted: when, for whom, and the part of it that is asked for. */
export interface StageFilter {
  /** Days in Asia/Shanghai, both inside. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Nothing later than this is known. */
  readonly asOf: Date;
  readonly slices: readonly Slice[];
}

/**
 * The rows of a stage that a session may read: the one predicate of its figure and of the list behind it.
 *
 * Columns: `key` (what is counted), `subject`, `at`, `name`, `app_id`, `case_id`, `finding_id`, `operator_id`, `artifact_id`, `clauses`,
 * and what it is divided by.
 */
export function stageRows(session: Session, stage: Stage, filter: StageFilter): RawBuilder<unknown> {
  const conditions = filter.slices.map(({ dimension, value }) => SLICES[dimension].has(stage, value));
  return sql`(select s.* from (${SOURCES[stage](session, filter)}) s
    where ${sql.join([sql`true`, ...conditions], sql` and `)})`;
}

/** A figure of each value of a dimension takes part in as many as it has: an app in three stores counts in each. */
export const divided = (stage: Stage, dimension: Dimension): { readonly join: RawBuilder<unknown>; readonly value: RawBuilder<unknown> } =>
  SLICES[dimension].divide(stage);

/** Beside the test `s` its newest judgement `o` by an instant: how many items were tested, and how many of them by machine. */
export const judgementOf = (asOf: Date): RawBuilder<unknown> => sql`
  touchstone.fused_result o on o.artifact_id = s.artifact_id and o.scan_request_id = s.key and o.at <= ${asOf} and not exists (
    select from touchstone.fused_result n where n.id = o.replaced_by and n.scan_request_id = o.scan_request_id and n.at <= ${asOf})`;

type Source = (session: Session, filter: StageFilter) => RawBuilder<unknown>;

const during = (column: RawBuilder<unknown>, { from, until, asOf }: StageFilter) => sql<SqlBool>`
  ${column} <= ${asOf}
  and ${from === undefined ? sql`true` : sql`${column} >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`}
  and ${until === undefined ? sql`true` : sql`${column} < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`}`;

/** Those who do not read the events of an authority's cases count what was served on them, by the day that the case keeps. */
const firstEvents = (session: Session, types: readonly string[], kept: string | undefined, { asOf }: StageFilter) => {
  if (session.scope.kind === 'all' || session.scope.kind === 'province')
    return sql`select case_id, min(at) as at from touchstone.case_event where type in (${sql.join(types)}) and at <= ${asOf} group by case_id`;
  return kept === undefined
    ? sql`select k.id as case_id, k.closed_at as at from touchstone.enforcement_case k where false`
    : sql`select k.id as case_id, ${sql.ref(`k.${kept}`)} as at from touchstone.enforcement_case k where ${sql.ref(`k.${kept}`)} <= ${asOf}`;
};

const caseColumns = (at: RawBuilder<unknown>) => sql`
  c.id as key, c.subject_kind || ':' || c.subject_id as subject, date_trunc('milliseconds', ${at}) as at, c.subject_name as name, c.app_id, c.id as case_id, null::uuid as finding_id,
  c.operator_id, c.artifact_id, c.clauses, c.province, c.territory, c.campaign_id, a.category, null::jsonb as votes`;

/** A case counts with the first event of its kind: an order taken back and issued again is one. */
const ofEvent =
  (types: readonly string[], kept?: 'served_at' | 'noticed_at' | 'delisted_at'): Source =>
  (session, filter) =>
    sql`
    select ${caseColumns(sql`e.at`)}
    from (${firstEvents(session, types, kept, filter)}) e
    join touchstone.enforcement_case c on c.id = e.case_id left join touchstone.app a on a.id = c.app_id
    where ${during(sql`e.at`, filter)} and ${within(session, 'enforcement_case', 'c')}`;

/** A case counts by a day that it keeps itself. */
const ofDay =
  (day: 'opened_at' | 'closed_at', has: (filter: StageFilter) => RawBuilder<unknown>): Source =>
  (session, filter) =>
    sql`
    select ${caseColumns(sql.ref(`c.${day}`))}
    from touchstone.enforcement_case c left join touchstone.app a on a.id = c.app_id
    where ${has(filter)} and ${during(sql.ref(`c.${day}`), filter)} and ${within(session, 'enforcement_case', 'c')}`;

const SOURCES: Readonly<Record<Stage, Source>> = {
  // judged again on stored results is not tested again
  tested: (session, filter) => sql`
    select f.scan_request_id as key, coalesce(f.app_id, f.artifact_id)::text as subject, date_trunc('milliseconds', f.at) as at, coalesce(a.name, '') as name, f.app_id, null::uuid as case_id,
      null::uuid as finding_id, a.operator_id, f.artifact_id, '{}'::text[] as clauses, null::text as province, a.province as territory, q.campaign_id, a.category,
      null::jsonb as votes
    from touchstone.fused_result f join touchstone.scan_request q on q.id = f.scan_request_id left join touchstone.app a on a.id = f.app_id
    where ${during(sql`f.at`, filter)} and ${within(session, 'app', 'a')} and not exists (
      select from touchstone.fused_result o where o.replaced_by = f.id and o.scan_request_id = f.scan_request_id)`,

  problem: (session, filter) => sql`
    select n.id as key, n.subject_kind || ':' || n.subject_id as subject, date_trunc('milliseconds', e.at) as at, coalesce(a.name, n.subject_id) as name, n.app_id, null::uuid as case_id,
      n.id as finding_id, n.operator_id, n.artifact_id, array[n.clause] as clauses, null::text as province, n.province as territory, n.campaign_id, a.category, n.votes
    from (select finding_id, min(at) as at from touchstone.finding_event where to_state = 'CONFIRMED' and at <= ${filter.asOf} group by finding_id) e
    join touchstone.finding n on n.id = e.finding_id left join touchstone.app a on a.id = n.app_id
    where ${during(sql`e.at`, filter)} and ${within(session, 'finding', 'n')}`,

  ordered: ofEvent(['issue-order'], 'served_at'),
  submitted: ofEvent(['submit', 'late-submit']),
  rectified: ofEvent(['retest-passed']),
  notified: ofEvent(['publish-notice'], 'noticed_at'),
  delisted: ofEvent(['verify-absent'], 'delisted_at'),
  relisted: ofEvent(['relist']),

  relapsed: ofDay('opened_at', () => sql`c.recurrence_of is not null`),
  closed: ofDay('closed_at', () => sql`c.closed_at is not null`),
  recurred: ofDay(
    'closed_at',
    ({ asOf }) => sql`exists (select from touchstone.enforcement_case r where r.recurrence_of = c.id and r.opened_at <= ${asOf})`,
  ),
};

interface SliceRow {
  has(stage: Stage, value: string): RawBuilder<SqlBool>;
  divide(stage: Stage): { readonly join: RawBuilder<unknown>; readonly value: RawBuilder<unknown> };
}

const NO_JOIN = sql``;

/** One column, one value. */
const column = (expression: RawBuilder<unknown>): SliceRow => ({
  has: (_stage, value) => sql<SqlBool>`${expression} = ${value}`,
  divide: () => ({ join: NO_JOIN, value: expression }),
});

/** Many values a row: a table beside it, or a list in it. @param each selects `value` for the row `s` */
const many = (each: (stage: Stage) => RawBuilder<unknown>): SliceRow => ({
  has: (stage, value) => sql<SqlBool>`exists (select from (${each(stage)}) d where d.value = ${value})`,
  divide: (stage) => ({ join: sql`cross join lateral (select distinct d.value from (${each(stage)}) d) d`, value: sql`d.value` }),
});

const SLICES: Readonly<Record<Dimension, SliceRow>> = {
  month: column(sql`to_char(s.at at time zone 'Asia/Shanghai', 'YYYY-MM')`),
  /** Whose case it is; `ministry` where it is no province's. */
  province: column(sql`coalesce(s.province, 'ministry')`),
  territory: column(sql`coalesce(s.territory, 'unknown')`),
  category: column(sql`coalesce(s.category::text, 'unknown')`),
  /** Entries that were merged are one firm, called by the one that stands for the others. */
  operator: {
    has: (_stage, value) => (value === 'unknown' ? sql`s.operator_id is null` : ofFirm('s.operator_id', value)!),
    divide: () => ({
      join: sql`left join touchstone.merged_entries() as firm on firm.entry = s.operator_id`,
      value: sql`coalesce(coalesce(firm.stands, s.operator_id)::text, 'unknown')`,
    }),
  },
  campaign: column(sql`coalesce(s.campaign_id::text, 'none')`),
  clause: many(() => sql`select unnest(s.clauses) as value`),
  engine: many(() => sql`select v ->> 'engine' as value from jsonb_array_elements(s.votes) v where v ->> 'vote' = 'DETECTED'`),
  sdk: many(() => sql`select k.sdk_id as value from touchstone.artifact_sdk k where k.artifact_id = s.artifact_id`),
  /** Off which shelf; before that, on which it is or was. */
  store: many((stage) =>
    stage === 'delisted' || stage === 'relisted'
      ? sql`select i.store_id::text as value from touchstone.order_item i where i.case_id = s.case_id and i.kind = ${stage === 'delisted' ? 'delist' : 'relist'}`
      : sql`select l.store_id::text as value from touchstone.listing l where l.app_id = s.app_id`,
  ),
  batch: many(
    () => sql`select r.notice_id::text as value from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
      where r.case_id = s.case_id and n.published_at is not null`,
  ),
};
