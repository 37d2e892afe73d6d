import { sql } from 'kysely';
import type { Session, SessionTransaction } from '../session.ts';
import { judgementOf, type StageFilter, stageRows } from './stage-sql.ts';

/** An item of a test: one clause of one artifact that somebody decided. */
export interface TestedItem {
  readonly scan: string;
  readonly clause: string;
  readonly decidedBy: 'machine' | 'person';
  readonly at: Date;
  readonly name: string;
  readonly app: string | null;
  readonly operator: string | null;
  readonly territory: string | null;
}

export interface ItemWish {
  readonly decidedBy?: TestedItem['decidedBy'] | undefined;
  readonly clause?: string | undefined;
}

export interface BehindItem {
  readonly at: Date;
  readonly scan: string;
  readonly clause: string;
}

/**
 * Items of a judgement and who decided each, as `decidedBy` of the domain says: a machine where it finds nothing or a violation and no
 * person said otherwise. What nobody decided is no item.
 */
const ITEMS = sql`
  select e.item ->> 'clause' collate "C" as clause,
    case when d.machine is not null and coalesce(d.person, '{}') <@ d.machine then 'machine' else 'person' end as decided_by
  from jsonb_array_elements(t.clauses) as e(item) cross join lateral (
    select array_agg(a.answer) filter (where not a.is_person) as machine, array_agg(a.answer) filter (where a.is_person) as person
    from (
      select v.is_person, case when v.vote ->> 'vote' = 'NOT_DETECTED' then 'clean'
        when v.vote ->> 'vote' = 'DETECTED' and (v.is_person or v.vote ->> 'strength' is distinct from 'suspected') then 'found' end as answer
      from (
        select w.vote, coalesce((w.vote ->> 'isPerson')::boolean, false) as is_person
        from jsonb_array_elements(e.item -> 'votes') as w(vote)) v) a
    where a.answer is not null) d
  where d.machine is not null or d.person is not null`;

/** The items that the counted tests tested, the newest tests first: no more tests are opened than the page may need. */
export async function listItems(
  tx: SessionTransaction,
  session: Session,
  filter: StageFilter,
  { decidedBy, clause }: ItemWish,
  limit: number,
  after: BehindItem | undefined,
): Promise<readonly TestedItem[]> {
  const wanted = sql`${decidedBy === undefined ? sql`true` : sql`i.decided_by = ${decidedBy}`} and ${clause === undefined ? sql`true` : sql`i.clause = ${clause}`}`;
  const [from, behind] =
    after === undefined
      ? [sql`true`, sql`true`]
      : [
          sql`(s.at, s.key) <= (${after.at}, ${after.scan}::uuid)`,
          sql`((t.at, t.key) < (${after.at}, ${after.scan}::uuid) or i.clause > ${after.clause})`,
        ];
  const { rows } = await sql<TestedItem>`
    with opened as (
      select t.* from (
        select s.key, s.at, s.name, s.app_id, s.operator_id, s.territory, o.clauses
        from ${stageRows(session, 'tested', filter)} s join ${judgementOf(filter.asOf)} where ${from}) t
      where exists (select from (${ITEMS}) i where ${wanted})
      order by t.at desc, t.key desc limit ${limit + 1})
    select t.key as scan, i.clause, i.decided_by as "decidedBy", t.at, t.name, t.app_id as app, t.operator_id as operator, t.territory
    from opened t cross join lateral (${ITEMS}) i
    where ${wanted} and ${behind}
    order by t.at desc, t.key desc, i.clause limit ${limit}`.execute(tx);
  return rows;
}
