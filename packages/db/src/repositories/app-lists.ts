import { formatScope } from '@touchstone/domain/access';
import { OPEN_FINDINGS } from '@touchstone/domain/finding';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { among } from './conditions.ts';
import { appsNamed, beginsWith, isCommonName, type SearchWords, searchWords } from './search-words.ts';

export interface AppFilter {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly platform?: string | undefined;
  readonly province?: string | undefined;
  readonly category?: number | undefined;
  readonly operator?: string | undefined;
  /** As the page of the firm counts: entries that were merged are one. */
  readonly firm?: string | undefined;
  readonly store?: string | undefined;
  readonly head?: boolean | undefined;
}

export interface ListedApp {
  readonly id: string;
  readonly kind: 'app' | 'mini-program' | 'quick-app' | 'preinstalled';
  readonly platform: string;
  readonly package: string;
  readonly name: string;
  readonly category: number | null;
  readonly filing: string | null;
  readonly operator: string | null;
  readonly operatorName: string | null;
  readonly province: string | null;
  readonly isHead: boolean;
  readonly reachBand: number;
  readonly latestVersion: string | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly rowVersion: number;
}

const columns = sql`a.id, a.kind, a.platform, a.package, a.name, a.category, a.filing_no as filing, a.operator_id as operator, o.name as "operatorName",
  a.province, a.is_head as "isHead", a.reach_band as "reachBand", v.version_name as "latestVersion", a.first_seen_at as "firstSeenAt",
  a.last_seen_at as "lastSeenAt", a.row_version as "rowVersion"`;

/** Where a page begins: behind this app. */
export interface AfterApp {
  readonly reachBand: number;
  readonly id: string;
}

/** Apps a session may see, those that most people have first. The page is chosen by the index alone; names are joined to it afterwards. */
export async function listApps(
  tx: SessionTransaction,
  session: Session,
  filter: AppFilter,
  limit: number,
  after?: AfterApp,
): Promise<readonly ListedApp[]> {
  const words = filter.q === undefined ? undefined : searchWords(filter.q);
  // whoever sees another part would read along many that are not theirs
  const mayReadAlong =
    (session.scope.kind === 'all' || session.scope.kind === 'province') && (words?.form === 'name' || words?.form === 'latin');
  const isCommon = mayReadAlong && (await isCommonName(words).execute(tx)).rows[0]?.isCommon;
  const seen = { isCommon: isCommon === true, othersAreFew: await othersAreFew(tx, session) };
  return (await appsQuery(session, filter, limit, after, seen).execute(tx)).rows;
}

/** What decides in which way a page is found sooner. */
interface Seen {
  readonly isCommon?: boolean;
  /** Apps that a province reaches though they are another's: so few that they are looked up one by one. */
  readonly othersAreFew?: boolean;
}

/** Behind a deep page so few may lie that reading along the list of millions to find fifty of them takes seconds. */
const FEW = 20_000;

async function othersAreFew(tx: SessionTransaction, session: Session): Promise<boolean> {
  if (session.scope.kind !== 'province') return false;
  const { rows } = await sql<{ isFew: boolean }>`
    select count(*) <= ${FEW} as "isFew" from (
      select from touchstone.app_scope s where s.scope = ${formatScope(session.scope)} limit ${FEW + 1}) others`.execute(tx);
  return rows[0]?.isFew === true;
}

/** The list as SQL, for its plan. */
export function appsQuery(
  session: Session,
  filter: AppFilter,
  limit: number,
  after?: AfterApp,
  { isCommon = false, othersAreFew = false }: Seen = {},
) {
  return sql<ListedApp>`
    select ${columns} from ${pageOfApps(session, conditions(filter, after, isCommon), limit, othersAreFew)} a
      left join touchstone.operator o on o.id = a.operator_id left join touchstone.app_version v on v.id = a.latest_version_id
    order by a.reach_band desc, a.id desc`;
}

/** One page of the apps `a` that a session may see, those that most people have first. */
export function pageOfApps(session: Session, conditions: readonly RawBuilder<SqlBool>[], limit: number, othersAreFew = false) {
  const where = sql.join(conditions, sql` and `);
  const pages = reachesOf(session, othersAreFew).map(
    ({ apps, reach }) => sql`(select * from ${apps} a where ${reach} and ${where} order by a.reach_band desc, a.id desc limit ${limit})`,
  );
  return sql`(select * from (${sql.join(pages, sql` union all `)}) a order by a.reach_band desc, a.id desc limit ${limit})`;
}

interface Reach {
  readonly apps: RawBuilder<unknown>;
  readonly reach: RawBuilder<SqlBool>;
}

/**
 * A province's own apps have an index in the order of the list, those that it reaches otherwise have none: each is a page of its own.
 * A few of these are fetched whole, behind `offset 0`: of what lies behind a page the planner knows too little not to read along the list.
 */
function reachesOf(session: Session, othersAreFew: boolean): readonly Reach[] {
  const apps = sql`touchstone.app`;
  if (session.scope.kind !== 'province') return [{ apps, reach: within(session, 'app', 'a') }];
  const { province } = session.scope;
  const reached = sql`select s.app_id from touchstone.app_scope s where s.scope = ${formatScope(session.scope)}`;
  const elsewhere = sql<SqlBool>`a.province is distinct from ${province}`;
  const others = othersAreFew
    ? { apps: sql`(select o.* from touchstone.app o where o.id = any(array(${reached})) offset 0)`, reach: elsewhere }
    : { apps, reach: sql<SqlBool>`${elsewhere} and a.id in (${reached})` };
  return [{ apps, reach: sql`a.province = ${province}` }, others];
}

export async function readApp(tx: SessionTransaction, session: Session, id: string): Promise<ListedApp | undefined> {
  const { rows } = await sql<ListedApp>`
    select ${columns} from touchstone.app a left join touchstone.operator o on o.id = a.operator_id left join touchstone.app_version v on v.id = a.latest_version_id
    where a.id = ${id} and ${within(session, 'app', 'a')}`.execute(tx);
  return rows[0];
}

function conditions(filter: AppFilter, after: AfterApp | undefined, isCommon: boolean): readonly RawBuilder<SqlBool>[] {
  const { q, kind, platform, province, category, operator, firm, store, head } = filter;
  const words = q === undefined ? undefined : searchWords(q);
  const all: readonly (RawBuilder<SqlBool> | undefined)[] = [
    sql<SqlBool>`a.merged_into is null`,
    q === undefined ? undefined : words === undefined ? sql<SqlBool>`false` : found(words, isCommon),
    kind === undefined ? undefined : sql`a.kind = ${kind}`,
    platform === undefined ? undefined : sql`a.platform = ${platform}`,
    province === undefined ? undefined : sql`a.province = ${province}`,
    category === undefined ? undefined : sql`a.category = ${category}`,
    ofFirm('a.operator_id', operator),
    ofFirm('a.operator_id', firm),
    store === undefined ? undefined : sql`exists (select from touchstone.listing l where l.app_id = a.id and l.store_id = ${store})`,
    head === undefined ? undefined : head ? sql`a.is_head` : sql`not a.is_head`,
    after === undefined ? undefined : sql`(a.reach_band, a.id) < (${after.reachBand}::smallint, ${after.id}::uuid)`,
  ];
  return all.filter((one) => one !== undefined);
}

function found(words: SearchWords, isCommon: boolean): RawBuilder<SqlBool> {
  switch (words.form) {
    case 'credit-code':
      return sql`a.operator_id in (select coalesce(o.merged_into, o.id) from touchstone.operator o where o.credit_code = ${words.text})`;
    case 'filing':
      return beginsWith(sql`a.filing_no`, words.text);
    case 'sha256':
      return sql`a.id in (select v.app_id from touchstone.app_version v join touchstone.artifact f on f.app_version_id = v.id
        where f.sha256 = ${words.text} or f.signers @> array[${words.text}])`;
    case 'package':
      return beginsWith(sql`a.package`, words.text);
    default:
      return appsNamed('a', words, isCommon);
  }
}

export interface AppDetail {
  readonly listings: readonly {
    readonly id: string;
    readonly store: string;
    readonly storeName: string;
    readonly state: string;
    readonly versionName: string | null;
    readonly lastSeenAt: Date;
  }[];
  readonly signers: readonly {
    readonly sha256: string;
    readonly subject: string;
    readonly isDebug: boolean;
    readonly files: number;
    readonly stores: readonly string[];
  }[];
  readonly evidence: readonly {
    readonly operator: string;
    readonly operatorName: string;
    readonly kind: string;
    readonly source: string;
    readonly since: Date;
  }[];
  readonly openFindings: number;
  /** By the machine alone. */
  readonly ruledOutFindings: number;
  readonly openFlags: number;
}

/** What stands around an app, as far as the session may see it: row-level security answers for each table. */
export async function appDetail(tx: SessionTransaction, session: Session, id: string): Promise<AppDetail> {
  const listings = await sql<AppDetail['listings'][number]>`
    select l.id, l.store_id as store, s.name as "storeName", l.state, l.version_name as "versionName", l.last_seen_at as "lastSeenAt"
    from touchstone.listing l join touchstone.store s on s.id = l.store_id
    where l.app_id = ${id} and ${within(session, 'listing', 'l')} order by s.code, l.id limit 100`.execute(tx);
  const signers = await sql<AppDetail['signers'][number]>`
    select k.sha256, k.subject, k.is_debug as "isDebug", count(distinct f.id) as files,
      array_remove(array_agg(distinct s.code), null) as stores
    from touchstone.app_version v join touchstone.artifact f on f.app_version_id = v.id cross join unnest(f.signers) as u (sha256)
    join touchstone.signer k on k.sha256 = u.sha256
    left join touchstone.listing l on l.artifact_sha256 = f.sha256 left join touchstone.store s on s.id = l.store_id
    where v.app_id = ${id} group by 1, 2, 3 order by files desc, k.sha256 limit 50`.execute(tx);
  const evidence = await sql<AppDetail['evidence'][number]>`
    select e.operator_id as operator, o.name as "operatorName", e.evidence_kind as kind, e.source, e.valid_from as since
    from touchstone.operator_link e join touchstone.operator o on o.id = e.operator_id
    where e.target_kind = 'app' and e.target_id = ${id} and e.valid_until is null order by e.operator_id, e.evidence_kind, e.source limit 100`.execute(
    tx,
  );
  const counts = await sql<{ findings: number; ruledOut: number; flags: number }>`
    select (select count(*) from touchstone.finding f where f.app_id = ${id} and ${among('f.state', OPEN_FINDINGS, true)} and ${within(session, 'finding', 'f')}) as findings,
      (select count(*) from touchstone.finding f where f.app_id = ${id} and f.state = 'AUTO_REJECTED' and ${within(session, 'finding', 'f')}) as "ruledOut",
      (select count(*) from touchstone.inventory_flag g where g.app_id = ${id} and g.state = 'OPEN') as flags`.execute(tx);
  return {
    listings: listings.rows,
    signers: signers.rows,
    evidence: evidence.rows,
    openFindings: counts.rows[0]?.findings ?? 0,
    ruledOutFindings: counts.rows[0]?.ruledOut ?? 0,
    openFlags: counts.rows[0]?.flags ?? 0,
  };
}

export interface ListedVersion {
  readonly id: string;
  readonly versionCode: number | string;
  readonly versionName: string;
  readonly firstSeenAt: Date;
  readonly artifacts: readonly {
    readonly id: string;
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly kind: string;
    readonly state: string;
  }[];
}

export async function listVersions(
  tx: SessionTransaction,
  app: string,
  limit: number,
  after?: { readonly versionCode: number | string; readonly id: string },
): Promise<readonly ListedVersion[]> {
  const behind = after === undefined ? sql`true` : sql`(v.version_code, v.id) < (${after.versionCode}::bigint, ${after.id}::uuid)`;
  const { rows } = await sql<ListedVersion>`
    select v.id, v.version_code as "versionCode", v.version_name as "versionName", v.first_seen_at as "firstSeenAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'sha256', f.sha256, 'sizeBytes', f.size_bytes, 'kind', f.kind, 'state', f.state) order by f.id)
        from touchstone.artifact f where f.app_version_id = v.id), '[]') as artifacts
    from touchstone.app_version v where v.app_id = ${app} and ${behind} order by v.version_code desc, v.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface StoredArtifact {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: string;
  readonly state: string;
  readonly app: string | null;
  readonly versionCode: number | string | null;
  readonly versionName: string | null;
  readonly signers: readonly string[];
  readonly isSignatureVerified: boolean | null;
  readonly contentRoot: string | null;
  readonly manifest: unknown;
  readonly problems: readonly unknown[];
  readonly channelPackages: readonly string[];
  readonly storedAt: Date | null;
}

/** A file of an app that the session may see; files without an app are seen by those who see all, and by who brought them. */
export async function readArtifact(tx: SessionTransaction, session: Session, sha256: string): Promise<StoredArtifact | undefined> {
  const own = sql`exists (select from touchstone.acquisition q where q.artifact_id = f.id and ${within(session, 'acquisition', 'q')})`;
  const seen = sql`exists (select from touchstone.app_version w join touchstone.app a on a.id = w.app_id where w.id = f.app_version_id and ${within(session, 'app', 'a')})`;
  const { rows } = await sql<StoredArtifact>`
    select f.id, f.sha256, f.size_bytes as "sizeBytes", f.kind, f.state, v.app_id as app, v.version_code as "versionCode", v.version_name as "versionName",
      f.signers, f.is_signature_verified as "isSignatureVerified", f.entry_root as "contentRoot", f.manifest, f.problems, f.stored_at as "storedAt",
      array(select c.sha256 from touchstone.artifact c where c.entry_root = f.entry_root and c.app_version_id = f.app_version_id and c.signers = f.signers
        and c.id <> f.id order by c.sha256 limit 50) as "channelPackages"
    from touchstone.artifact f left join touchstone.app_version v on v.id = f.app_version_id
    where f.sha256 = ${sha256} and (${session.scope.kind === 'all' ? sql`true` : sql`(${seen} or ${own})`})`.execute(tx);
  return rows[0];
}

/** One version with its file: the first that is stored whole. */
export interface ComparedVersion {
  readonly id: string;
  readonly versionCode: number | string;
  readonly versionName: string;
  readonly firstSeenAt: Date;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  readonly kind: string | null;
  readonly manifest: unknown;
  readonly signers: readonly string[];
}

export async function readVersion(tx: SessionTransaction, app: string, id: string): Promise<ComparedVersion | undefined> {
  const { rows } = await sql<ComparedVersion>`
    select v.id, v.version_code as "versionCode", v.version_name as "versionName", v.first_seen_at as "firstSeenAt",
      f.sha256, f.size_bytes as "sizeBytes", f.kind, f.manifest, coalesce(f.signers, '{}') as signers
    from touchstone.app_version v left join lateral (
      select * from touchstone.artifact f where f.app_version_id = v.id order by f.state = 'STORED' desc, f.id limit 1) f on true
    where v.id = ${id} and v.app_id = ${app}`.execute(tx);
  return rows[0];
}
