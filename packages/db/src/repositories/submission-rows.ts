import { MAIN_DEADLINES } from '@touchstone/domain/case';
import type { SubmissionEvent, SubmissionFacts, SubmissionState } from '@touchstone/domain/submission';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { holdAll } from './case-rows.ts';
import { submissionCheckRows } from './submission-check-rows.ts';
import { submissionRetestRows } from './submission-retest-rows.ts';
import {
  type FixOutRow,
  findingIsOpen,
  LIVE_LISTING,
  OPEN_SUBMISSION,
  type SubmissionArtifactRow,
  type SubmittedCaseRow,
  submittedBuild,
} from './submission-shapes.ts';

/** Rows of submissions inside one transaction that sees all: what a firm hands in reaches into its case, the inventory and the runs. */
export function submissionRows(tx: SessionTransaction) {
  return {
    ...submissionRetestRows(tx),
    ...submissionCheckRows(tx),

    async createSubmission(row: NewSubmissionRow): Promise<void> {
      const { of } = row;
      await sql`
        insert into touchstone.submission (id, case_id, operator_id, organisation_id, authority_id, province, state, statement, created_at, created_by)
        values (${row.id}, ${of.id}, ${of.operator}, ${row.organisation}, ${of.organisation}, ${of.province}, 'DRAFT', ${row.statement}, ${new Date(row.atMs)}, ${row.by})`.execute(
        tx,
      );
      await noteEvent(tx, { id: row.id, event: 'draft', from: null, to: 'DRAFT', basis: `case:${of.id}`, detail: {}, atMs: row.atMs });
    },

    async saveStatement(id: string, statement: string | null): Promise<void> {
      await sql`update touchstone.submission set statement = coalesce(${statement}::text, statement), row_version = row_version + 1 where id = ${id}`.execute(
        tx,
      );
    },

    async saveFixes(id: string, fixes: readonly (FixOutRow & { readonly clause: string })[]): Promise<void> {
      await sql`delete from touchstone.submission_clause where submission_id = ${id}`.execute(tx);
      await sql`
        insert into touchstone.submission_clause (submission_id, finding_id, clause, done, changed_file, version, evidence)
        select ${id}, f.finding, f.clause, f.done, f."changedFile", f.version, array(select jsonb_array_elements_text(f.evidence))
        from jsonb_to_recordset(${JSON.stringify(fixes)}::jsonb) as f (finding uuid, clause text, done text, "changedFile" text, version text, evidence jsonb)`.execute(
        tx,
      );
    },

    async saveArtifacts(id: string, artifacts: readonly string[]): Promise<void> {
      await sql`delete from touchstone.submission_artifact where submission_id = ${id}`.execute(tx);
      await sql`
        insert into touchstone.submission_artifact (submission_id, artifact_id, ordinal)
        select ${id}, a.id, a.n from unnest(${[...artifacts]}::uuid[]) with ordinality as a (id, n) on conflict do nothing`.execute(tx);
    },

    async saveValidation(id: string, artifact: string, validation: Readonly<Record<string, unknown>>): Promise<void> {
      await sql`
        update touchstone.submission_artifact set validation = ${JSON.stringify(validation)}::jsonb where submission_id = ${id} and artifact_id = ${artifact}`.execute(
        tx,
      );
    },

    async holdSubmission(id: string) {
      const { rows } = await sql<KeptRow>`
        select s.id, s.case_id as case, s.operator_id as operator, s.organisation_id as organisation, s.authority_id as authority, s.state, s.is_late as "isLate",
          s.row_version as "rowVersion"
        from touchstone.submission s where s.id = ${id} for no key update`.execute(tx);
      return rows[0];
    },

    async fixesOf(id: string): Promise<readonly FixOutRow[]> {
      const { rows } = await sql<FixOutRow>`
        select finding_id as finding, done, changed_file as "changedFile", version, evidence from touchstone.submission_clause
        where submission_id = ${id} order by clause, finding_id`.execute(tx);
      return rows;
    },

    async artifactsOf(id: string) {
      const { rows } = await sql<SubmissionArtifactRow>`
        select ${submittedBuild} from touchstone.submission_artifact x join touchstone.artifact f on f.id = x.artifact_id
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
        where x.submission_id = ${id} order by x.ordinal`.execute(tx);
      return rows;
    },

    async buildOfCase(id: string) {
      const { rows } = await sql<SubmissionArtifactRow>`
        select ${submittedBuild} from touchstone.enforcement_case c join touchstone.artifact f on f.id = c.artifact_id
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id where c.id = ${id}`.execute(
        tx,
      );
      return rows[0];
    },

    async submittedCase(id: string): Promise<SubmittedCaseRow | undefined> {
      const { rows } = await sql<SubmittedCaseRow>`
        select c.id, c.state, c.organisation_id as organisation, c.province, c.operator_id as operator, c.app_id as app, a.category, c.artifact_id as artifact,
          c.served_at is not null as "isServed",
          (select extract(epoch from d.due_at) * 1000 from touchstone.deadline d where d.case_id = c.id and d.purpose = any(${[...MAIN_DEADLINES]}::text[])
            and d.state in ('RUNNING', 'EXPIRED') and d.due_at is not null order by d.started_at desc, d.id desc limit 1)::float8 as "dueAtMs",
          coalesce((select jsonb_agg(jsonb_build_object('finding', x.finding_id, 'clause', x.clause) order by x.clause, x.finding_id)
            from touchstone.case_finding x where x.case_id = c.id and ${findingIsOpen}), '[]') as open
        from touchstone.enforcement_case c left join touchstone.app a on a.id = c.app_id where c.id = ${id}`.execute(tx);
      return rows[0];
    },

    async openSubmissionOf(of: string): Promise<string | undefined> {
      const { rows } = await sql<{
        id: string;
      }>`select s.id from touchstone.submission s where s.case_id = ${of} and ${OPEN_SUBMISSION}`.execute(tx);
      return rows[0]?.id;
    },

    async stepSubmission(step: StepRow): Promise<void> {
      const { isLate, reason, sentAtMs, decidedAtMs, decidedBy } = step.fields ?? {};
      await sql`
        update touchstone.submission set state = ${step.to}, row_version = row_version + 1, is_late = coalesce(${isLate ?? null}::boolean, is_late),
          reason = ${reason === undefined ? sql`reason` : reason}, sent_at = coalesce(${timeOf(sentAtMs)}::timestamptz, sent_at),
          decided_at = coalesce(${timeOf(decidedAtMs)}::timestamptz, decided_at), decided_by = coalesce(${decidedBy ?? null}::uuid, decided_by)
        where id = ${step.id}`.execute(tx);
      await noteEvent(tx, step);
    },

    /** What was handed in is kept as long as the case is: the files and the proof of the fix table. */
    async holdFiles(id: string): Promise<void> {
      const reason = `submission ${id}`;
      await holdAll(
        tx,
        'artifact',
        reason,
        sql`
        select f.sha256 from touchstone.submission_artifact x join touchstone.artifact f on f.id = x.artifact_id where x.submission_id = ${id} and f.state <> 'PURGED' order by 1`,
      );
      await holdAll(
        tx,
        'evidence',
        reason,
        sql`
        select distinct e.sha256 from touchstone.submission_clause x join touchstone.evidence e on e.sha256 = any(x.evidence) where x.submission_id = ${id} and e.purged_at is null`,
      );
    },

    async wantChecks(id: string, atMs: number): Promise<void> {
      await sql`update touchstone.submission set checks_wanted_at = coalesce(checks_wanted_at, ${new Date(atMs)}) where id = ${id}`.execute(
        tx,
      );
    },

    /** Live listings that no look of now shows with the new file; signs that nobody judged harmless; clauses as the case has them. */
    async submissionFacts(id: string): Promise<SubmissionFacts> {
      const { rows } = await sql<SubmissionFacts>`
        select
          (select count(*) from touchstone.submission_clause x where x.submission_id = s.id and x.done = '') as "clausesUnanswered",
          (select count(*) from touchstone.case_finding x where x.case_id = s.case_id and ${findingIsOpen}) as "clausesOpen",
          (select count(*) from touchstone.listing l where l.app_id = c.app_id and ${LIVE_LISTING} and not exists (
            select from touchstone.submission_check k where k.submission_id = s.id and k.kind = 'listing' and k.name = l.id::text
              and k.detail ->> 'stated' is not distinct from l.artifact_sha256
              and (k.result in ('matches', 'channel-package') or k.judged_as = 'seen-by-hand')))
            + (case when s.checked_at is null then 1 else 0 end) as "listingsOpen",
          (select count(*) from touchstone.submission_check k where k.submission_id = s.id and k.result = 'suspicious' and k.judged_as is distinct from 'harmless') as suspicions
        from touchstone.submission s join touchstone.enforcement_case c on c.id = s.case_id where s.id = ${id}`.execute(tx);
      const { clausesUnanswered = 0, clausesOpen = 0, listingsOpen = 1, suspicions = 0 } = rows[0] ?? {};
      return {
        clausesUnanswered: Number(clausesUnanswered),
        clausesOpen: Number(clausesOpen),
        listingsOpen: Number(listingsOpen),
        suspicions: Number(suspicions),
      };
    },
  };
}

const timeOf = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(ms));

async function noteEvent(tx: SessionTransaction, step: Omit<StepRow, 'event' | 'fields'> & { readonly event: string }): Promise<void> {
  await sql`
    insert into touchstone.submission_event (submission_id, seq, event, from_state, to_state, actor, basis, detail, at)
    select ${step.id}, coalesce(max(seq), 0) + 1, ${step.event}, ${step.from}, ${step.to}, current_setting('touchstone.actor'), ${step.basis},
      ${JSON.stringify(step.detail)}::jsonb, ${new Date(step.atMs)}
    from touchstone.submission_event where submission_id = ${step.id}`.execute(tx);
}

interface NewSubmissionRow {
  readonly id: string;
  readonly of: Pick<SubmittedCaseRow, 'id' | 'operator' | 'organisation' | 'province'>;
  readonly organisation: string;
  readonly statement: string;
  readonly by: string | null;
  readonly atMs: number;
}

interface KeptRow {
  readonly id: string;
  readonly case: string;
  readonly operator: string;
  readonly organisation: string;
  readonly authority: string;
  readonly state: SubmissionState;
  readonly isLate: boolean;
  readonly rowVersion: number;
}

interface StepRow {
  readonly id: string;
  readonly event: SubmissionEvent;
  readonly from: SubmissionState | null;
  readonly to: SubmissionState;
  readonly basis: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly atMs: number;
  readonly fields?: {
    readonly isLate?: boolean;
    readonly reason?: string | null;
    readonly sentAtMs?: number;
    readonly decidedAtMs?: number;
    readonly decidedBy?: string | null;
  };
}
