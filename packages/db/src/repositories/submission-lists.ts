import type { SubmissionState } from '@touchstone/domain/submission';
import { sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';

export interface ListedSubmission {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string | null;
  readonly subject: string;
  readonly operator: string;
  readonly operatorName: string;
  readonly organisation: string;
  readonly authority: string;
  readonly state: SubmissionState;
  readonly isLate: boolean;
  readonly statement: string;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly decidedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly comparison: unknown;
  readonly rowVersion: number;
}

const columns = sql`s.id, s.case_id as case, c.number as "caseNumber", c.subject_name as subject, s.operator_id as operator, o.name as "operatorName",
  s.organisation_id as organisation, s.authority_id as authority, s.state, s.is_late as "isLate", s.statement, s.reason, s.created_at as "createdAt",
  s.sent_at as "sentAt", s.decided_at as "decidedAt", s.checked_at as "checkedAt", s.comparison, s.row_version as "rowVersion"`;
const submissions = sql`touchstone.submission s join touchstone.enforcement_case c on c.id = s.case_id join touchstone.operator o on o.id = s.operator_id`;

export interface SubmissionFilter {
  readonly case?: string | undefined;
  readonly state?: string | undefined;
  readonly operator?: string | undefined;
  readonly isLate?: boolean | undefined;
}

/** A draft is the firm's own, whoever sees all else. */
const notOthersDraft = ({ organisation, scope }: Session) =>
  scope.kind === 'operator' || organisation === null
    ? undefined
    : sql<boolean>`(s.state <> 'DRAFT' or s.organisation_id = ${organisation}::uuid)`;

/** Submissions that a session may see, the newest first. */
export async function listSubmissions(
  tx: SessionTransaction,
  session: Session,
  filter: SubmissionFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedSubmission[]> {
  const where = allOf([
    within(session, 'submission', 's'),
    notOthersDraft(session),
    equal('s.case_id', filter.case),
    equal('s.state', filter.state),
    ofFirm('s.operator_id', filter.operator),
    filter.isLate === undefined ? undefined : sql`s.is_late = ${filter.isLate}`,
    after === undefined ? undefined : sql`s.id < ${after}::uuid`,
  ]);
  return (await sql<ListedSubmission>`select ${columns} from ${submissions} where ${where} order by s.id desc limit ${limit}`.execute(tx))
    .rows;
}

export async function readSubmission(tx: SessionTransaction, session: Session, id: string): Promise<ListedSubmission | undefined> {
  const where = allOf([sql`s.id = ${id}`, within(session, 'submission', 's'), notOthersDraft(session)]);
  return (await sql<ListedSubmission>`select ${columns} from ${submissions} where ${where}`.execute(tx)).rows[0];
}

export interface SubmissionDetail {
  readonly clauses: readonly {
    readonly finding: string;
    readonly clause: string;
    readonly done: string;
    readonly changedFile: string;
    readonly version: string;
    readonly evidence: readonly string[];
    readonly outcome: 'OPEN' | 'ABSENT' | 'FIXED' | 'PERSISTS' | 'NOT_TESTED';
    readonly reason: string;
    readonly votes: readonly { readonly engine: string; readonly vote: string; readonly couldSee: boolean }[];
    readonly agreedBy: string | null;
    readonly agreedAt: Date | null;
    readonly agreedNote: string;
  }[];
  readonly artifacts: readonly {
    readonly artifact: string;
    readonly sha256: string;
    readonly package: string | null;
    readonly versionCode: number | null;
    readonly versionName: string | null;
    readonly validation: Readonly<Record<string, unknown>>;
  }[];
  readonly retests: readonly {
    readonly request: string;
    readonly artifact: string;
    readonly round: number;
    readonly ground: Readonly<Record<string, string>>;
    readonly askedAt: Date;
    readonly isFused: boolean;
  }[];
  readonly checks: readonly {
    readonly id: string;
    readonly kind: 'listing' | 'evasion';
    readonly name: string;
    readonly store: string | null;
    readonly storeName: string | null;
    readonly result: string;
    readonly reason: string;
    readonly detail: Readonly<Record<string, unknown>>;
    readonly judgedAs: 'harmless' | 'evasion' | 'seen-by-hand' | null;
    readonly judgedBy: string | null;
    readonly judgedAt: Date | null;
    readonly judgedNote: string;
    readonly at: Date;
  }[];
  readonly events: readonly {
    readonly seq: number;
    readonly event: string;
    readonly from: string | null;
    readonly to: string;
    readonly actor: string;
    readonly basis: string;
    readonly detail: unknown;
    readonly at: Date;
  }[];
}

/** Everything of a submission that the transaction's session sees. */
export async function submissionDetail(tx: SessionTransaction, id: string): Promise<SubmissionDetail> {
  const clauses = await sql<SubmissionDetail['clauses'][number]>`
    select finding_id as finding, clause, done, changed_file as "changedFile", version, evidence, outcome, reason, votes, agreed_by as "agreedBy",
      agreed_at as "agreedAt", agreed_note as "agreedNote"
    from touchstone.submission_clause where submission_id = ${id} order by clause, finding_id`.execute(tx);
  const artifacts = await sql<SubmissionDetail['artifacts'][number]>`
    select x.artifact_id as artifact, f.sha256, coalesce(a.package, f.private_entry -> 'file' -> 'app' ->> 'package') as package,
      coalesce(v.version_code, (f.private_entry -> 'file' -> 'app' ->> 'versionCode')::bigint)::float8 as "versionCode",
      coalesce(v.version_name, f.private_entry -> 'file' -> 'app' ->> 'versionName') as "versionName", x.validation
    from touchstone.submission_artifact x join touchstone.artifact f on f.id = x.artifact_id
    left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
    where x.submission_id = ${id} order by x.ordinal`.execute(tx);
  const retests = await sql<SubmissionDetail['retests'][number]>`
    select r.scan_request_id as request, r.artifact_id as artifact, r.round, r.condition as ground, r.asked_at as "askedAt", coalesce(q.fused_at is not null, false) as "isFused"
    from touchstone.submission_retest r left join touchstone.scan_request q on q.id = r.scan_request_id
    where r.submission_id = ${id} order by r.round, r.asked_at, r.scan_request_id`.execute(tx);
  const checks = await sql<SubmissionDetail['checks'][number]>`
    select k.id, k.kind, k.name, k.store_id as store, t.name as "storeName", k.result, k.reason, k.detail, k.judged_as as "judgedAs", k.judged_by as "judgedBy",
      k.judged_at as "judgedAt", k.judged_note as "judgedNote", k.at
    from touchstone.submission_check k left join touchstone.store t on t.id = k.store_id where k.submission_id = ${id} order by k.kind desc, t.name, k.name`.execute(
    tx,
  );
  const events = await sql<SubmissionDetail['events'][number]>`
    select seq, event, from_state as from, to_state as to, actor, basis, detail, at from touchstone.submission_event where submission_id = ${id} order by seq`.execute(
    tx,
  );
  return { clauses: clauses.rows, artifacts: artifacts.rows, retests: retests.rows, checks: checks.rows, events: events.rows };
}

/** Of these files those that the session reaches and that are its firm's: of its apps, or uploaded by itself. */
export async function submittableArtifacts(tx: SessionTransaction, session: Session, digests: readonly string[]) {
  const { rows } = await sql<{ id: string; sha256: string }>`
    select f.id, f.sha256 from touchstone.artifact f left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
    where f.sha256 = any(${[...digests]}::text[]) and (
      (a.id is not null and ${within(session, 'app', 'a')})
      or exists (select from touchstone.acquisition q where q.artifact_id = f.id and q.source = 'upload' and q.organisation_id = ${session.organisation}::uuid))`.execute(
    tx,
  );
  return rows;
}

/** Whether the session sees the case at all. */
export async function seesCase(tx: SessionTransaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select c.id from touchstone.enforcement_case c where c.id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** The object of the newest result of our own scan of a file. */
export async function newestReport(tx: SessionTransaction, artifact: string): Promise<string | undefined> {
  const { rows } = await sql<{ object: string }>`
    select r.result_sha256 as object from touchstone.scan_run r join touchstone.scan_request q on q.id = r.scan_request_id and q.profile <> 'self-check'
    join touchstone.engine_version v on v.id = r.engine_version_id join touchstone.engine e on e.id = v.engine_id and e.kind = 'own'
    where r.artifact_id = ${artifact} and r.state in ('SUCCEEDED', 'PARTIAL') and r.result_sha256 is not null order by r.finished_at desc, r.id desc limit 1`.execute(
    tx,
  );
  return rows[0]?.object;
}
