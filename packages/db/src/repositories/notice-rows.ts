import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { type CandidateQuery, candidatesOf } from './notice-candidates.ts';
import { type FrozenText, type NoticeHead, type NoticeList, noticeColumns, noticeLists, writeLists } from './notice-shapes.ts';

/** Rows of notices inside one transaction of a session that sees all. */
export function noticeRows(tx: SessionTransaction) {
  return {
    async insertNotice(row: NewNoticeRow): Promise<void> {
      await sql`
        insert into touchstone.notice (id, year, kind, title, organisation_id, province, issuer, template, template_version, chosen_template, chosen_bases, fields, state, corrects,
          is_demo, drafted_by, created_at, dated_on, deadline_on, deadline_rule)
        values (${row.id}, ${row.year}, ${row.kind}, ${row.title}, ${row.organisation}, ${row.province}, ${row.issuer}, '', '', ${row.template}, ${listOf(row.bases)},
          ${JSON.stringify(row.fields)}::jsonb, 'DRAFT', ${row.corrects}, ${row.isDemo}, ${row.draftedBy}, ${new Date(row.atMs)}, ${row.on}, ${row.deadlineOn}, ${jsonOf(row.deadlineRule)}::jsonb)`.execute(
        tx,
      );
    },

    async holdNotice(id: string) {
      const { rows } =
        await sql<NoticeHead>`select ${noticeColumns} from touchstone.notice n where n.id = ${id} for no key update of n`.execute(tx);
      return rows[0] === undefined ? undefined : { ...keptNotice(rows[0]), attachments: await noticeLists(tx, id) };
    },

    async saveNotice(id: string, change: NoticeChangeRow): Promise<void> {
      const sets = COLUMNS.flatMap(([field, column, value]) =>
        change[field] === undefined ? [] : [sql`${sql.ref(column)} = ${value(change[field])}`],
      );
      const { numbers, text } = change;
      if (numbers !== undefined) sets.push(sql`year_batch = ${numbers.yearBatch}`, sql`total_batch = ${numbers.totalBatch}`);
      if (text !== undefined)
        sets.push(
          sql`frozen_text = ${JSON.stringify(text)}::jsonb`,
          sql`title = ${text.title}`,
          sql`paragraphs = ${[...text.paragraphs]}`,
          sql`body = ${[text.series, ...text.paragraphs, ...text.annexes, text.signature, text.day].filter((line) => line !== '').join('\n')}`,
          sql`signature = ${text.signature}`,
          sql`template = ${text.template}`,
          sql`template_version = ${text.templateVersion}`,
        );
      await sql`update touchstone.notice set ${sql.join([...sets, sql`row_version = row_version + 1`])} where id = ${id}`.execute(tx);
    },

    replaceLists: (id: string, lists: readonly NoticeList[]): Promise<void> => writeLists(tx, id, lists),

    async appendNoticeEvent(event: NoticeStepRow): Promise<void> {
      await sql`
        insert into touchstone.notice_event (notice_id, seq, event, from_state, to_state, actor, basis, detail, at)
        select ${event.notice}, coalesce(max(seq), 0) + 1, ${event.event}, ${event.from}, ${event.to}, ${event.actor}, ${event.basis}, ${JSON.stringify(event.detail)}::jsonb,
          ${new Date(event.atMs)} from touchstone.notice_event where notice_id = ${event.notice}`.execute(tx);
    },

    async keepFiles(id: string, files: readonly NoticeFileRow[]): Promise<void> {
      for (const { format, attachment, sha256, sizeBytes } of files)
        await sql`
          insert into touchstone.notice_file (notice_id, format, attachment, sha256, size_bytes) values (${id}, ${format}, ${attachment}, ${sha256}, ${sizeBytes})`.execute(
          tx,
        );
    },

    candidatesOf: (organisation: string, kind: NoticeHead['kind'], wanted: CandidateQuery) => candidatesOf(tx, organisation, kind, wanted),

    async noticesOfCase(id: string, except: string) {
      const { rows } = await sql<Pick<NoticeHead, 'id' | 'state' | 'corrects'>>`
        select distinct n.id, n.state, n.corrects from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
        where r.case_id = ${id} and n.id <> ${except} and n.kind <> 'delisting' and n.state not in ('WITHDRAWN', 'CORRECTED') order by 1`.execute(
        tx,
      );
      return rows;
    },

    groundsOf: (id: string) => groundsOf(tx, id),

    async highestBatch(organisation: string, year: number | null): Promise<number> {
      const column = sql.ref(year === null ? 'total_batch' : 'year_batch');
      const { rows } = await sql<{ highest: number }>`
        select coalesce(max(${column}), 0)::int as highest from touchstone.notice where organisation_id = ${organisation} and (${year}::int is null or year = ${year}::int)`.execute(
        tx,
      );
      return rows[0]?.highest ?? 0;
    },

    async beginSeries(series: string, year: number, next: number, object: NumberedObject): Promise<void> {
      const { rows } = await sql<{ next: number }>`
        insert into touchstone.number_series (series, year, next) values (${series}, ${year}, ${next}) on conflict do nothing returning next`.execute(
        tx,
      );
      if (rows.length === 0) return;
      await sql`
        insert into touchstone.number_issued (series, year, number, object_kind, object_id, issued_at)
        select ${series}, ${year}, n, ${object.kind}, ${object.id}, ${new Date(object.atMs)} from generate_series(1, ${next - 1}::int) n`.execute(
        tx,
      );
    },

    async annotate(row: NoticeAnnotationRow): Promise<void> {
      await sql`
        insert into touchstone.notice_annotation (id, notice_id, attachment, ordinal, text, basis, at, created_by)
        values (${row.id}, ${row.notice}, ${row.attachment}, ${row.ordinal}, ${row.text}, ${row.basis}, ${new Date(row.atMs)}, ${row.by})`.execute(
        tx,
      );
    },

    async rowAt(id: string, attachment: number, ordinal: number) {
      const { rows } = await sql<{ caseId: string | null; name: string }>`
        select case_id as "caseId", app_name as name from touchstone.notice_row where (notice_id, attachment, ordinal) = (${id}, ${attachment}, ${ordinal})`.execute(
        tx,
      );
      return rows[0];
    },

    async noteReferrals(organisation: string, cases: readonly string[], notice: string): Promise<void> {
      await sql`
        update touchstone.referral set notice_id = ${notice}, row_version = row_version + 1
        where to_organisation_id = ${organisation} and kind = 'common-notice' and state = 'ACCEPTED' and case_id = any(${[...cases]}::uuid[])`.execute(
        tx,
      );
    },
  };
}

const keptNotice = ({ publishedAt, chosenTemplate, yearBatch, totalBatch, ...head }: NoticeHead) => ({
  ...head,
  template: chosenTemplate,
  publishedAtMs: publishedAt?.getTime() ?? null,
  numbers: yearBatch === null || totalBatch === null ? null : { year: head.year, yearBatch, totalBatch },
});

const listOf = (value: unknown): unknown => (value === null ? null : [...(value as readonly string[])]);
const jsonOf = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
const same = (value: unknown): unknown => value;
const dateOf = (value: unknown): Date | null => (value === null ? null : new Date(value as number));

const COLUMNS: readonly (readonly [keyof NoticeChangeRow, string, (value: unknown) => unknown])[] = [
  ['kind', 'kind', same],
  ['on', 'dated_on', same],
  ['template', 'chosen_template', same],
  ['bases', 'chosen_bases', listOf],
  ['fields', 'fields', jsonOf],
  ['deadlineOn', 'deadline_on', same],
  ['deadlineRule', 'deadline_rule', jsonOf],
  ['isDemo', 'is_demo', same],
  ['state', 'state', same],
  ['year', 'year', same],
  ['snapshotHash', 'snapshot_hash', same],
  ['frozenAtMs', 'frozen_at', dateOf],
  ['publishedAtMs', 'published_at', dateOf],
  ['publicationUrls', 'publication_urls', listOf],
  ['reviewedBy', 'reviewed_by', same],
  ['publishedBy', 'published_by', same],
  ['withdrawnReason', 'withdrawn_reason', same],
  ['withdrawnAtMs', 'withdrawn_at', dateOf],
];

/** Each row with its case, the findings it names and the evidence of each. */
async function groundsOf(tx: SessionTransaction, id: string) {
  const { rows } = await sql<GroundRow>`
    select r.attachment, r.ordinal, r.app_name as name, r.is_placeholder as "isPlaceholder", c.state as "caseState",
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'state', f.state,
          'isOfCase', exists (select from touchstone.case_finding x where x.case_id = r.case_id and x.finding_id = f.id),
          'evidence', coalesce((select jsonb_agg(p.sha256 order by p.sha256) from touchstone.finding_evidence p where p.finding_id = f.id), '[]')) order by f.id)
        from touchstone.finding f where f.id = any(r.finding_ids)), '[]') as findings
    from touchstone.notice_row r join touchstone.notice_attachment a on (a.notice_id, a.number) = (r.notice_id, r.attachment)
    left join touchstone.enforcement_case c on c.id = r.case_id
    where r.notice_id = ${id} and a.kind <> 'typical-cases' order by r.attachment, r.ordinal`.execute(tx);
  return rows.map(({ caseState, ...row }) => ({ ...row, caseState: caseState ?? undefined }));
}

interface GroundRow {
  readonly attachment: number;
  readonly ordinal: number;
  readonly name: string;
  readonly isPlaceholder: boolean;
  readonly caseState: string | null;
  readonly findings: readonly {
    readonly id: string;
    readonly state: string;
    readonly isOfCase: boolean;
    readonly evidence: readonly string[];
  }[];
}

interface NoticePlanRow {
  readonly kind: NoticeHead['kind'];
  readonly on: string | null;
  readonly template: string | null;
  readonly bases: readonly string[] | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly deadlineOn: string | null;
  readonly deadlineRule: unknown;
}

interface NewNoticeRow extends NoticePlanRow {
  readonly id: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly issuer: string;
  readonly year: number;
  readonly title: string;
  readonly corrects: string | null;
  readonly draftedBy: string | null;
  readonly isDemo: boolean;
  readonly atMs: number;
}

interface NoticeChangeRow extends Partial<NoticePlanRow> {
  readonly isDemo?: boolean;
  readonly state?: string;
  readonly year?: number;
  readonly numbers?: { readonly yearBatch: number; readonly totalBatch: number };
  readonly text?: FrozenText;
  readonly snapshotHash?: string;
  readonly frozenAtMs?: number;
  readonly publishedAtMs?: number;
  readonly publicationUrls?: readonly string[];
  readonly reviewedBy?: string;
  readonly publishedBy?: string;
  readonly withdrawnReason?: string;
  readonly withdrawnAtMs?: number;
}

interface NoticeStepRow {
  readonly notice: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: string;
  readonly basis: string;
  readonly detail: object;
  readonly atMs: number;
}

interface NoticeFileRow {
  readonly format: string;
  readonly attachment: number;
  readonly sha256: string;
  readonly sizeBytes: number;
}

interface NumberedObject {
  readonly kind: string;
  readonly id: string;
  readonly atMs: number;
}

interface NoticeAnnotationRow {
  readonly id: string;
  readonly notice: string;
  readonly attachment: number | null;
  readonly ordinal: number | null;
  readonly text: string;
  readonly basis: string;
  readonly atMs: number;
  readonly by: string | null;
}
