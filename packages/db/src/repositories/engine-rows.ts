import type {
  ArtifactKind,
  Capability,
  EngineDescription,
  EngineEvent,
  EngineKind,
  EngineState,
  GoldenArtifact,
  ResultOutcome,
  RunLimits,
  Vote,
} from '@touchstone/domain/engine';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Name of the setting that holds the golden set. */
const GOLDEN_SET = 'golden-set';

/** Rows of engines and their versions inside one transaction. */
export function engineRows(tx: SessionTransaction) {
  return {
    async findEngine(id: string, version: string, ruleSet: string) {
      const { rows } =
        await sql<EngineVersionRow>`${select} where v.engine_id = ${id} and v.version = ${version} and v.rule_set = ${ruleSet}`.execute(tx);
      return rows[0] === undefined ? undefined : keptOf(rows[0]);
    },

    async holdEngineVersion(key: string) {
      const { rows } = await sql<EngineVersionRow>`${select} where v.id = ${key} for update of v`.execute(tx);
      return rows[0] === undefined ? undefined : keptOf(rows[0]);
    },

    /** All versions, those of an engine from the newest to the oldest. */
    async engineVersions() {
      const { rows } = await sql<EngineVersionRow>`${select} order by v.engine_id, v.created_at desc, v.id`.execute(tx);
      return rows.map(keptOf);
    },

    async createEngineVersion(key: string, description: EngineDescription, organisation: string | null): Promise<void> {
      await sql`
        insert into touchstone.engine (id, name, vendor, kind, correlation_group, organisation_id)
        values (${description.id}, ${description.name}, ${description.vendor}, ${description.kind}, ${description.correlationGroup}, ${organisation})
        on conflict (id) do update set name = excluded.name, vendor = excluded.vendor`.execute(tx);
      await sql`
        insert into touchstone.engine_version (id, engine_id, version, rule_set, state, capabilities, accepts, timeout_ms, concurrency, rate_per_minute, runs_per_day, cores, memory_mib)
        values (${key}, ${description.id}, ${description.version}, ${description.ruleSet}, 'REGISTERED', ${JSON.stringify(description.capabilities)}::jsonb,
          ${[...description.accepts]}, ${description.timeoutMs}, ${description.licences ?? null}, ${description.ratePerMinute ?? null}, ${description.runsPerDay ?? null},
          ${description.cores}, ${description.memoryMiB})`.execute(tx);
    },

    async moveEngine(key: string, from: EngineState, to: EngineState, on: EngineEvent, reason: string): Promise<void> {
      const { numAffectedRows } = await sql`
        update touchstone.engine_version set state = ${to}, row_version = row_version + 1 where id = ${key} and state = ${from}`.execute(
        tx,
      );
      if (numAffectedRows === 0n) return; // somebody else moved it first
      await sql`
        insert into touchstone.engine_event (engine_version_id, seq, event, from_state, to_state, actor, reason)
        select ${key}, coalesce(max(seq), 0) + 1, ${on}, ${from}, ${to}, current_setting('touchstone.actor'), ${reason}
        from touchstone.engine_event where engine_version_id = ${key}`.execute(tx);
    },

    async engineEvents(key: string) {
      const { rows } = await sql<{ seq: number; event: string; from: string; to: string; actor: string; reason: string; at: Date }>`
        select seq, event, from_state as from, to_state as to, actor, reason, at from touchstone.engine_event where engine_version_id = ${key} order by seq`.execute(
        tx,
      );
      return rows;
    },

    async limitEngine(key: string, { licences, ratePerMinute, runsPerDay }: RunLimits): Promise<void> {
      await sql`
        update touchstone.engine_version set row_version = row_version + 1, concurrency = ${licences === undefined ? sql`concurrency` : licences},
          rate_per_minute = ${ratePerMinute === undefined ? sql`rate_per_minute` : ratePerMinute},
          runs_per_day = ${runsPerDay === undefined ? sql`runs_per_day` : runsPerDay}
        where id = ${key}`.execute(tx);
    },

    /** What was measured of a version before is kept. */
    async keepGolden(key: string, golden: unknown): Promise<void> {
      await sql`update touchstone.engine_version set golden = jsonb_strip_nulls(jsonb_build_object('rates', golden -> 'rates')) || ${JSON.stringify(golden)}::jsonb where id = ${key}`.execute(
        tx,
      );
    },

    async goldenSet(): Promise<readonly GoldenArtifact[]> {
      const { rows } = await sql<{
        value: readonly GoldenArtifact[];
      }>`select value from touchstone.setting where name = ${GOLDEN_SET}`.execute(tx);
      return rows[0]?.value ?? [];
    },

    async goldenRuns(key: string, artifacts: readonly string[]) {
      const { rows } = await sql<{ artifact: string; outcome: ResultOutcome; votes: KeptVotes | null }>`
        select distinct on (f.sha256) f.sha256 as artifact, r.state as outcome, w.votes
        from touchstone.scan_run r join touchstone.artifact f on f.id = r.artifact_id left join touchstone.run_votes w on w.run_id = r.id
        where r.engine_version_id = ${key} and f.sha256 = any(${[...artifacts]}) and r.finished_at is not null and r.state <> 'CANCELLED'
        order by f.sha256, r.finished_at desc`.execute(tx);
      return rows.map(({ artifact, outcome, votes }) => ({ artifact, outcome, clauses: votes === null ? [] : clausesOf(votes) }));
    },
  };
}

/** As `votesOf` of the use cases writes it. */
interface KeptVotes {
  readonly detected: readonly { readonly clause: string }[];
  readonly notDetected: readonly string[];
  readonly notTested: Readonly<Record<string, readonly string[]>>;
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

function clausesOf({ detected, notDetected, notTested, errors }: KeptVotes) {
  const said = (vote: Vote, clauses: readonly string[]) => clauses.map((clause) => ({ clause, vote, evidence: [] }));
  return [
    ...said(
      'DETECTED',
      detected.map(({ clause }) => clause),
    ),
    ...said('NOT_DETECTED', notDetected),
    ...said('NOT_TESTED', Object.values(notTested).flat()),
    ...said('ERROR', Object.values(errors).flat()),
  ];
}

const select = sql`
  select v.id, v.engine_id, v.version, v.rule_set, v.state, v.capabilities, v.accepts, v.timeout_ms, v.concurrency, v.rate_per_minute, v.runs_per_day, v.cores, v.memory_mib,
    v.golden, v.created_at, v.row_version, e.name, e.vendor, e.kind, e.correlation_group, e.organisation_id
  from touchstone.engine_version v join touchstone.engine e on e.id = v.engine_id`;

interface EngineVersionRow {
  readonly id: string;
  readonly engine_id: string;
  readonly version: string;
  readonly rule_set: string;
  readonly state: EngineState;
  readonly capabilities: readonly Capability[];
  readonly accepts: readonly ArtifactKind[];
  readonly timeout_ms: number;
  readonly concurrency: number | null;
  readonly rate_per_minute: number | null;
  readonly runs_per_day: number | null;
  readonly cores: number;
  readonly memory_mib: number;
  readonly golden: unknown;
  readonly created_at: Date;
  readonly row_version: number;
  readonly name: string;
  readonly vendor: string;
  readonly kind: EngineKind;
  readonly correlation_group: string;
  readonly organisation_id: string | null;
}

const keptOf = (row: EngineVersionRow) => ({
  key: row.id,
  state: row.state,
  organisation: row.organisation_id,
  rowVersion: row.row_version,
  golden: row.golden,
  createdAt: row.created_at,
  description: {
    id: row.engine_id,
    version: row.version,
    ruleSet: row.rule_set,
    name: row.name,
    vendor: row.vendor,
    kind: row.kind,
    correlationGroup: row.correlation_group,
    capabilities: row.capabilities,
    accepts: row.accepts,
    timeoutMs: row.timeout_ms,
    cores: row.cores,
    memoryMiB: row.memory_mib,
    ...(row.concurrency === null ? {} : { licences: row.concurrency }),
    ...(row.rate_per_minute === null ? {} : { ratePerMinute: row.rate_per_minute }),
    ...(row.runs_per_day === null ? {} : { runsPerDay: row.runs_per_day }),
  } satisfies EngineDescription,
});
