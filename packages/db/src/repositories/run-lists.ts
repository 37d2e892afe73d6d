import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { type ArtifactAbout, aboutColumn } from './artifact-about.ts';
import { allOf, equal } from './conditions.ts';

export interface ListedRequest {
  readonly id: string;
  readonly artifact: string;
  readonly sha256: string;
  readonly about: ArtifactAbout | null;
  readonly app: string | null;
  readonly profile: string;
  readonly campaign: string | null;
  readonly priority: number;
  readonly organisation: string;
  readonly inputs: readonly { readonly kind: string; readonly sha256: string }[];
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly fusedAt: Date | null;
}

const requestColumns = sql`q.id, q.artifact_id as artifact, f.sha256, ${aboutColumn}, coalesce(q.app_id, v.app_id) as app, q.profile, q.campaign_id as campaign, q.priority,
  q.organisation_id as organisation, q.inputs, q.created_at as "createdAt", q.finished_at as "finishedAt", q.fused_at as "fusedAt"`;
const requests = sql`touchstone.scan_request q join touchstone.artifact f on f.id = q.artifact_id left join touchstone.app_version v on v.id = f.app_version_id`;

export interface RequestFilter {
  readonly isOpen?: boolean | undefined;
  readonly artifact?: string | undefined;
  readonly app?: string | undefined;
  readonly campaign?: string | undefined;
  readonly profile?: string | undefined;
}

/** Wishes for scans that a session may see, the newest first. */
export async function listRequests(
  tx: SessionTransaction,
  session: Session,
  filter: RequestFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedRequest[]> {
  const where = allOf([
    within(session, 'scan_request', 'q'),
    filter.isOpen === undefined ? undefined : filter.isOpen ? sql`q.finished_at is null` : sql`q.finished_at is not null`,
    equal('q.artifact_id', filter.artifact),
    equal('q.app_id', filter.app),
    equal('q.campaign_id', filter.campaign),
    equal('q.profile', filter.profile),
    after === undefined ? undefined : sql`q.id < ${after}::uuid`,
  ]);
  return (await sql<ListedRequest>`select ${requestColumns} from ${requests} where ${where} order by q.id desc limit ${limit}`.execute(tx))
    .rows;
}

export async function readRequest(tx: SessionTransaction, session: Session, id: string): Promise<ListedRequest | undefined> {
  const where = allOf([sql`q.id = ${id}`, within(session, 'scan_request', 'q')]);
  return (await sql<ListedRequest>`select ${requestColumns} from ${requests} where ${where}`.execute(tx)).rows[0];
}

export interface ListedRun {
  readonly id: string;
  readonly request: string;
  readonly artifact: string;
  readonly about: ArtifactAbout | null;
  readonly engine: string;
  readonly engineVersion: string;
  readonly version: string;
  readonly ruleSet: string;
  readonly configHash: string;
  readonly round: number;
  readonly forceReason: string | null;
  readonly state: string;
  readonly priority: number;
  readonly campaign: string | null;
  readonly leases: number;
  readonly timeouts: number;
  readonly losses: number;
  readonly worker: string | null;
  readonly leaseUntil: Date | null;
  readonly deadlineAt: Date | null;
  readonly notBefore: Date;
  readonly isCancelAsked: boolean;
  readonly resultSha256: string | null;
  readonly resultBytes: number | null;
  readonly errorClass: string | null;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const runColumns = sql`r.id, r.scan_request_id as request, r.artifact_id as artifact, (select x.about from (select ${aboutColumn} from touchstone.artifact f where f.id = r.artifact_id) x) as about, v.engine_id as engine, v.id as "engineVersion", v.version, v.rule_set as "ruleSet",
  r.config_hash as "configHash", r.round, r.force_reason as "forceReason", r.state, r.priority, r.campaign_id as campaign, r.leases, r.timeouts, r.losses,
  r.leased_by as worker, r.lease_until as "leaseUntil", r.deadline_at as "deadlineAt", r.not_before as "notBefore", r.is_cancel_asked as "isCancelAsked",
  r.result_sha256 as "resultSha256", r.result_bytes as "resultBytes", r.error_class as "errorClass", r.message, r.created_at as "createdAt", r.finished_at as "finishedAt"`;
const runs = sql`touchstone.scan_run r join touchstone.scan_request q on q.id = r.scan_request_id join touchstone.engine_version v on v.id = r.engine_version_id`;

export interface RunFilter {
  readonly state?: string | undefined;
  readonly engine?: string | undefined;
  readonly engineVersion?: string | undefined;
  readonly campaign?: string | undefined;
  readonly artifact?: string | undefined;
  readonly request?: string | undefined;
  readonly errorClass?: string | undefined;
  /** Failed or timed out for good, and not made again since. */
  readonly isDead?: boolean | undefined;
}

const dead = sql`r.state in ('FAILED', 'TIMED_OUT') and not exists (
  select from touchstone.scan_run n where n.artifact_id = r.artifact_id and n.engine_version_id = r.engine_version_id and n.config_hash = r.config_hash and n.round > r.round)`;

/** Runs that a session may see, the newest first. */
export async function listRuns(
  tx: SessionTransaction,
  session: Session,
  filter: RunFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedRun[]> {
  const where = allOf([
    within(session, 'scan_request', 'q'),
    equal('r.state', filter.state),
    equal('v.engine_id', filter.engine),
    equal('r.engine_version_id', filter.engineVersion),
    equal('r.campaign_id', filter.campaign),
    equal('r.artifact_id', filter.artifact),
    equal('r.scan_request_id', filter.request),
    equal('r.error_class', filter.errorClass),
    filter.isDead === true ? sql`${dead}` : undefined,
    after === undefined ? undefined : sql`r.id < ${after}::uuid`,
  ]);
  return (await sql<ListedRun>`select ${runColumns} from ${runs} where ${where} order by r.id desc limit ${limit}`.execute(tx)).rows;
}

export async function readRun(tx: SessionTransaction, session: Session, id: string): Promise<ListedRun | undefined> {
  const where = allOf([sql`r.id = ${id}`, within(session, 'scan_request', 'q')]);
  return (await sql<ListedRun>`select ${runColumns} from ${runs} where ${where}`.execute(tx)).rows[0];
}

/** Dead runs by engine and class of error, most first. */
export async function deadLetterGroups(tx: SessionTransaction, session: Session) {
  const { rows } = await sql<{ engine: string; errorClass: string; count: number; newestAt: Date }>`
    select v.engine_id as engine, coalesce(r.error_class, lower(r.state)) as "errorClass", count(*) as count, max(r.finished_at) as "newestAt"
    from ${runs} where ${within(session, 'scan_request', 'q')} and ${dead} group by 1, 2 order by 3 desc, 1, 2`.execute(tx);
  return rows;
}

/** An artifact that a session may see, with what a scan of it needs. */
export async function artifactToScan(tx: SessionTransaction, artifact: { readonly id: string } | { readonly sha256: string }) {
  const by = 'id' in artifact ? sql`f.id = ${artifact.id}` : sql`f.sha256 = ${artifact.sha256}`;
  const { rows } = await sql<{ id: string; state: string; app: string | null; category: number | null }>`
    select f.id, f.state, a.id as app, coalesce(a.category, (f.private_entry ->> 'category')::smallint) as category from touchstone.artifact f
    left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id where ${by}`.execute(tx);
  return rows[0];
}

/** Of these objects those that the session reaches: proof, stored policies, and what its organisation brought in. */
export async function visibleInputs(tx: SessionTransaction, digests: readonly string[]): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set();
  const { rows } = await sql<{ sha256: string }>`
    select d.sha256 from unnest(${[...digests]}::text[]) d (sha256)
    where exists (select from touchstone.evidence e where e.sha256 = d.sha256 and e.purged_at is null)
      or exists (select from touchstone.case_file f where f.sha256 = d.sha256)
      or exists (select from touchstone.listing l where l.policy_sha256 = d.sha256)
      or exists (select from touchstone.acquisition q where q.declared_sha256 = d.sha256 and q.state = 'STORED')`.execute(tx);
  return new Set(rows.map(({ sha256 }) => sha256));
}

export async function artifactsBySha256(tx: SessionTransaction, digests: readonly string[]) {
  const { rows } = await sql<{ id: string; sha256: string; app: string | null; category: number | null }>`
    select f.id, f.sha256, a.id as app, a.category from touchstone.artifact f
    left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
    where f.sha256 = any(${[...digests]}::text[]) and f.state in ('STORED', 'COLD') order by f.sha256`.execute(tx);
  return rows;
}

export interface FusedRow {
  readonly id: string;
  readonly artifact: string;
  readonly app: string | null;
  readonly request: string | null;
  readonly ruleSet: string;
  readonly clauses: readonly unknown[];
  readonly machineItems: number;
  readonly testedItems: number;
  readonly at: Date;
}

/** What the engines together say of an artifact now. */
export async function currentFused(tx: SessionTransaction, artifact: string): Promise<FusedRow | undefined> {
  const { rows } = await sql<FusedRow>`
    select id, artifact_id as artifact, app_id as app, scan_request_id as request, rule_set as "ruleSet", clauses, machine_items as "machineItems",
      tested_items as "testedItems", at
    from touchstone.fused_result where artifact_id = ${artifact} and replaced_by is null order by at desc limit 1`.execute(tx);
  return rows[0];
}

/** Artifacts that have a fused result, in the order of their ids: of a campaign, of a list, or all that a session may see. */
export async function fusedArtifacts(
  tx: SessionTransaction,
  filter: { readonly campaign?: string | undefined; readonly artifacts?: readonly string[] | undefined },
  limit: number,
  after?: string,
): Promise<readonly string[]> {
  const where = allOf([
    sql`f.replaced_by is null`,
    filter.artifacts === undefined ? undefined : sql`f.artifact_id = any(${[...filter.artifacts]}::uuid[])`,
    filter.campaign === undefined
      ? undefined
      : sql`exists (select from touchstone.campaign_member m where m.campaign_id = ${filter.campaign} and m.artifact_id = f.artifact_id)`,
    after === undefined ? undefined : sql`f.artifact_id > ${after}::uuid`,
  ]);
  const { rows } = await sql<{ artifact: string }>`
    select distinct f.artifact_id as artifact from touchstone.fused_result f where ${where} order by 1 limit ${limit}`.execute(tx);
  return rows.map(({ artifact }) => artifact);
}

/** Clauses of an artifact on which people have still to decide. */
export async function openClauses(tx: SessionTransaction, artifact: string): Promise<readonly string[]> {
  const { rows } = await sql<{ clause: string }>`
    select distinct clause from touchstone.finding where artifact_id = ${artifact} and state in ('NEEDS_REVIEW', 'INSUFFICIENT')`.execute(
    tx,
  );
  return rows.map(({ clause }) => clause);
}

/** A result that one engine brought of a file of an app. */
export interface AppResult {
  readonly run: string;
  readonly artifact: string;
  readonly appVersion: string;
  readonly versionName: string;
  readonly ruleSet: string;
  readonly resultSha256: string;
  readonly finishedAt: Date | null;
}

/** Results of one engine on the files of an app, of one version or all, the newest first. */
export async function resultsOfApp(
  tx: SessionTransaction,
  session: Session,
  of: { readonly app: string; readonly engine: string; readonly appVersion?: string | undefined },
  limit: number,
): Promise<readonly AppResult[]> {
  const where = allOf([
    within(session, 'scan_request', 'q'),
    equal('a.app_id', of.app),
    equal('a.id', of.appVersion),
    equal('v.engine_id', of.engine),
    sql`r.result_sha256 is not null and r.state in ('SUCCEEDED', 'PARTIAL')`,
  ]);
  const { rows } = await sql<AppResult>`
    select r.id as run, r.artifact_id as artifact, a.id as "appVersion", a.version_name as "versionName", v.rule_set as "ruleSet",
      r.result_sha256 as "resultSha256", r.finished_at as "finishedAt"
    from ${runs} join touchstone.artifact f on f.id = r.artifact_id join touchstone.app_version a on a.id = f.app_version_id
    where ${where} order by r.id desc limit ${limit}`.execute(tx);
  return rows;
}
