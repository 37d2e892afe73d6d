import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, type Condition, equal } from './conditions.ts';
import { type NoticeHead, noticeColumns } from './notice-shapes.ts';

export interface ListedNotice extends NoticeHead {
  readonly title: string;
  readonly rows: number;
  readonly evidenceGrade: 'V' | 'S' | 'M' | null;
  readonly reportedRows: number | null;
  readonly correctedBy: string | null;
  readonly withdrawnReason: string | null;
  readonly createdAt: Date;
  readonly paragraphs: readonly string[];
  readonly signature: string;
  readonly note: string;
  readonly publicationUrls: readonly string[];
  readonly changedAt: Date;
  /** Annotations so far. */
  readonly annotations: number;
}

const columns = sql`${noticeColumns}, n.title, n.evidence_grade as "evidenceGrade", n.created_at as "createdAt", n.paragraphs, n.signature, n.note,
  n.publication_urls as "publicationUrls", n.withdrawn_reason as "withdrawnReason",
  (select count(*)::int from touchstone.notice_row r join touchstone.notice_attachment a on (a.notice_id, a.number) = (r.notice_id, r.attachment)
    where r.notice_id = n.id and a.kind <> 'typical-cases') as rows,
  (select f.value::int from touchstone.reported_figure f where f.notice_id = n.id and f.what = 'notice-rows' limit 1) as "reportedRows",
  (select c.id from touchstone.notice c where c.corrects = n.id and c.published_at is not null and c.state <> 'WITHDRAWN' limit 1) as "correctedBy",
  greatest(n.published_at, n.withdrawn_at, (select max(x.at) from touchstone.notice_annotation x where x.notice_id = n.id),
    (select max(c.published_at) from touchstone.notice c where c.corrects = n.id)) as "changedAt",
  (select count(*)::int from touchstone.notice_annotation x where x.notice_id = n.id) as annotations`;

export interface NoticeFilter {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly issuer?: string | undefined;
  readonly year?: number | undefined;
  readonly origin?: string | undefined;
}

/** Published ones everybody sees, an authority its own in every state; row-level security says the same. */
export function seesNotice({ scope, organisation }: Session): RawBuilder<SqlBool> {
  if (scope.kind === 'all' && organisation === null) return sql`true`;
  if (scope.kind === 'all') return sql`(n.published_at is not null or n.organisation_id = ${organisation}::uuid)`;
  return scope.kind === 'province' ? sql`(n.published_at is not null or n.province = ${scope.province})` : sql`n.published_at is not null`;
}

const matching = (filter: NoticeFilter): readonly Condition[] => [
  equal('n.state', filter.state),
  equal('n.kind', filter.kind),
  equal('n.issuer', filter.issuer),
  equal('n.year', filter.year),
  equal('n.origin', filter.origin),
];

/** The newest first. */
export async function listNotices(
  tx: SessionTransaction,
  session: Session,
  filter: NoticeFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedNotice[]> {
  const behind = after === undefined ? undefined : sql<SqlBool>`(n.created_at, n.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<ListedNotice>`
    select ${columns} from touchstone.notice n where ${allOf([seesNotice(session), ...matching(filter), behind])} order by n.created_at desc, n.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Published ones, the newest first; a notice that was withdrawn or corrected stays. */
export async function publishedNotices(
  tx: SessionTransaction,
  filter: NoticeFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedNotice[]> {
  const behind = after === undefined ? undefined : sql<SqlBool>`(n.published_at, n.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<ListedNotice>`
    select ${columns} from touchstone.notice n where ${allOf([sql<SqlBool>`n.published_at is not null`, ...matching(filter), behind])}
    order by n.published_at desc, n.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readNotice(tx: SessionTransaction, session: Session, id: string): Promise<ListedNotice | undefined> {
  const { rows } =
    await sql<ListedNotice>`select ${columns} from touchstone.notice n where n.id = ${id} and ${seesNotice(session)}`.execute(tx);
  return rows[0];
}

/** The notice of the same kind and issuer that was published before; to compare with. */
export async function noticeBefore(
  tx: SessionTransaction,
  notice: Pick<ListedNotice, 'id' | 'kind' | 'organisation' | 'createdAt'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from touchstone.notice where organisation_id = ${notice.organisation} and kind = ${notice.kind} and id <> ${notice.id} and published_at is not null and origin = 'own'
      and created_at < ${notice.createdAt} order by published_at desc, id desc limit 1`.execute(tx);
  return rows[0]?.id;
}

export interface ListedAnnotation {
  readonly attachment: number | null;
  readonly ordinal: number | null;
  readonly text: string;
  readonly basis: string;
  readonly at: Date;
}

export async function noticeAnnotations(tx: SessionTransaction, id: string): Promise<readonly ListedAnnotation[]> {
  const { rows } = await sql<ListedAnnotation>`
    select attachment, ordinal, text, basis, at from touchstone.notice_annotation where notice_id = ${id} order by at, id`.execute(tx);
  return rows;
}

export type NoticeFormatWord = 'docx' | 'pdf' | 'html' | 'xlsx' | 'csv' | 'json' | 'article';

export async function noticeFiles(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{ format: NoticeFormatWord; attachment: number; sha256: string; sizeBytes: string }>`
    select format, attachment, sha256, size_bytes as "sizeBytes" from touchstone.notice_file where notice_id = ${id} order by format, attachment`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
}

export async function noticeEvents(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{
    seq: number;
    event: string;
    from: NoticeHead['state'] | null;
    to: NoticeHead['state'];
    actor: string;
    basis: string;
    at: Date;
  }>`
    select seq, event, from_state as from, to_state as to, actor, basis, at from touchstone.notice_event where notice_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

/** Rows of published notices by the beginning of a name, a developer's, or a filing number as it is written. */
export async function publishedRows(
  tx: SessionTransaction,
  wanted: { readonly q?: string | undefined; readonly developer?: string | undefined; readonly filingNo?: string | undefined },
  limit: number,
  after?: readonly [at: string, notice: string, attachment: number, ordinal: number],
) {
  const { rows } = await sql<PublishedRow>`
    select n.id as notice, n.title as "noticeTitle", n.state as "noticeState", n.kind, n.issuer, n.published_at as "publishedAt", r.attachment, r.ordinal, r.app_name as name,
      r.subject_kind as subject, r.developer, r.source, r.version, r.problems, r.filing_no as "filingNo", r.territory, r.category, r.description, r.is_placeholder as "isPlaceholder",
      coalesce((select jsonb_agg(jsonb_build_object('text', x.text, 'at', to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by x.at)
        from touchstone.notice_annotation x where (x.notice_id, x.attachment, x.ordinal) = (r.notice_id, r.attachment, r.ordinal)), '[]') as annotations
    from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
    where ${allOf([
      sql<SqlBool>`n.published_at is not null and n.state <> 'WITHDRAWN'`,
      begins('r.app_name', wanted.q),
      begins('r.developer', wanted.developer),
      equal('r.filing_no', wanted.filingNo),
      after === undefined
        ? undefined
        : sql<SqlBool>`(n.published_at, n.id, r.attachment, r.ordinal) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int, ${after[3]}::int)`,
    ])} order by n.published_at desc, n.id desc, r.attachment desc, r.ordinal desc limit ${limit}`.execute(tx);
  return rows;
}

const begins = (column: string, text: string | undefined): Condition =>
  text === undefined ? undefined : sql`${sql.ref(column)} like ${`${text.replace(/[\\%_]/g, '\\$&')}%`}`;

interface PublishedRow {
  readonly notice: string;
  readonly noticeTitle: string;
  readonly noticeState: NoticeHead['state'];
  readonly kind: NoticeHead['kind'];
  readonly issuer: string;
  readonly publishedAt: Date;
  readonly attachment: number;
  readonly ordinal: number;
  readonly name: string;
  readonly subject: string;
  readonly developer: string | null;
  readonly source: string | null;
  readonly version: string | null;
  readonly problems: readonly string[];
  readonly filingNo: string | null;
  readonly territory: string | null;
  readonly category: string | null;
  readonly description: string | null;
  readonly isPlaceholder: boolean;
  readonly annotations: readonly { readonly text: string; readonly at: string }[];
}
