import type { Scope } from '@touchstone/domain/access';
import { DEADLINE_RESULTS, type DeadlineResult } from '@touchstone/domain/deadline';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { scopesOf } from '../firm.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, among, equal } from './conditions.ts';
import { type DeadlineRow, deadlineColumns, deadlineOf } from './deadline-rows.ts';
import { countUpTo } from './desk-counts.ts';

/** A deadline in a list, with the case it belongs to. */
export interface ListedDeadline extends DeadlineRow {
  readonly caseNumber: string | null;
  readonly subjectName: string | null;
  readonly extendedBy: string | null;
}

export interface DeadlineFilter {
  readonly state?: string | undefined;
  readonly targetKind?: string | undefined;
  readonly target?: string | undefined;
  readonly case?: string | undefined;
  readonly purpose?: string | undefined;
  readonly obliged?: string | undefined;
  readonly organisation?: string | undefined;
  readonly handler?: string | undefined;
  /** What became of them; cancelled ones are of no result. */
  readonly result?: DeadlineResult | undefined;
  /** Of a firm as its page counts: entries that were merged are one. */
  readonly firm?: string | undefined;
  readonly ruleKind?: string | undefined;
  readonly startedFrom?: Date | undefined;
  readonly startedBefore?: Date | undefined;
  /** Running ones that are due before an instant, at it or later. */
  readonly dueBefore?: Date | undefined;
  readonly dueFrom?: Date | undefined;
  /** Running and over at an instant, due at once and late among them. */
  readonly overdueAt?: Date | undefined;
}

/** What a session sees of deadlines; row-level security says the same. */
export function seesDeadline({ scope, organisation }: Session): RawBuilder<SqlBool> {
  if (scope.kind === 'all') return sql`true`;
  return sql`(${anyOf([
    scope.kind === 'province' ? sql`d.province = ${scope.province}` : undefined,
    organisation === null ? undefined : sql`d.organisation_id = ${organisation}::uuid`,
    isObliging(scope) ? isObliged(scope) : undefined,
  ])})`;
}

const isObliged = (scope: Scope): RawBuilder<SqlBool> => sql`d.obliged = any (${scopesOf(scope)})`;

const FIRM = /^operator:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Of a firm by whichever of its entries. */
function obligedIs(obliged: string): RawBuilder<SqlBool> {
  const operator = FIRM.exec(obliged)?.[1];
  return operator === undefined ? sql`d.obliged = ${obliged}` : isObliged({ kind: 'operator', operator });
}

const isObliging = ({ kind }: Scope): boolean => kind === 'operator' || kind === 'store';
const anyOf = (conditions: readonly (RawBuilder<SqlBool> | undefined)[]): RawBuilder<SqlBool> => {
  const given = conditions.filter((one) => one !== undefined);
  return given.length === 0 ? sql`false` : sql`${sql.join(given, sql` or `)}`;
};

export const deadlineWhere = (session: Session, filter: DeadlineFilter): RawBuilder<SqlBool> =>
  allOf([
    seesDeadline(session),
    equal('d.state', filter.state),
    filter.result === undefined ? undefined : among('d.state', DEADLINE_RESULTS[filter.result], true),
    filter.firm === undefined ? undefined : isObliged({ kind: 'operator', operator: filter.firm }),
    filter.ruleKind === undefined ? undefined : sql`d.rule ->> 'kind' = ${filter.ruleKind}`,
    filter.startedFrom === undefined ? undefined : sql`d.started_at >= ${filter.startedFrom}`,
    filter.startedBefore === undefined ? undefined : sql`d.started_at < ${filter.startedBefore}`,
    equal('d.target_kind', filter.targetKind),
    equal('d.target_id', filter.target),
    equal('d.case_id', filter.case),
    equal('d.purpose', filter.purpose),
    filter.obliged === undefined ? undefined : obligedIs(filter.obliged),
    equal('d.organisation_id', filter.organisation),
    equal('c.handler_id', filter.handler),
    filter.dueBefore === undefined ? undefined : sql`d.due_at < ${filter.dueBefore}`,
    filter.overdueAt === undefined ? undefined : sql`(d.state = 'RUNNING' and d.due_at <= ${filter.overdueAt})`,
    filter.dueFrom === undefined ? undefined : sql`d.due_at >= ${filter.dueFrom}`,
  ]);

const from = sql`touchstone.deadline d left join touchstone.enforcement_case c on c.id = d.case_id`;

/** Deadlines that a session may see, the first due first; those whose day is not known come last. */
export async function listDeadlines(
  tx: SessionTransaction,
  session: Session,
  filter: DeadlineFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedDeadline[]> {
  const behind =
    after === undefined ? sql`true` : sql`(coalesce(d.due_at, 'infinity'), d.id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<Parameters<typeof deadlineOf>[0] & Pick<ListedDeadline, 'caseNumber' | 'subjectName' | 'extendedBy'>>`
    select ${deadlineColumns}, c.number as "caseNumber", c.subject_name as "subjectName", d.extended_by as "extendedBy"
    from ${from} where ${deadlineWhere(session, filter)} and ${behind} order by coalesce(d.due_at, 'infinity'), d.id limit ${limit}`.execute(
    tx,
  );
  return rows.map((row) => ({ ...deadlineOf(row), caseNumber: row.caseNumber, subjectName: row.subjectName, extendedBy: row.extendedBy }));
}

/** How many of a list there are, up to `most`; the list opens by the same predicate. */
export const countDeadlines = (tx: SessionTransaction, session: Session, filter: DeadlineFilter, most: number): Promise<number> =>
  countUpTo(tx, sql`select from ${from} where ${deadlineWhere(session, filter)}`, most);

export async function readDeadline(tx: SessionTransaction, session: Session, id: string): Promise<ListedDeadline | undefined> {
  const { rows } = await sql<Parameters<typeof deadlineOf>[0] & Pick<ListedDeadline, 'caseNumber' | 'subjectName' | 'extendedBy'>>`
    select ${deadlineColumns}, c.number as "caseNumber", c.subject_name as "subjectName", d.extended_by as "extendedBy"
    from ${from} where d.id = ${id} and ${seesDeadline(session)}`.execute(tx);
  const [row] = rows;
  return row === undefined
    ? undefined
    : { ...deadlineOf(row), caseNumber: row.caseNumber, subjectName: row.subjectName, extendedBy: row.extendedBy };
}

export async function deadlineEvents(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{
    seq: number;
    event: string;
    from: string | null;
    to: string;
    actor: string;
    basis: string;
    detail: object;
    at: Date;
  }>`
    select seq, event, from_state as from, to_state as to, actor, basis, detail, at from touchstone.deadline_event where deadline_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

/** How fast stores do what is to be done at once. */
export interface ResponseTime {
  readonly obliged: string;
  readonly store: string | null;
  readonly name: string | null;
  readonly asked: number;
  readonly done: number;
  /** Not done, and past the threshold. */
  readonly late: number;
  readonly medianMs: number | null;
  readonly longestMs: number | null;
}

/** Of every store: what it was to do at once between two instants, and how long that took. The slowest first. */
export async function responseTimes(
  tx: SessionTransaction,
  session: Session,
  span: { readonly from: Date; readonly until: Date; readonly now: Date },
): Promise<readonly ResponseTime[]> {
  const asked = deadlineWhere(session, { ruleKind: 'at-once', result: 'asked', startedFrom: span.from, startedBefore: span.until });
  const { rows } = await sql<ResponseTime>`
    with asked as (
      select d.obliged, d.state, d.due_at, extract(epoch from d.ended_at - d.started_at) * 1000 as took
      from touchstone.deadline d where d.obliged like 'store:%' and ${asked})
    select a.obliged, s.id as store, s.name, count(*)::int as asked, (count(*) filter (where a.state = 'MET'))::int as done,
      (count(*) filter (where a.state = 'RUNNING' and a.due_at <= ${span.now}))::int as late,
      (percentile_cont(0.5) within group (order by a.took) filter (where a.state = 'MET'))::float8 as "medianMs",
      (max(a.took) filter (where a.state = 'MET'))::float8 as "longestMs"
    from asked a left join touchstone.store s on 'store:' || s.id = a.obliged
    group by a.obliged, s.id, s.name
    order by late desc, "medianMs" desc nulls last, a.obliged limit 1000`.execute(tx);
  return rows;
}

/** How many deadlines wait for a calendar, of those that the session of the transaction sees. */
export async function provisionalCount(tx: SessionTransaction): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from touchstone.deadline where state = 'PROVISIONAL'`.execute(tx);
  return Number(rows[0]!.n);
}
