import { DUTY_COUNTS, type DutyCount, type DutyFigure, type DutyRow } from '@touchstone/domain/programme';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';

const LIVE = sql`l.state in ('LIVE', 'CHANGED', 'RELISTED')`;

export type StoreFigures = Readonly<
  Record<
    | 'listings'
    | 'newListings'
    | 'changedListings'
    | 'goneListings'
    | 'listingsWithFindings'
    | 'gateChecks'
    | 'gatePassed'
    | 'gateReturned'
    | 'gateManual'
    | 'orderItems'
    | 'orderItemsVerified'
    | 'orderItemsOpen'
    | 'measuresNotice'
    | 'measuresDelist'
    | 'measuresBan'
    | 'measuresLifted',
    number
  >
>;

/** What the platform counts of one store in a month, `[from, until)`. */
export async function storeFigures(tx: SessionTransaction, store: string, from: Date, until: Date): Promise<StoreFigures> {
  const within = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${until}`;
  const gate = (outcome: string) =>
    sql`(select count(*)::int from touchstone.gate_check g where g.store_id = ${store} and ${within('g.decided_at')} and g.outcome = ${outcome})`;
  const measure = (kind: string) =>
    sql`(select count(*)::int from touchstone.store_measure m where m.store_id = ${store} and m.kind = ${kind} and ${within('m.imposed_at')})`;
  const { rows } = await sql<StoreFigures>`
    select
      (select count(*)::int from touchstone.listing l where l.store_id = ${store} and ${LIVE}) as listings,
      (select count(*)::int from touchstone.listing l where l.store_id = ${store} and ${within('l.first_seen_at')}) as "newListings",
      (select count(distinct c.listing_id)::int from touchstone.listing_change c join touchstone.listing l on l.id = c.listing_id
        where l.store_id = ${store} and ${within('c.at')}) as "changedListings",
      (select count(*)::int from touchstone.listing l where l.store_id = ${store} and l.state in ('GONE', 'FORCED_OFF') and ${within('l.last_seen_at')}) as "goneListings",
      (select count(*)::int from touchstone.listing l where l.store_id = ${store} and ${LIVE}
        and exists (select from touchstone.finding f where f.app_id = l.app_id and f.state in ('CONFIRMED', 'PERSISTS'))) as "listingsWithFindings",
      (select count(*)::int from touchstone.gate_check g where g.store_id = ${store} and ${within('g.created_at')}) as "gateChecks",
      ${gate('pass')} as "gatePassed", ${gate('return')} as "gateReturned", ${gate('manual')} as "gateManual",
      (select count(*)::int from touchstone.order_item i where i.store_id = ${store} and i.state <> 'QUEUED' and ${within('i.created_at')}) as "orderItems",
      (select count(*)::int from touchstone.order_item i where i.store_id = ${store} and ${within('i.verified_at')}) as "orderItemsVerified",
      (select count(*)::int from touchstone.order_item i where i.store_id = ${store} and i.state not in ('QUEUED', 'VERIFIED_ABSENT', 'WITHDRAWN') and i.created_at < ${until}) as "orderItemsOpen",
      ${measure('problem-notice')} as "measuresNotice", ${measure('delist')} as "measuresDelist", ${measure('account-ban')} as "measuresBan",
      (select count(*)::int from touchstone.store_measure m where m.store_id = ${store} and m.state = 'LIFTED' and ${within('m.decided_at')}) as "measuresLifted"`.execute(
    tx,
  );
  return rows[0]!;
}

export interface NewStoreReport {
  readonly id: string;
  readonly store: string;
  readonly organisation: string;
  readonly month: string;
  readonly figures: StoreFigures;
  readonly stated: Readonly<Record<string, number>>;
  readonly note: string;
  readonly correction: string;
  readonly at: Date;
  readonly by: string | null;
}

export const storeReportRows = (tx: SessionTransaction) => ({
  /** Versions that the month has, held so that two reports at once are not both the next. */
  async holdVersions(store: string, month: string): Promise<number> {
    await sql`select pg_advisory_xact_lock(hashtextextended('store report ' || ${store}, 0))`.execute(tx);
    const { rows } = await sql<{ n: number }>`
      select coalesce(max(version), 0) as n from touchstone.store_report where store_id = ${store} and month = ${month}`.execute(tx);
    return rows[0]!.n;
  },

  async insertReport(row: NewStoreReport, version: number): Promise<void> {
    await sql`
      insert into touchstone.store_report (id, store_id, organisation_id, month, version, figures, stated, note, correction, submitted_at, submitted_by)
      values (${row.id}, ${row.store}, ${row.organisation}, ${row.month}, ${version}, ${JSON.stringify(row.figures)}::jsonb, ${JSON.stringify(row.stated)}::jsonb,
        ${row.note}, ${row.correction}, ${row.at}, ${row.by})`.execute(tx);
  },

  async insertCheck(row: {
    readonly id: string;
    readonly store: string;
    readonly organisation: string;
    readonly by: string | null;
    readonly listings: number;
    readonly rows: readonly DutyRow[];
    readonly at: Date;
  }): Promise<void> {
    await sql`
      insert into touchstone.store_duty_check (id, store_id, organisation_id, asked_by, listings, result, at)
      values (${row.id}, ${row.store}, ${row.organisation}, ${row.by}, ${row.listings}, ${JSON.stringify(row.rows)}::jsonb, ${row.at})`.execute(
      tx,
    );
  },

  /** A finding about the store, for people to decide; undefined where the same is one already. */
  async proposeFinding(finding: {
    readonly id: string;
    readonly store: string;
    readonly clause: string;
    readonly rule: string;
    readonly summary: string;
    readonly basis: string;
    readonly at: Date;
  }): Promise<string | undefined> {
    const { rows } = await sql<{ id: string }>`
      insert into touchstone.finding (id, subject_kind, subject_id, clause, rule, fingerprint, state, strength, severity, confidence, rank, summary, province, operator_id, opened_at)
      select ${finding.id}, 'store', s.id::text, ${finding.clause}, ${finding.rule}, ${`store ${finding.clause}`}, 'NEEDS_REVIEW', 'suspected', 2, 0.5, 1,
        ${finding.summary}, s.province, s.operator_id, ${finding.at}
      from touchstone.store s where s.id = ${finding.store} on conflict do nothing returning id`.execute(tx);
    const made = rows[0]?.id;
    if (made === undefined) return undefined;
    await sql`
      insert into touchstone.finding_event (finding_id, seq, event, from_state, to_state, actor, basis, at)
      values (${made}, 1, 'found', null, 'CANDIDATE', current_setting('touchstone.actor'), ${finding.basis}, ${finding.at}),
        (${made}, 2, 'score-high', 'CANDIDATE', 'NEEDS_REVIEW', current_setting('touchstone.actor'), ${finding.basis}, ${finding.at})`.execute(
      tx,
    );
    return made;
  },
});

const EXAMPLES = 5;

/** What of a shelf is looked at for each count: which rows can be looked at, and which of them are at fault. */
const COUNTED: Readonly<
  Record<
    DutyCount,
    (store: string) => { readonly from: RawBuilder<unknown>; readonly at: RawBuilder<SqlBool>; readonly id: string; readonly text: string }
  >
> = {
  'name-differs': (store) => ({
    from: sql`touchstone.listing l join touchstone.artifact f on f.sha256 = l.artifact_sha256 where l.store_id = ${store} and ${LIVE} and f.manifest ->> 'label' <> ''`,
    at: sql`lower(regexp_replace(f.manifest ->> 'label', '\\s', '', 'g')) <> lower(regexp_replace(l.name, '\\s', '', 'g'))`,
    id: 'l.id',
    text: 'l.name',
  }),
  'developer-missing': (store) => listings(store, sql`coalesce(l.developer, '') = ''`),
  'version-missing': (store) => listings(store, sql`coalesce(l.version_name, '') = ''`),
  'permissions-missing': (store) => listings(store, sql`cardinality(l.permissions) = 0`),
  'policy-missing': (store) => listings(store, sql`coalesce(l.policy_url, '') = ''`),
  'page-incomplete': (store) =>
    listings(
      store,
      sql`(coalesce(l.developer, '') = '' or coalesce(l.version_name, '') = '' or cardinality(l.permissions) = 0 or coalesce(l.policy_url, '') = '')`,
    ),
  'developer-unidentified': (store) => ({
    from: sql`touchstone.developer_account d where d.store_id = ${store}`,
    at: sql`d.operator_id is null`,
    id: 'd.id',
    text: 'd.name',
  }),
  'order-not-done': (store) => ({
    from: sql`touchstone.order_item i where i.store_id = ${store} and i.state not in ('QUEUED', 'SENT', 'WITHDRAWN')`,
    at: sql`i.state in ('STILL_LIVE', 'OVERDUE', 'ESCALATED', 'REAPPEARED')`,
    id: 'i.id',
    text: 'i.app_name',
  }),
};

const listings = (store: string, at: RawBuilder<SqlBool>) => ({
  from: sql`touchstone.listing l where l.store_id = ${store} and ${LIVE}`,
  at,
  id: 'l.id',
  text: 'l.name',
});

/** Every count of a shelf, with a few examples each. */
export async function dutyFigures(tx: SessionTransaction, store: string): Promise<Readonly<Record<DutyCount, DutyFigure>>> {
  const figures = {} as Record<DutyCount, DutyFigure>;
  for (const count of DUTY_COUNTS) {
    const { from, at, id, text } = COUNTED[count](store);
    const { rows } = await sql<{
      found: number;
      of: number;
    }>`select (count(*) filter (where ${at}))::int as found, count(*)::int as of from ${from}`.execute(tx);
    const examples = await sql<{ id: string; text: string }>`
      select ${sql.ref(id)}::text as id, ${sql.ref(text)} as text from ${from} and ${at} order by ${sql.ref(id)} limit ${EXAMPLES}`.execute(
      tx,
    );
    figures[count] = { ...rows[0]!, examples: examples.rows };
  }
  return figures;
}

const seen = ({ scope }: Session, alias: string): RawBuilder<SqlBool> => {
  const store = sql.ref(`${alias}.store_id`);
  if (scope.kind === 'all') return sql`true`;
  if (scope.kind === 'store') return sql`${store} = ${scope.store}::uuid`;
  if (scope.kind === 'province')
    return sql`exists (select from touchstone.store s where s.id = ${store} and s.province = ${scope.province})`;
  return sql`false`;
};

interface Behind {
  readonly at: string;
  readonly id: string;
}
const key = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export interface ListedReport {
  readonly id: string;
  readonly store: string;
  readonly storeName: string;
  readonly month: string;
  readonly reportVersion: number;
  readonly figures: StoreFigures;
  readonly stated: Readonly<Record<string, number>>;
  readonly note: string;
  readonly correction: string;
  readonly submittedAt: Date;
  readonly submittedKey: string;
  readonly isNewest: boolean;
}

/** Of each month the version that was the newest by an instant. */
const isNewestBy = (asOf: string) => sql<SqlBool>`r.submitted_at <= ${asOf}::timestamptz and not exists (
  select from touchstone.store_report o
  where o.store_id = r.store_id and o.month = r.month and o.version > r.version and o.submitted_at <= ${asOf}::timestamptz)`;

const reports = sql`r.id, r.store_id as store, n.name as "storeName", r.month, r.version as "reportVersion", r.figures, r.stated, r.note, r.correction,
  r.submitted_at as "submittedAt", ${key('r.submitted_at')} as "submittedKey",
  not exists (select from touchstone.store_report o where o.store_id = r.store_id and o.month = r.month and o.version > r.version) as "isNewest"
  from touchstone.store_report r join touchstone.store n on n.id = r.store_id`;

export interface ReportFilter {
  readonly store?: string | undefined;
  readonly month?: string | undefined;
  readonly year?: number | undefined;
  readonly asOf?: string | undefined;
}

const reportsOf = (session: Session, filter: ReportFilter) => [
  seen(session, 'r'),
  equal('r.store_id', filter.store),
  equal('r.month', filter.month),
  filter.year === undefined ? undefined : sql<SqlBool>`r.month like ${`${filter.year}-%`}`,
  filter.asOf === undefined ? undefined : isNewestBy(filter.asOf),
];

/** What stores say that they took down of themselves, added up over the same reports that are listed. */
export async function ownDelistings(tx: SessionTransaction, session: Session, filter: ReportFilter) {
  const { rows } = await sql<{ count: number; reports: number }>`
    select coalesce(sum((r.stated ->> 'appsDelistedOwn')::bigint), 0)::float8 as count, count(*) as reports
    from touchstone.store_report r where ${allOf(reportsOf(session, filter))}`.execute(tx);
  return rows[0]!;
}

export async function listReports(
  tx: SessionTransaction,
  session: Session,
  filter: ReportFilter & { readonly id?: string },
  limit: number,
  after?: Behind,
): Promise<readonly ListedReport[]> {
  const where = allOf([
    ...reportsOf(session, filter),
    equal('r.id', filter.id),
    after === undefined ? undefined : sql`(r.submitted_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  return (await sql<ListedReport>`select ${reports} where ${where} order by r.submitted_at desc, r.id desc limit ${limit}`.execute(tx))
    .rows;
}

export interface ListedDutyCheck {
  readonly id: string;
  readonly store: string;
  readonly storeName: string;
  readonly listings: number;
  readonly rows: readonly DutyRow[];
  readonly at: Date;
  readonly atKey: string;
}

const checks = sql`c.id, c.store_id as store, n.name as "storeName", c.listings, c.result as rows, c.at, ${key('c.at')} as "atKey"
  from touchstone.store_duty_check c join touchstone.store n on n.id = c.store_id`;

export async function listDutyChecks(
  tx: SessionTransaction,
  session: Session,
  filter: { readonly store?: string; readonly id?: string },
  limit: number,
  after?: Behind,
): Promise<readonly ListedDutyCheck[]> {
  const where = allOf([
    seen(session, 'c'),
    equal('c.id', filter.id),
    equal('c.store_id', filter.store),
    after === undefined ? undefined : sql`(c.at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  return (await sql<ListedDutyCheck>`select ${checks} where ${where} order by c.at desc, c.id desc limit ${limit}`.execute(tx)).rows;
}

/** Whether the session may look into the duties of this store. */
export async function mayCheckStore(tx: SessionTransaction, session: Session, store: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from touchstone.store x join lateral (select x.id as store_id) c on true where x.id = ${store} and ${seen(session, 'c')}`.execute(
    tx,
  );
  return rows.length > 0;
}
