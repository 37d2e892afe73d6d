import type { MeasureKind, MeasureState, ProgrammeState, TargetState } from '@touchstone/domain/programme';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { firmEntries } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';

interface Behind {
  readonly at: string;
  readonly id: string;
}

/** A store's rows: its own, those of stores of one's province, all; what firms see is said by the caller. */
const ofStore = ({ scope }: Session, alias: string, ofFirm: (operator: string) => RawBuilder<SqlBool>): RawBuilder<SqlBool> => {
  const store = sql.ref(`${alias}.store_id`);
  switch (scope.kind) {
    case 'all':
      return sql`true`;
    case 'store':
      return sql`${store} = ${scope.store}::uuid`;
    case 'province':
      return sql`exists (select from touchstone.store s where s.id = ${store} and s.province = ${scope.province})`;
    case 'operator':
      return ofFirm(scope.operator);
    default:
      return sql`false`;
  }
};

export interface ListedProgramme {
  readonly id: string;
  readonly store: string;
  readonly storeName: string;
  readonly title: string;
  readonly announcement: string;
  readonly clauses: readonly string[];
  readonly state: ProgrammeState;
  readonly dueAt: Date | null;
  readonly announcedAt: Date | null;
  readonly notifiedAt: Date | null;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly rowVersion: number;
}

const key = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = sql`p.id, p.store_id as store, n.name as "storeName", p.title, p.announcement, p.clauses, p.state, p.due_at as "dueAt", p.announced_at as "announcedAt",
  p.notified_at as "notifiedAt", p.closed_at as "closedAt", p.created_at as "createdAt", ${key('p.created_at')} as "createdKey", p.row_version as "rowVersion"`;

/** A draft is the store's alone; firms see programmes in which they were told something. */
const visible = (session: Session): RawBuilder<SqlBool> => {
  const told = (operator: string) => sql<SqlBool>`exists (
    select from touchstone.programme_target t join touchstone.app a on a.id = t.app_id
    where t.programme_id = p.id and t.notified_at is not null and a.operator_id = any (${firmEntries(operator)}))`;
  const rows = ofStore(session, 'p', told);
  return session.scope.kind === 'store' ? rows : sql`(p.state <> 'DRAFT' and ${rows})`;
};

export async function listProgrammes(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly state?: string | undefined; readonly store?: string | undefined },
  limit: number,
  after?: Behind,
): Promise<readonly ListedProgramme[]> {
  const where = allOf([
    visible(session),
    equal('p.state', filter.state),
    equal('p.store_id', filter.store),
    after === undefined ? undefined : sql`(p.created_at, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  const { rows } = await sql<ListedProgramme>`
    select ${columns} from touchstone.programme p join touchstone.store n on n.id = p.store_id where ${where} order by p.created_at desc, p.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function readProgramme(tx: SessionTransaction, session: Session, id: string): Promise<ListedProgramme | undefined> {
  const { rows } = await sql<ListedProgramme>`
    select ${columns} from touchstone.programme p join touchstone.store n on n.id = p.store_id where p.id = ${id} and ${visible(session)}`.execute(
    tx,
  );
  return rows[0];
}

export interface ListedTarget {
  readonly id: string;
  readonly listing: string;
  readonly app: string | null;
  readonly name: string;
  readonly versionName: string | null;
  readonly developer: string | null;
  readonly state: TargetState;
  readonly problems: readonly { readonly clause: string; readonly strength: 'violation' | 'suspected'; readonly place: string }[];
  readonly notTested: number;
  readonly reason: string;
  readonly noticeZh: string | null;
  readonly noticeEn: string | null;
  readonly notifiedAt: Date | null;
}

/** What was found is the store's; an authority reads its own findings, and no store's thoughts of what nobody was told. */
const targetsOf = (session: Session): RawBuilder<SqlBool> => {
  if (session.scope.kind === 'store') return sql`l.store_id = ${session.scope.store}::uuid`;
  if (session.scope.kind === 'operator')
    return sql`(t.notified_at is not null and a.operator_id = any (${firmEntries(session.scope.operator)}))`;
  return sql`false`;
};

const targetColumns = sql`t.id, t.listing_id as listing, t.app_id as app, coalesce(l.name, '') as name, l.version_name as "versionName", l.developer, t.state, t.problems,
  t.not_tested as "notTested", t.reason, t.notice_zh as "noticeZh", t.notice_en as "noticeEn", t.notified_at as "notifiedAt"`;
const targets = sql`touchstone.programme_target t left join touchstone.listing l on l.id = t.listing_id left join touchstone.app a on a.id = t.app_id`;

export async function listTargets(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly programme: string; readonly state?: string | undefined },
  limit: number,
  after?: string,
): Promise<readonly ListedTarget[]> {
  const where = allOf([
    equal('t.programme_id', filter.programme),
    targetsOf(session),
    equal('t.state', filter.state),
    after === undefined ? undefined : sql`t.id > ${after}::uuid`,
  ]);
  const { rows } = await sql<ListedTarget>`select ${targetColumns} from ${targets} where ${where} order by t.id limit ${limit}`.execute(tx);
  return rows;
}

export async function readTarget(tx: SessionTransaction, session: Session, id: string): Promise<ListedTarget | undefined> {
  const { rows } = await sql<ListedTarget>`select ${targetColumns} from ${targets} where t.id = ${id} and ${targetsOf(session)}`.execute(
    tx,
  );
  return rows[0];
}

/** How many targets are in which state: for the store, and for authorities as a number. */
export async function targetCounts(tx: SessionTransaction, programme: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from touchstone.programme_target where programme_id = ${programme} group by 1 order by 1`.execute(tx);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

export interface ListedMeasure {
  readonly id: string;
  readonly store: string;
  readonly storeName: string;
  readonly programme: string | null;
  readonly target: string | null;
  readonly listing: string | null;
  readonly app: string | null;
  readonly appName: string;
  readonly kind: MeasureKind;
  readonly state: MeasureState;
  readonly reason: string;
  readonly noticeZh: string;
  readonly noticeEn: string;
  readonly imposedAt: Date;
  readonly imposedKey: string;
  readonly appeal: string | null;
  readonly appealedAt: Date | null;
  readonly decision: string | null;
  readonly decidedAt: Date | null;
  readonly rowVersion: number;
}

const measureColumns = sql`m.id, m.store_id as store, n.name as "storeName", m.programme_id as programme, m.target_id as target, m.listing_id as listing, m.app_id as app,
  coalesce(l.name, '') as "appName", m.kind, m.state, m.reason, m.notice_zh as "noticeZh", m.notice_en as "noticeEn", m.imposed_at as "imposedAt",
  ${key('m.imposed_at')} as "imposedKey", m.appeal, m.appealed_at as "appealedAt", m.decision, m.decided_at as "decidedAt", m.row_version as "rowVersion"`;
const measures = sql`touchstone.store_measure m join touchstone.store n on n.id = m.store_id left join touchstone.listing l on l.id = m.listing_id`;
const measuresSeen = (session: Session) =>
  ofStore(
    session,
    'm',
    (operator) =>
      sql<SqlBool>`exists (select from touchstone.app a where a.id = m.app_id and a.operator_id = any (${firmEntries(operator)}))`,
  );

export async function listMeasures(
  tx: SessionTransaction,
  session: Session,
  filter: {
    readonly store?: string | undefined;
    readonly kind?: string | undefined;
    readonly state?: string | undefined;
    readonly programme?: string | undefined;
    readonly listing?: string | undefined;
    readonly account?: string | undefined;
    readonly standing?: boolean | undefined;
  },
  limit: number,
  after?: Behind,
): Promise<readonly ListedMeasure[]> {
  const where = allOf([
    measuresSeen(session),
    equal('m.store_id', filter.store),
    equal('m.kind', filter.kind),
    equal('m.state', filter.state),
    equal('m.programme_id', filter.programme),
    equal('m.listing_id', filter.listing),
    equal('m.developer_account_id', filter.account),
    filter.standing === true ? sql`m.state <> 'LIFTED'` : undefined,
    after === undefined ? undefined : sql`(m.imposed_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  const { rows } = await sql<ListedMeasure>`
    select ${measureColumns} from ${measures} where ${where} order by m.imposed_at desc, m.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readMeasure(tx: SessionTransaction, session: Session, id: string): Promise<ListedMeasure | undefined> {
  const { rows } =
    await sql<ListedMeasure>`select ${measureColumns} from ${measures} where m.id = ${id} and ${measuresSeen(session)}`.execute(tx);
  return rows[0];
}

export interface ShelfRow {
  readonly id: string;
  readonly storeAppId: string;
  readonly name: string;
  readonly versionName: string | null;
  readonly state: string;
  readonly developer: string | null;
  readonly app: string | null;
  readonly findings: number;
  readonly orders: number;
  readonly measures: number;
  readonly missing: readonly string[];
}

/** What a listing must show and does not. */
const missing = sql`array_remove(array[
    case when coalesce(l.developer, '') = '' then 'developer' end, case when coalesce(l.version_name, '') = '' then 'version' end,
    case when cardinality(l.permissions) = 0 then 'permissions' end, case when coalesce(l.policy_url, '') = '' then 'policy' end,
    case when coalesce(l.filing_no, '') = '' then 'filing' end], null)`;

export interface ShelfFilter {
  readonly store: string;
  /** Part of a name, of a package, or the store's own number of an app. */
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly withProblems?: boolean | undefined;
  readonly withFindings?: boolean | undefined;
  readonly account?: string | undefined;
}

const like = (column: RawBuilder<unknown>, q: string) => sql<SqlBool>`${column} ilike ${`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`}`;
const named = (q: string) => sql<SqlBool>`(${like(sql`l.name`, q)} or ${like(sql`l.store_app_id`, q)} or ${like(sql`l.developer`, q)}
  or exists (select from touchstone.app a where a.id = l.app_id and ${like(sql`a.package`, q)}))`;

/** Listings of one's own shelf with what is wrong with each: confirmed findings, open orders, own measures, what its page lacks. */
export async function listShelf(
  tx: SessionTransaction,
  session: Session,
  filter: ShelfFilter,
  limit: number,
  after?: string,
): Promise<readonly ShelfRow[]> {
  const findings = sql`(select count(*)::int from touchstone.finding f where f.app_id = l.app_id and f.state in ('CONFIRMED', 'PERSISTS') and ${within(session, 'finding', 'f')})`;
  const orders = sql`(select count(*)::int from touchstone.order_item i where i.listing_id = l.id and i.state not in ('QUEUED', 'VERIFIED_ABSENT', 'WITHDRAWN'))`;
  const own = sql`(select count(*)::int from touchstone.store_measure m where m.listing_id = l.id and m.state <> 'LIFTED')`;
  const where = allOf([
    equal('l.store_id', filter.store),
    within(session, 'listing', 'l'),
    filter.state === undefined ? sql`l.state in ('LIVE', 'CHANGED', 'RELISTED')` : equal('l.state', filter.state),
    filter.q === undefined ? undefined : named(filter.q),
    equal('l.developer_account_id', filter.account),
    filter.withFindings === true ? sql`${findings} > 0` : undefined,
    filter.withProblems === true ? sql`(${findings} > 0 or ${orders} > 0 or ${own} > 0 or cardinality(${missing}) > 0)` : undefined,
    after === undefined ? undefined : sql`l.id > ${after}::uuid`,
  ]);
  const { rows } = await sql<ShelfRow>`
    select l.id, l.store_app_id as "storeAppId", l.name, l.version_name as "versionName", l.state, l.developer, l.app_id as app, ${findings} as findings,
      ${orders} as orders, ${own} as measures, ${missing} as missing
    from touchstone.listing l where ${where} order by l.id limit ${limit}`.execute(tx);
  return rows;
}

export interface AccountRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly operator: string | null;
  readonly listings: number;
  readonly withFindings: number;
  readonly measures: number;
  readonly isBanned: boolean;
}

/** Developer accounts of one's own store. */
export async function listAccounts(
  tx: SessionTransaction,
  session: Session,
  store: string,
  limit: number,
  after?: string,
): Promise<readonly AccountRow[]> {
  const live = sql`l.developer_account_id = d.id and l.state in ('LIVE', 'CHANGED', 'RELISTED')`;
  const measure = sql`from touchstone.store_measure m where m.developer_account_id = d.id and m.state <> 'LIFTED'`;
  const { rows } = await sql<AccountRow>`
    select d.id, d.account, d.name, d.operator_id as operator, (select count(*)::int from touchstone.listing l where ${live}) as listings,
      (select count(*)::int from touchstone.listing l where ${live} and exists (
        select from touchstone.finding f where f.app_id = l.app_id and f.state in ('CONFIRMED', 'PERSISTS') and ${within(session, 'finding', 'f')})) as "withFindings",
      (select count(*)::int ${measure}) as measures, exists (select ${measure} and m.kind = 'account-ban') as "isBanned"
    from touchstone.developer_account d where d.store_id = ${store} and ${after === undefined ? sql`true` : sql`d.id > ${after}::uuid`} order by d.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}
