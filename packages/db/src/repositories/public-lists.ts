import { normalisedName } from '@touchstone/domain/inventory';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

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
  (select c.id from touchstone.notice c where c.corrects = n.id and c.published_at is not null order by c.published_at desc limit 1) as "correctedBy",
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
  const where = 'app' in about ? sql`r.app_id = ${about.app}::uuid` : sql`r.operator_id = ${about.operator}::uuid`;
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

/** By part of a name, or by a filing number or its beginning. */
function matching(q: string): { readonly app: RawBuilder<SqlBool>; readonly developer: RawBuilder<SqlBool> } {
  const typed = q.normalize('NFKC').trim().toLowerCase();
  const plain = (column: string) => sql`lower(${sql.ref(column)})`;
  const filing = sql`(r.filing_no is not null and ${plain('r.filing_no')} ^@ ${typed})`;
  const developer = sql<SqlBool>`(r.developer is not null and strpos(${plain('r.developer')}, ${typed}) > 0)`;
  return { app: sql`(strpos(${plain('r.app_name')}, ${typed}) > 0 or ${filing} or ${developer})`, developer };
}

/** What published rows name: apps and developers, the last named first. */
export async function searchPublished(tx: SessionTransaction, q: string, limit: number) {
  if (normalisedName(q) === '') return { apps: [], developers: [] };
  const { app, developer } = matching(q);
  const apps = await sql<FoundApp>`
    select r.app_id as app, r.app_name as name, r.developer, max(r.filing_no) as "filingNo", count(*)::int as rows, max(n.published_at) as "lastAt"
    from ${rows} where ${REAL} and ${app} group by r.app_id, r.app_name, r.developer order by max(n.published_at) desc, r.app_name, r.app_id limit ${limit}`.execute(
    tx,
  );
  const developers = await sql<FoundDeveloper>`
    select r.operator_id as operator, r.developer as name, count(*)::int as rows, count(distinct r.app_name)::int as apps, max(n.published_at) as "lastAt"
    from ${rows} where ${REAL} and ${developer} group by r.operator_id, r.developer order by max(n.published_at) desc, r.developer, r.operator_id limit ${limit}`.execute(
    tx,
  );
  return { apps: apps.rows, developers: developers.rows };
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
