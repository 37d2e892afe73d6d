import { ESTABLISHED_FINDINGS, type FindingState, OPEN_FINDINGS } from '@touchstone/domain/finding';
import type { Severity } from '@touchstone/domain/review';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { among } from './conditions.ts';

export interface FindingFilter {
  readonly state?: FindingState | undefined;
  readonly isOpen?: boolean | undefined;
  readonly isEstablished?: boolean | undefined;
  readonly clause?: string | undefined;
  readonly app?: string | undefined;
  readonly artifact?: string | undefined;
  readonly operator?: string | undefined;
  /** As the page of the firm counts: entries that were merged are one. */
  readonly firm?: string | undefined;
  readonly province?: string | undefined;
  readonly store?: string | undefined;
  readonly campaign?: string | undefined;
  readonly strength?: string | undefined;
  readonly order?: 'rank' | 'opened' | undefined;
}

export interface ListedFinding {
  readonly id: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly subjectName: string;
  readonly app: string | null;
  readonly appName: string | null;
  readonly package: string | null;
  readonly reachBand: number | null;
  readonly version: string | null;
  readonly versionName: string | null;
  readonly artifact: string | null;
  readonly clause: string;
  readonly rule: string;
  readonly summary: string;
  readonly state: FindingState;
  readonly strength: 'violation' | 'suspected';
  readonly severity: Severity;
  readonly confidence: number;
  readonly rank: number;
  readonly campaign: string | null;
  readonly province: string | null;
  readonly operator: string | null;
  readonly operatorName: string | null;
  readonly openedAt: Date;
  readonly openedKey: string;
  readonly decidedAt: Date | null;
  readonly round: number;
  readonly isForPublication: boolean;
  readonly rowVersion: number;
}

/** Of what is no app. */
const nameOfSubject = sql`case f.subject_kind when 'store' then (select s.name from touchstone.store s where s.id::text = f.subject_id)
  when 'sdk' then (select k.name from touchstone.sdk k where k.id = f.subject_id) end`;

const columns = sql`f.id, f.subject_kind as "subjectKind", f.subject_id as subject, coalesce(a.name, ${nameOfSubject}, f.subject_id) as "subjectName", f.app_id as app, a.name as "appName", a.package, a.reach_band as "reachBand",
  f.app_version_id as version, v.version_name as "versionName", t.sha256 as artifact, f.clause, f.rule, f.summary, f.state, f.strength, f.severity, f.confidence,
  f.rank, f.campaign_id as campaign, f.province, f.operator_id as operator, o.name as "operatorName", f.opened_at as "openedAt",
  to_char(f.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedKey", f.decided_at as "decidedAt", f.review_round as round,
  f.is_for_publication as "isForPublication", f.row_version as "rowVersion"`;
const names = sql`left join touchstone.app a on a.id = f.app_id left join touchstone.app_version v on v.id = f.app_version_id
  left join touchstone.artifact t on t.id = f.artifact_id left join touchstone.operator o on o.id = f.operator_id`;

/** Behind a row of the list: by its rank, or by when it was opened. */
export interface AfterFinding {
  readonly by: number | string;
  readonly id: string;
}

const joined = (conditions: readonly (RawBuilder<SqlBool> | undefined)[]) =>
  sql.join(
    conditions.filter((one) => one !== undefined),
    sql` and `,
  );

/** Findings a session may see. The page is chosen by an index of the finding alone; names are joined to it afterwards. */
export async function listFindings(
  tx: SessionTransaction,
  session: Session,
  filter: FindingFilter,
  limit: number,
  after?: AfterFinding,
): Promise<readonly ListedFinding[]> {
  const { state, clause, app, artifact, operator, firm, province, store, campaign, strength } = filter;
  const byRank = filter.order === 'rank';
  const where = joined([
    within(session, 'finding', 'f'),
    state === undefined ? undefined : sql`f.state = ${state}`,
    among('f.state', OPEN_FINDINGS, filter.isOpen),
    among('f.state', ESTABLISHED_FINDINGS, filter.isEstablished),
    clause === undefined ? undefined : sql`f.clause = ${clause}`,
    app === undefined ? undefined : sql`f.app_id = ${app}`,
    artifact === undefined ? undefined : sql`f.artifact_id = (select id from touchstone.artifact where sha256 = ${artifact})`,
    ofFirm('f.operator_id', operator),
    ofFirm('f.operator_id', firm),
    province === undefined ? undefined : sql`f.province = ${province}`,
    store === undefined ? undefined : sql`exists (select from touchstone.listing l where l.app_id = f.app_id and l.store_id = ${store})`,
    campaign === undefined ? undefined : sql`f.campaign_id = ${campaign}`,
    strength === undefined ? undefined : sql`f.strength = ${strength}`,
    after === undefined
      ? undefined
      : byRank
        ? sql`(f.rank <= ${after.by}::real and (f.rank < ${after.by}::real or f.id > ${after.id}::uuid))`
        : sql`(f.opened_at, f.id) < (${after.by}::timestamptz, ${after.id}::uuid)`,
  ]);
  const order = byRank ? sql`f.rank desc, f.id` : sql`f.opened_at desc, f.id desc`;
  const { rows } = await sql<ListedFinding>`
    select ${columns} from (select * from touchstone.finding f where ${where} order by ${order} limit ${limit}) f ${names} order by ${order}`.execute(
    tx,
  );
  return rows;
}

export async function readFinding(tx: SessionTransaction, session: Session, id: string): Promise<ListedFinding | undefined> {
  const { rows } = await sql<ListedFinding>`
    select ${columns} from touchstone.finding f ${names} where f.id = ${id} and ${within(session, 'finding', 'f')}`.execute(tx);
  return rows[0];
}

/** Whose decision is wanted next. */
export type ReviewStage = 'first' | 'second' | 'third';

export interface QueueWish {
  readonly reviewer: string;
  readonly stages: readonly ReviewStage[];
  readonly now: Date;
  readonly clause?: string | undefined;
  readonly campaign?: string | undefined;
  readonly province?: string | undefined;
}

export type QueuedFinding = ListedFinding & { readonly stage: ReviewStage; readonly claimedUntil: Date | null };

/**
 * What waits for this reviewer, the weightiest first: not what they decided in the running round, what somebody else has
 * claimed, or what their own check sheet proposed.
 */
export async function reviewQueue(
  tx: SessionTransaction,
  session: Session,
  wish: QueueWish,
  limit: number,
  after?: AfterFinding,
): Promise<readonly QueuedFinding[]> {
  const where = waitingFor(session, wish, after);
  const { rows } = await sql<QueuedFinding>`
    select ${columns}, f.review_stage as stage,
      (select c.expires_at from touchstone.review_claim c where c.finding_id = f.id and c.expires_at > ${wish.now}) as "claimedUntil"
    from (select * from touchstone.finding f where ${where} order by f.rank desc, f.id limit ${limit}) f ${names}
    order by f.rank desc, f.id`.execute(tx);
  return rows;
}

/** How many wait for this reviewer, up to `most`. */
export async function countReviewQueue(tx: SessionTransaction, session: Session, wish: QueueWish, most: number): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from (select from touchstone.finding f where ${waitingFor(session, wish)} limit ${most}) waiting`.execute(tx);
  return Number(rows[0]!.n);
}

function waitingFor(session: Session, { reviewer, stages, now, clause, campaign, province }: QueueWish, after?: AfterFinding) {
  return joined([
    sql`f.state = 'NEEDS_REVIEW'`,
    within(session, 'finding', 'f'),
    clause === undefined ? undefined : sql`f.clause = ${clause}`,
    campaign === undefined ? undefined : sql`f.campaign_id = ${campaign}`,
    province === undefined ? undefined : sql`f.province = ${province}`,
    stages.length === 3 ? undefined : sql`f.review_stage = any(${[...stages]}::text[])`,
    stages.includes('first') ? undefined : sql`f.review_stage <> 'first'`,
    sql`not exists (select from touchstone.review r where r.finding_id = f.id and r.round = f.review_round and r.reviewer_id = ${reviewer})`,
    sql`not exists (select from touchstone.review_claim c where c.finding_id = f.id and c.expires_at > ${now} and c.reviewer_id <> ${reviewer})`,
    sql`not exists (select from touchstone.check_sheet s join touchstone.check_answer w on w.sheet_id = s.id
      where s.artifact_id = f.artifact_id and w.clause = f.clause and w.answered_by = ${reviewer})`,
    after === undefined ? undefined : sql`(f.rank <= ${after.by}::real and (f.rank < ${after.by}::real or f.id > ${after.id}::uuid))`,
  ]);
}

export interface FindingDetail {
  /** As fusion weighed them. */
  readonly votes: readonly unknown[];
  readonly places: readonly unknown[];
  readonly auditedAs: string | null;
  readonly auditRate: number | null;
  /** The clause in the artifact's present fused result. */
  readonly fused: unknown;
  /** Whose campaign it belongs to. */
  readonly organisation: string | null;
  readonly evidence: readonly {
    readonly sha256: string;
    readonly kind: string;
    readonly sizeBytes: number;
    readonly mediaType: string;
    readonly addedBy: string;
    readonly addedAt: string;
    readonly isPurged: boolean;
  }[];
  /** The newest run of our engine on the file that has a report. */
  readonly report: string | null;
  /** The same fault of earlier versions, the nearest first. */
  readonly predecessors: readonly {
    readonly id: string;
    readonly state: FindingState;
    readonly versionName: string | null;
    readonly openedAt: string;
  }[];
  readonly successors: readonly string[];
  readonly events: readonly {
    readonly seq: number;
    readonly event: string;
    readonly from: string | null;
    readonly to: string;
    readonly actor: string;
    readonly basis: string;
    readonly round: number | null;
    readonly at: string;
  }[];
  readonly requests: readonly { readonly wanted: string; readonly at: string; readonly answeredAt: string | null }[];
  readonly claim: { readonly reviewer: string; readonly expiresAt: string } | null;
}

const LONGEST_CHAIN = 100;

/** Everything that hangs on a finding whose row the session has seen. */
export async function findingDetail(tx: SessionTransaction, id: string, now: Date): Promise<FindingDetail> {
  const time = (column: RawBuilder<unknown>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows } = await sql<FindingDetail>`
    with recursive chain (id, step) as (
      select predecessor_id, 1 from touchstone.finding where id = ${id} and predecessor_id is not null
      union all
      select f.predecessor_id, step + 1 from chain join touchstone.finding f on f.id = chain.id where f.predecessor_id is not null and step < ${LONGEST_CHAIN}
    )
    select f.votes, f.reasons as places, f.audited_as as "auditedAs", f.audit_rate as "auditRate",
      (select c from touchstone.fused_result u, jsonb_array_elements(u.clauses) c
        where u.artifact_id = f.artifact_id and u.replaced_by is null and c ->> 'clause' = f.clause limit 1) as fused,
      (select c.organisation_id from touchstone.campaign c where c.id = f.campaign_id) as organisation,
      coalesce((select jsonb_agg(jsonb_build_object('sha256', e.sha256, 'kind', e.kind, 'sizeBytes', e.size_bytes, 'mediaType', e.media_type, 'addedBy', l.added_by,
          'addedAt', ${time(sql`l.added_at`)}, 'isPurged', e.purged_at is not null) order by l.added_at, l.ordinal, e.sha256)
        from touchstone.finding_evidence l join touchstone.evidence e on e.sha256 = l.sha256 where l.finding_id = f.id), '[]') as evidence,
      (select r.id from touchstone.scan_run r join touchstone.engine_version v on v.id = r.engine_version_id
        where r.artifact_id = f.artifact_id and v.engine_id = 'touchstone' and r.state in ('SUCCEEDED', 'PARTIAL') and r.result_sha256 is not null
        order by r.finished_at desc, r.id limit 1) as report,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'state', p.state, 'versionName', w.version_name, 'openedAt', ${time(sql`p.opened_at`)}) order by c.step)
        from chain c join touchstone.finding p on p.id = c.id left join touchstone.app_version w on w.id = p.app_version_id), '[]') as predecessors,
      coalesce((select jsonb_agg(n.id order by n.opened_at, n.id) from touchstone.finding n where n.predecessor_id = f.id), '[]') as successors,
      coalesce((select jsonb_agg(jsonb_build_object('seq', e.seq, 'event', e.event, 'from', e.from_state, 'to', e.to_state, 'actor', e.actor, 'basis', e.basis,
          'round', (e.detail ->> 'round')::int, 'at', ${time(sql`e.at`)}) order by e.seq)
        from touchstone.finding_event e where e.finding_id = f.id), '[]') as events,
      coalesce((select jsonb_agg(jsonb_build_object('wanted', q.wanted, 'at', ${time(sql`q.at`)}, 'answeredAt', ${time(sql`q.answered_at`)}) order by q.at, q.id)
        from touchstone.evidence_request q where q.finding_id = f.id), '[]') as requests,
      (select jsonb_build_object('reviewer', c.reviewer_id, 'expiresAt', ${time(sql`c.expires_at`)}) from touchstone.review_claim c
        where c.finding_id = f.id and c.expires_at > ${now}) as claim
    from touchstone.finding f where f.id = ${id}`.execute(tx);
  return rows[0]!;
}
