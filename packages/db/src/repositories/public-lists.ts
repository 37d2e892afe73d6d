import { normalisedName } from '@touchstone/domain/inventory';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { spelledNames } from './public-names.ts';

/** A row as it was published, with what came after it. */
export interface PublishedFact {
  readonly notice: string;
  readonly noticeTitle: string;
  readonly noticeState: 'PUBLISHED' | 'CORRECTED';
  readonly correctedBy: string | null;
  readonly kind: string;
  readonly publishedAt: Date;
  readonly attachment: number;
  readonly ordinal: number;
  readonly name: string;
  readonly developer: string | null;
  readonly source: string | null;
  readonly version: string | null;
  readonly problems: readonly string[];
  readonly filingNo: string | null;
  readonly territory: string | null;
  readonly isDemo: boolean;
  readonly isPlaceholder: boolean;
  readonly annotations: readonly { readonly text: string; readonly at: string }[];
}

const rows = sql`touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id and n.published_at is not null and n.state <> 'WITHDRAWN'`;
/** Places that were kept free are no facts of anybody. */
const REAL = sql<SqlBool>`not r.is_placeholder`;

const factColumns = sql`n.id as notice, n.title as "noticeTitle", n.state as "noticeState",
  (select c.id from touchstone.notice c where c.corrects = n.id and c.published_at is not null and c.state <> 'WITHDRAWN' order by c.published_at desc limit 1) as "correctedBy",
  n.kind, n.published_at as "publishedAt", r.attachment, r.ordinal, r.app_name as name, r.developer, r.source, r.version, r.problems, r.filing_no as "filingNo",
  r.territory, n.is_demo as "isDemo", r.is_placeholder as "isPlaceholder",
  coalesce((select jsonb_agg(jsonb_build_object('text', a.text, 'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by a.at, a.id)
    from touchstone.notice_annotation a
    where a.notice_id = r.notice_id and (a.attachment is null or (a.attachment = r.attachment and a.ordinal = r.ordinal))), '[]') as annotations`;

const ORDER = sql`n.published_at desc, n.id, r.attachment, r.ordinal`;
const MOST_FACTS = 2000;

/** Facts of one app or one operator, the newest first. */
export async function publishedFacts(
  tx: SessionTransaction,
  about: { readonly app: string } | { readonly operator: string },
): Promise<readonly PublishedFact[]> {
  const where = 'app' in about ? sql`r.app_id = ${about.app}::uuid` : ofFirm('r.operator_id', about.operator)!;
  const { rows: found } = await sql<PublishedFact>`
    select ${factColumns} from ${rows} where ${where} and ${REAL} order by ${ORDER} limit ${MOST_FACTS}`.execute(tx);
  return found;
}

/** All that was published, in the order in which it was: what open data holds. */
export async function allPublished(tx: SessionTransaction, limit: number): Promise<readonly PublishedFact[]> {
  return (
    await sql<PublishedFact>`select ${factColumns} from ${rows} order by n.published_at, n.id, r.attachment, r.ordinal limit ${limit}`.execute(
      tx,
    )
  ).rows;
}

export interface PublishedNotice {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly state: string;
  readonly issuer: string;
  readonly year: number;
  readonly yearBatch: number | null;
  readonly totalBatch: number | null;
  readonly publishedAt: Date;
  readonly rows: number;
  readonly origin: string;
  readonly isDemo: boolean;
  readonly corrects: string | null;
  readonly withdrawnReason: string | null;
  readonly snapshotHash: string | null;
}

export async function allNotices(tx: SessionTransaction, limit: number): Promise<readonly PublishedNotice[]> {
  const { rows: found } = await sql<PublishedNotice>`
    select n.id, n.title, n.kind, n.state, n.issuer, n.year, n.year_batch as "yearBatch", n.total_batch as "totalBatch", n.published_at as "publishedAt",
      (select count(*)::int from touchstone.notice_row r where r.notice_id = n.id) as rows, n.origin, n.is_demo as "isDemo", n.corrects,
      n.withdrawn_reason as "withdrawnReason", n.snapshot_hash as "snapshotHash"
    from touchstone.notice n where n.published_at is not null order by n.published_at, n.id limit ${limit}`.execute(tx);
  return found;
}

/** Changes whenever anything public does. */
export async function publicStamp(tx: SessionTransaction): Promise<{ readonly stamp: string; readonly at: Date | null }> {
  const { rows: found } = await sql<{ stamp: string; at: Date | null }>`
    select md5(coalesce(string_agg(n.id::text || n.state || n.row_version, ',' order by n.id), '') ||
        (select count(*)::text from touchstone.notice_annotation a join touchstone.notice m on m.id = a.notice_id where m.published_at is not null)) as stamp,
      max(n.published_at) as at
    from touchstone.notice n where n.published_at is not null`.execute(tx);
  return found[0]!;
}

export interface FoundApp {
  readonly app: string | null;
  readonly name: string;
  readonly developer: string | null;
  readonly filingNo: string | null;
  readonly rows: number;
  readonly lastAt: Date;
}

export interface FoundDeveloper {
  readonly operator: string | null;
  readonly name: string;
  readonly rows: number;
  readonly apps: number;
  readonly lastAt: Date;
}

/** Whose the lines of a notice are, where a case says so: for links, and of what is public alone. */
export async function publishedSubjects(tx: SessionTransaction, notice: string) {
  const { rows: found } = await sql<{ attachment: number; ordinal: number; app: string | null; operator: string | null }>`
    select r.attachment, r.ordinal, r.app_id as app, r.operator_id as operator from ${rows} where r.notice_id = ${notice}::uuid and ${REAL}
    order by r.attachment, r.ordinal`.execute(tx);
  return found;
}

/** Behind a row of a list that begins with what was named last: its instant, then its words in their order. */
export type FoundKey = readonly [at: string, name: string, id: string, developer: string];

const KEY = sql`to_char(max(n.published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const behind = (last: RawBuilder<unknown>, words: RawBuilder<unknown>, after: FoundKey | undefined): RawBuilder<SqlBool> => {
  if (after === undefined) return sql`true`;
  const [at, ...rest] = after;
  return sql`(${last} < ${at}::timestamptz or (${last} = ${at}::timestamptz and ${words} > (${sql.join(rest)})))`;
};

/** By part of a name, or by a filing number or its beginning; letters also by pinyin and by initials. */
async function matching(tx: SessionTransaction, q: string) {
  const typed = q.normalize('NFKC').trim().toLowerCase();
  const spelled = [...(await spelledNames(tx, typed))];
  const plain = (column: string) => sql`lower(${sql.ref(column)})`;
  const named = (column: string) =>
    sql<SqlBool>`(${sql.ref(column)} is not null and (strpos(${plain(column)}, ${typed}) > 0 or ${sql.ref(column)} = any(${spelled})))`;
  const filing = sql`(r.filing_no is not null and ${plain('r.filing_no')} ^@ ${typed})`;
  const developer = named('r.developer');
  return { app: sql<SqlBool>`(${named('r.app_name')} or ${filing} or ${developer})`, developer };
}

/** Apps that published rows name, the last named first. */
export async function searchPublishedApps(tx: SessionTransaction, q: string, limit: number, after?: FoundKey) {
  if (normalisedName(q) === '') return [];
  const { app } = await matching(tx, q);
  const words = sql`(r.app_name, coalesce(r.app_id::text, ''), coalesce(r.developer, ''))`;
  const found = await sql<FoundApp & { readonly lastKey: string }>`
    select r.app_id as app, r.app_name as name, r.developer, max(r.filing_no) as "filingNo", count(*)::int as rows, max(n.published_at) as "lastAt", ${KEY} as "lastKey"
    from ${rows} where ${REAL} and ${app} group by r.app_id, r.app_name, r.developer having ${behind(sql`max(n.published_at)`, words, after)}
    order by max(n.published_at) desc, r.app_name, coalesce(r.app_id::text, ''), coalesce(r.developer, '') limit ${limit}`.execute(tx);
  return found.rows;
}

/** Developers that published rows name, the last named first. */
export async function searchPublishedDevelopers(tx: SessionTransaction, q: string, limit: number, after?: FoundKey) {
  if (normalisedName(q) === '') return [];
  const { developer } = await matching(tx, q);
  const words = sql`(r.developer, coalesce(r.operator_id::text, ''), '')`;
  const found = await sql<FoundDeveloper & { readonly lastKey: string }>`
    select r.operator_id as operator, r.developer as name, count(*)::int as rows, count(distinct r.app_name)::int as apps, max(n.published_at) as "lastAt", ${KEY} as "lastKey"
    from ${rows} where ${REAL} and ${developer} group by r.operator_id, r.developer having ${behind(sql`max(n.published_at)`, words, after)}
    order by max(n.published_at) desc, r.developer, coalesce(r.operator_id::text, '') limit ${limit}`.execute(tx);
  return found.rows;
}

/** What published rows name: apps and developers, the last named first. */
export async function searchPublished(tx: SessionTransaction, q: string, limit: number) {
  const apps = await searchPublishedApps(tx, q, limit);
  const developers = await searchPublishedDevelopers(tx, q, limit);
  return { apps: apps.map(({ lastKey: _, ...app }) => app), developers: developers.map(({ lastKey: _, ...developer }) => developer) };
}

export interface PublishedSnapshot {
  readonly id: string;
  readonly name: string;
  readonly query: unknown;
  readonly asOf: Date;
  readonly result: unknown;
  readonly hash: string;
  readonly publishedAt: Date;
  readonly publishedKey: string;
}

export async function publishedSnapshots(
  tx: SessionTransaction,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly PublishedSnapshot[]> {
  const behind = after === undefined ? sql`true` : sql`(s.published_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows: found } = await sql<PublishedSnapshot>`
    select s.id, s.name, s.query, s.as_of as "asOf", s.result, s.hash, s.published_at as "publishedAt",
      to_char(s.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedKey"
    from touchstone.statistic_snapshot s where s.published_at is not null and ${behind} order by s.published_at desc, s.id desc limit ${limit}`.execute(
    tx,
  );
  return found;
}
