import { MAIN_DEADLINES } from '@touchstone/domain/case';
import type { Capability } from '@touchstone/domain/engine';
import type { AnswerRates } from '@touchstone/domain/fusion';
import type { SubmissionEvent, SubmissionFacts, SubmissionState } from '@touchstone/domain/submission';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { holdAll } from './case-rows.ts';
import { type EndedRow, endedColumns, fusionRows, seenBefore } from './fusion-rows.ts';
import { reviewRows } from './review-rows.ts';
import {
  type CheckOutRow,
  type FixOutRow,
  findingIsOpen,
  groundOf,
  LIVE_LISTING,
  OPEN_SUBMISSION,
  type RetestClauseRow,
  type SubmissionArtifactRow,
  type SubmittedCaseRow,
  submittedBuild,
} from './submission-shapes.ts';

/** How long a look at the shelves holds while a submission is open. */
const STALE_MS = 30 * 60_000;

/** Rows of submissions inside one transaction that sees all: what a firm hands in reaches into its case, the inventory and the runs. */
export function submissionRows(tx: SessionTransaction) {
  return {
    endedRuns: fusionRows(tx).endedRuns,

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

    async retestClauses(id: string) {
      const { rows } = await sql<RetestClauseRow>`
        select x.finding_id as finding, x.clause, f.state, x.outcome,
          ${seenBefore} as "sawBefore"
        from touchstone.submission_clause x join touchstone.finding f on f.id = x.finding_id where x.submission_id = ${id} order by x.clause, x.finding_id`.execute(
        tx,
      );
      return rows;
    },

    /** Of an engine with several versions that may run each is a row: the plan goes by ids. Laboratories are among them. */
    async votingEngines() {
      const { rows } = await sql<{ id: string; capabilities: readonly Capability[]; rates: AnswerRates | null; mayRun: boolean }>`
        select v.engine_id as id, v.capabilities, v.golden -> 'rates' as rates, e.kind not in ('lab', 'import') and v.state in ('ACTIVE', 'DEGRADED') as "mayRun"
        from touchstone.engine_version v join touchstone.engine e on e.id = v.engine_id where v.state in ('ACTIVE', 'DEGRADED', 'PAUSED')
        order by v.engine_id, v.created_at, v.id`.execute(tx);
      return rows.map(({ rates, ...row }) => ({ ...row, recall: rates === null ? null : rates.real.violation + rates.real.suspected }));
    },

    async addRetest(id: string, retest: RetestInRow, atMs: number): Promise<void> {
      await sql`
        insert into touchstone.submission_retest (submission_id, scan_request_id, artifact_id, round, condition, asked_at)
        values (${id}, ${retest.request}, ${retest.artifact}, ${retest.round}, ${JSON.stringify(retest.ground)}::jsonb, ${new Date(atMs)})`.execute(
        tx,
      );
    },

    async retestsOf(id: string) {
      const { rows } = await sql<RetestInRow & { readonly isFused: boolean }>`
        select r.scan_request_id as request, r.artifact_id as artifact, r.round, r.condition as ground, q.fused_at is not null as "isFused"
        from touchstone.submission_retest r join touchstone.scan_request q on q.id = r.scan_request_id
        where r.submission_id = ${id} order by r.round, r.asked_at, r.scan_request_id`.execute(tx);
      return rows;
    },

    async holdRetested(limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select s.id from touchstone.submission s where s.state = 'ACCEPTED'
          and exists (select from touchstone.submission_retest r where r.submission_id = s.id)
          and not exists (select from touchstone.submission_retest r join touchstone.scan_request q on q.id = r.scan_request_id
            where r.submission_id = s.id and q.fused_at is null)
        order by s.id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async runsOfRequests(requests: readonly string[]): Promise<readonly EndedRow[]> {
      if (requests.length === 0) return [];
      const { rows } = await sql<EndedRow>`
        select ${endedColumns} where r.scan_request_id = any(${[...requests]}::uuid[]) and r.state not in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING') order by r.id`.execute(
        tx,
      );
      return rows;
    },

    async saveOutcome(id: string, finding: string, row: OutcomeRow): Promise<void> {
      const agreed = row.agreedBy ?? null;
      await sql`
        update touchstone.submission_clause set outcome = ${row.outcome}, reason = ${row.reason},
          votes = ${row.votes === null ? sql`votes` : sql`${JSON.stringify(row.votes)}::jsonb`},
          agreed_by = ${agreed}, agreed_at = ${agreed === null ? null : new Date(row.atMs)}, agreed_note = ${row.note ?? ''}
        where submission_id = ${id} and finding_id = ${finding}`.execute(tx);
    },

    async saveCaseOutcome(of: string, finding: string, outcome: string): Promise<void> {
      await sql`
        update touchstone.case_finding set outcome = ${outcome} where case_id = ${of} and finding_id = ${finding} and outcome <> 'DROPPED'`.execute(
        tx,
      );
    },

    stepFinding: reviewRows(tx, null).stepFinding,

    async holdUnchecked(nowMs: number, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select s.id from touchstone.submission s where ${OPEN_SUBMISSION}
          and exists (select from touchstone.enforcement_case c where c.id = s.case_id and c.state not in ('WITHDRAWN', 'MERGED', 'TRANSFERRED'))
          and (s.checks_wanted_at is not null or s.checked_at < ${new Date(nowMs - STALE_MS)})
        order by s.checks_wanted_at, s.id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async resultsOfRetests(id: string) {
      const { rows } = await sql<{ engine: string; object: string; ground: Readonly<Record<string, string>>; inputs: readonly string[] }>`
        select v.engine_id || ' ' || v.version as engine, r.result_sha256 as object, x.condition as ground,
          array(select distinct i ->> 'kind' from jsonb_array_elements(q.inputs) i order by 1) as inputs
        from touchstone.submission_retest x join touchstone.scan_request q on q.id = x.scan_request_id join touchstone.scan_run r on r.scan_request_id = q.id
        join touchstone.engine_version v on v.id = r.engine_version_id
        where x.submission_id = ${id} and r.state in ('SUCCEEDED', 'PARTIAL') and r.result_sha256 is not null order by r.id`.execute(tx);
      return rows.map((row) => ({ ...row, ground: groundOf(row.ground) }));
    },

    async liveListings(app: string) {
      const { rows } = await sql<ListingOutRow>`
        select l.id as listing, l.store_id as store, l.artifact_sha256 as "statedSha256",
          exists (select from touchstone.acquisition q where q.store_id = l.store_id and q.source = 'store' and q.what = 'artifact' and q.state = 'STORED'
            and coalesce(q.received_sha256, q.declared_sha256) = l.artifact_sha256) as "isFetched",
          case when f.state in ('STORED', 'COLD') and v.id is not null then jsonb_build_object('sha256', f.sha256, 'package', a.package,
            'versionCode', v.version_code, 'signers', to_jsonb(f.signers)) end as file
        from touchstone.listing l
        left join touchstone.artifact f on f.sha256 = l.artifact_sha256
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
        where l.app_id = ${app} and ${LIVE_LISTING} order by l.store_id, l.id`.execute(tx);
      return rows;
    },

    /** As it was last asked for, else by what is known of the file; not again while it is under way or was tried today. */
    async askFetch(listing: string): Promise<void> {
      await sql`
        insert into touchstone.acquisition (id, source, what, store_id, listing_id, file_name, declared_sha256, declared_size_bytes, kind, claim, state)
        select touchstone.uuid7(), 'store', 'artifact', l.store_id, l.id, coalesce(a.package, l.store_app_id) || '.' || f.kind, f.sha256, f.size_bytes, f.kind,
          coalesce((select q.claim from touchstone.acquisition q where q.listing_id = l.id and q.declared_sha256 = f.sha256 order by q.created_at desc limit 1),
            jsonb_strip_nulls(jsonb_build_object('platform', a.platform, 'package', a.package, 'name', nullif(l.name, '')))), 'DECLARED'
        from touchstone.listing l join touchstone.artifact f on f.sha256 = l.artifact_sha256 left join touchstone.app a on a.id = l.app_id
        where l.id = ${listing} and f.kind <> 'none' and not exists (
          select from touchstone.acquisition q where q.store_id = l.store_id and q.declared_sha256 = f.sha256 and q.what = 'artifact'
            and (q.state in ('DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED') or q.created_at > now() - interval '1 day'))
        on conflict do nothing`.execute(tx);
    },

    /** What is not there any more goes; a judgement stays while what it was about does. */
    async saveChecks(id: string, rows: readonly CheckOutRow[], comparison: unknown, atMs: number, newId: () => string): Promise<void> {
      const given = JSON.stringify(rows.map((row) => ({ ...row, id: newId() })));
      await sql`
        delete from touchstone.submission_check k where k.submission_id = ${id}
          and not exists (select from jsonb_to_recordset(${given}::jsonb) as r (kind text, name text) where r.kind = k.kind and r.name = k.name)`.execute(
        tx,
      );
      const dropped = (column: string) => sql`case when k.result_hash = excluded.result_hash then k.${sql.ref(column)} end`;
      await sql`
        insert into touchstone.submission_check as k (id, submission_id, kind, name, store_id, result, reason, detail, result_hash, at)
        select r.id, ${id}, r.kind, r.name, r.store, r.result, r.reason, r.detail, r."resultHash", ${new Date(atMs)}
        from jsonb_to_recordset(${given}::jsonb) as r (id uuid, kind text, name text, store uuid, result text, reason text, detail jsonb, "resultHash" text)
        on conflict (submission_id, kind, name) do update set store_id = excluded.store_id, result = excluded.result, reason = excluded.reason,
          detail = excluded.detail, result_hash = excluded.result_hash, at = excluded.at, judged_as = ${dropped('judged_as')}, judged_by = ${dropped('judged_by')},
          judged_at = ${dropped('judged_at')}, judged_note = coalesce(${dropped('judged_note')}, ''), judged_evidence = coalesce(${dropped('judged_evidence')}, '{}')`.execute(
        tx,
      );
      await sql`
        update touchstone.submission set checks_wanted_at = null, checked_at = ${new Date(atMs)},
          comparison = coalesce(${comparison === null || comparison === undefined ? null : JSON.stringify(comparison)}::jsonb, comparison)
        where id = ${id}`.execute(tx);
    },

    async holdCheck(id: string, check: string) {
      const { rows } = await sql<{ id: string; kind: string; name: string; result: string }>`
        select id, kind, name, result from touchstone.submission_check where submission_id = ${id} and id = ${check} for no key update`.execute(
        tx,
      );
      return rows[0];
    },

    async saveJudgement(check: string, judgement: JudgementRow): Promise<void> {
      await sql`
        update touchstone.submission_check set judged_as = ${judgement.as}, judged_by = ${judgement.by}, judged_at = ${new Date(judgement.atMs)},
          judged_note = ${judgement.note}, judged_evidence = ${[...judgement.evidence]} where id = ${check}`.execute(tx);
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

interface RetestInRow {
  readonly request: string;
  readonly artifact: string;
  readonly round: number;
  readonly ground: Readonly<Partial<Record<'device' | 'region' | 'day', string>>>;
}

interface OutcomeRow {
  readonly outcome: string;
  readonly reason: string;
  readonly votes: unknown;
  readonly agreedBy?: string | null;
  readonly note?: string;
  readonly atMs: number;
}

interface JudgementRow {
  readonly as: string;
  readonly by: string;
  readonly note: string;
  readonly evidence: readonly string[];
  readonly atMs: number;
}

interface ListingOutRow {
  readonly listing: string;
  readonly store: string;
  readonly statedSha256: string | null;
  readonly isFetched: boolean;
  readonly file: {
    readonly sha256: string;
    readonly package: string;
    readonly versionCode: number;
    readonly signers: readonly string[];
  } | null;
}
