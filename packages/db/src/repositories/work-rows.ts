import type { Run, RunState } from '@touchstone/domain/run';
import { isUuid } from '@touchstone/kernel/ids';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { runOutcomeRows } from './run-outcome-rows.ts';
import { type KeptRow, keptColumns, keptOf } from './work-shapes.ts';
import { workingEngineRows } from './working-engine-rows.ts';

/** Rows of engines, requests and runs, as handing out work reads and writes them inside one transaction. */
export function workRows(tx: SessionTransaction) {
  return {
    ...workingEngineRows(tx),
    ...runOutcomeRows(tx),

    async holdRuns(ids: readonly string[]) {
      const { rows } =
        await sql<KeptRow>`select ${keptColumns} from touchstone.scan_run r where r.id = any(${[...ids]}::uuid[]) order by r.priority desc, r.id for update`.execute(
          tx,
        );
      return rows.map(keptOf);
    },

    async holdRunOfLease(lease: string, worker: string) {
      const { rows } = await sql<KeptRow>`
        select ${keptColumns} from touchstone.scan_run r
        where r.lease_id = ${lease} and r.leased_by = ${worker} and r.state in ('LEASED', 'RUNNING') for update`.execute(tx);
      return rows[0] === undefined ? undefined : keptOf(rows[0]);
    },

    async holdOverdueRuns(atMs: number, limit: number) {
      const { rows } = await sql<KeptRow>`
        select ${keptColumns} from touchstone.scan_run r
        where r.state in ('LEASED', 'RUNNING') and r.lease_until <= ${new Date(atMs)}
        order by r.lease_until limit ${limit} for update skip locked`.execute(tx);
      return rows.map(keptOf);
    },

    async holdRunsOfRequest(request: string) {
      const { rows } =
        await sql<KeptRow>`select ${keptColumns} from touchstone.scan_run r where r.scan_request_id = ${request} order by r.id for update`.execute(
          tx,
        );
      return rows.map(keptOf);
    },

    async saveRun(
      id: string,
      run: Run,
      lease: { readonly id: string; readonly worker: string } | null,
      ended: {
        readonly resultSha256?: string;
        readonly resultBytes?: number;
        readonly errorClass?: string;
        readonly message?: string;
      } = {},
    ): Promise<void> {
      const isOver = !['CREATED', 'QUEUED', 'LEASED', 'RUNNING'].includes(run.state);
      await sql`
        update touchstone.scan_run set
          state = ${run.state}, leases = ${run.attempt}, timeouts = ${run.timeouts}, losses = ${run.losses}, fence = ${run.fence},
          lease_id = ${lease?.id ?? null}, leased_by = coalesce(${lease?.worker ?? null}, leased_by),
          lease_until = ${timeOf(run.leaseUntilMs)}, deadline_at = ${timeOf(run.deadlineMs)}, not_before = ${new Date(run.notBeforeMs)},
          result_sha256 = ${ended.resultSha256 ?? null}, result_bytes = ${ended.resultBytes ?? null},
          error_class = ${ended.errorClass ?? null}, message = ${ended.message ?? null},
          finished_at = ${isOver ? sql`now()` : null}
        where id = ${id}`.execute(tx);
    },

    async tasks(runs: readonly string[]) {
      const { rows } = await sql<TaskRow>`
        ${selectTasks} where r.id = any(${[...runs]}::uuid[]) order by r.priority desc, r.id`.execute(tx);
      return rows.map(taskOf);
    },

    /** What a lease is about, with the engine that holds it; undefined when the lease is not current. */
    async taskOfLease(lease: string, worker: string) {
      const { rows } =
        await sql<TaskRow>`${selectTasks} where r.lease_id = ${lease} and r.leased_by = ${worker} and r.state in ('LEASED', 'RUNNING')`.execute(
          tx,
        );
      const [row] = rows;
      return row === undefined ? undefined : { ...taskOf(row), engine: row.engine_version_id };
    },

    /** Held, so that of two runs that end at once one sees the other. */
    async finishRequest(request: string, atMs: number): Promise<boolean> {
      await sql`select from touchstone.scan_request where id = ${request} for update`.execute(tx);
      const { numAffectedRows } = await sql`
        update touchstone.scan_request set finished_at = ${new Date(atMs)}
        where id = ${request} and finished_at is null and not exists (
          select from touchstone.scan_run where scan_request_id = ${request} and state in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING'))`.execute(
        tx,
      );
      return numAffectedRows === 1n;
    },

    async queuedNow(engine: string): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from touchstone.scan_run where engine_version_id = ${engine} and state = 'QUEUED'`.execute(tx);
      return rows[0]?.n ?? 0;
    },

    /** A few steps of an index per source, then a count that stops at `limit`: costs the same with a million runs waiting. */
    async waiting(engine: string, limit: number) {
      const created = sql`state = 'CREATED' and engine_version_id = ${engine}`;
      const { rows } = await sql<{ source: string; priority: number; waiting: number; paused: boolean }>`
        with recursive own (priority) as (
          (select priority from touchstone.scan_run where ${created} and campaign_id is null order by priority desc limit 1)
          union all
          select (select priority from touchstone.scan_run where ${created} and campaign_id is null and priority < own.priority order by priority desc limit 1)
          from own where own.priority is not null
        ), sources as (
          select null::uuid as campaign, priority, false as paused from own where priority is not null
          union all
          select c.id, first.priority, c.paused_at is not null from touchstone.campaign c
          cross join lateral (select priority from touchstone.scan_run where ${created} and campaign_id = c.id order by priority desc limit 1) first
        )
        select coalesce(s.campaign::text, '') as source, s.priority, s.paused, counted.n as waiting
        from sources s cross join lateral (
          select count(*) as n from (
            (select 1 from touchstone.scan_run where ${created} and campaign_id = s.campaign and priority = s.priority limit ${limit})
            union all
            (select 1 from touchstone.scan_run where ${created} and s.campaign is null and campaign_id is null and priority = s.priority limit ${limit})
          ) one) counted`.execute(tx);
      return rows.map(({ paused, ...row }) => ({ ...row, isPaused: paused }));
    },

    async holdCreated(engine: string, source: string, priority: number, count: number) {
      const { rows } = await sql<{ id: string; priority: number }>`
        select id, priority from touchstone.scan_run
        where state = 'CREATED' and engine_version_id = ${engine} and priority = ${priority}
          and ${source === '' ? sql`campaign_id is null` : sql`campaign_id = ${source}::uuid`}
        order by id limit ${count} for update skip locked`.execute(tx);
      return rows;
    },

    async markQueued(runs: readonly string[]): Promise<void> {
      await sql`update touchstone.scan_run set state = 'QUEUED' where id = any(${[...runs]}::uuid[]) and state = 'CREATED'`.execute(tx);
    },

    async earlierRuns(artifact: string, engine: string, configHash: string): Promise<readonly RunState[]> {
      const { rows } = await sql<{ state: RunState }>`
        select state from touchstone.scan_run
        where artifact_id = ${artifact} and engine_version_id = ${engine} and config_hash = ${configHash} order by round`.execute(tx);
      return rows.map(({ state }) => state);
    },

    async hasMinistry(): Promise<boolean> {
      const { rows } = await sql`select from touchstone.organisation where kind = 'ministry' and state <> 'CLOSED' limit 1`.execute(tx);
      return rows.length > 0;
    },

    async artifactKind(artifact: string) {
      const { rows } = await sql<{ kind: TaskRow['kind'] }>`select kind from touchstone.artifact where id = ${artifact}`.execute(tx);
      return rows[0]?.kind;
    },

    /** With the member of its campaign that it tests. */
    async createRequest(wish: RequestRow): Promise<void> {
      const member = sql`(
        select m.ordinal from touchstone.campaign_member m
        where m.campaign_id = ${wish.campaign}::uuid and m.app_id = ${wish.app}::uuid and coalesce(m.artifact_id, ${wish.artifact}::uuid) = ${wish.artifact}::uuid and m.state <> 'REPLACED'
        order by m.artifact_id is null, m.ordinal limit 1)`;
      await sql`
        insert into touchstone.scan_request (id, artifact_id, app_id, profile, campaign_id, campaign_ordinal, priority, organisation_id, asked_by, category, inputs, configuration)
        values (${wish.id}, ${wish.artifact}, ${wish.app}, ${wish.profile}, ${wish.campaign}, ${member}, ${wish.priority}, ${wish.organisation}, ${wish.askedBy},
          ${wish.category}, ${JSON.stringify(wish.inputs)}::jsonb, ${JSON.stringify(wish.config)}::jsonb)`.execute(tx);
    },

    async createRuns(runs: readonly RunRow[]): Promise<void> {
      await sql`
        insert into touchstone.scan_run (id, scan_request_id, artifact_id, engine_version_id, config_hash, round, force_reason, state, priority, campaign_id, finished_at)
        select id, request, artifact, engine, "configHash", round, "forceReason", state, priority, campaign, case when state <> 'CREATED' then now() end
        from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as r(
          id uuid, request uuid, artifact uuid, engine uuid, "configHash" text, round smallint, "forceReason" text, state text, priority smallint, campaign uuid)`.execute(
        tx,
      );
    },

    async askCancel(run: string): Promise<void> {
      await sql`update touchstone.scan_run set is_cancel_asked = true where id = ${run}`.execute(tx);
    },

    async setPriority(request: string, runs: readonly string[], priority: number): Promise<void> {
      await sql`update touchstone.scan_request set priority = ${priority} where id = ${request}`.execute(tx);
      await sql`update touchstone.scan_run set priority = ${priority} where id = any(${[...runs]}::uuid[])`.execute(tx);
    },

    async runAsked(run: string) {
      const { rows } = await sql<AskedRow>`
        select r.state, v.engine_id as engine, v.id as version, q.artifact_id as artifact, q.app_id as app, q.profile, q.campaign_id as campaign,
          q.organisation_id as organisation, q.asked_by as "askedBy", q.category, q.inputs, q.configuration as config
        from touchstone.scan_run r join touchstone.scan_request q on q.id = r.scan_request_id join touchstone.engine_version v on v.id = r.engine_version_id
        where r.id = ${run}`.execute(tx);
      const [row] = rows;
      if (row === undefined) return undefined;
      const { state, engine, version, ...wish } = row;
      return { state, engine, version, wish };
    },

    async reopenMember(campaign: string, artifact: string, request: string): Promise<void> {
      await sql`
        update touchstone.campaign_member m set state = 'QUEUED', reason = null, scan_request_id = ${request}, changed_at = now()
        from touchstone.campaign c
        where c.id = ${campaign} and c.state in ('ACQUIRING', 'TESTING') and m.campaign_id = c.id and m.artifact_id = ${artifact}
          and m.state = 'NOT_TESTABLE' and m.reason = 'all-engines-failed'`.execute(tx);
    },

    async announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
      // what a firm checks for itself is told to nobody else
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb,
          (select q.organisation_id from touchstone.scan_request q where q.id = ${isUuid(subject) ? subject : null} and q.profile = 'self-check'))`.execute(
        tx,
      );
    },
  };
}

const selectTasks = sql`
  select r.id, r.engine_version_id, r.config_hash, f.sha256, f.size_bytes, f.kind, q.inputs, q.configuration, q.category, a.package, v.version_name
  from touchstone.scan_run r
  join touchstone.scan_request q on q.id = r.scan_request_id
  join touchstone.artifact f on f.id = r.artifact_id
  left join touchstone.app_version v on v.id = f.app_version_id
  left join touchstone.app a on a.id = coalesce(q.app_id, v.app_id)`;

const taskOf = (row: TaskRow) => ({
  run: row.id,
  artifact: { sha256: row.sha256, sizeBytes: row.size_bytes, kind: row.kind, fileName: fileNameOf(row) },
  inputs: row.inputs.map(({ kind, sha256, fileName }) => ({ kind, sha256, fileName: fileName ?? `${kind}-${sha256.slice(0, 12)}` })),
  config: row.configuration,
  configHash: row.config_hash,
  category: row.category === null ? null : String(row.category),
});

interface TaskRow {
  readonly id: string;
  readonly engine_version_id: string;
  readonly config_hash: string;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly kind: 'apk' | 'apks' | 'xapk' | 'apkm' | 'aab' | 'hap' | 'ipa' | 'none';
  readonly inputs: readonly { readonly kind: string; readonly sha256: string; readonly fileName?: string }[];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly category: number | null;
  readonly package: string | null;
  readonly version_name: string | null;
}

interface AskedRow {
  readonly state: RunState;
  readonly engine: string;
  readonly version: string;
  readonly artifact: string;
  readonly app: string | null;
  readonly profile: 'quick' | 'deep' | 'retest' | 'look-back' | 'self-check';
  readonly campaign: string | null;
  readonly organisation: string;
  readonly askedBy: string | null;
  readonly category: number | null;
  readonly inputs: readonly { readonly kind: string; readonly sha256: string }[];
  readonly config: Readonly<Record<string, unknown>>;
}

export interface RequestRow {
  readonly id: string;
  readonly artifact: string;
  readonly app: string | null;
  readonly profile: string;
  readonly campaign: string | null;
  readonly priority: number;
  readonly organisation: string;
  readonly askedBy: string | null;
  readonly category: number | null;
  readonly inputs: readonly unknown[];
  readonly config: Readonly<Record<string, unknown>>;
}

export interface RunRow {
  readonly id: string;
  readonly request: string;
  readonly artifact: string;
  readonly engine: string;
  readonly configHash: string;
  readonly round: number;
  readonly forceReason?: string;
  readonly state: string;
  readonly priority: number;
  readonly campaign: string | null;
}

const timeOf = (ms: number | null) => (ms === null ? null : new Date(ms));

/** A name that every file system takes: of the package and its version, as far as those are plain. */
const fileNameOf = ({ package: name, version_name, sha256, kind }: TaskRow): string =>
  `${[name ?? sha256.slice(0, 16), version_name ?? '']
    .map((part) => part.replaceAll(/[^\w.-]/g, '_').slice(0, 80))
    .filter((part) => part !== '')
    .join('-')}.${kind}`;
