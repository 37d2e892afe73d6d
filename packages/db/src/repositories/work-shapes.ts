import type { ArtifactKind, EngineState } from '@touchstone/domain/engine';
import type { Run, RunState } from '@touchstone/domain/run';
import { sql } from 'kysely';

/** Columns of `engine_version v join engine e`. */
export const engineColumns = sql`v.id, v.engine_id, v.version, v.rule_set, v.state, v.accepts, v.timeout_ms, v.concurrency, v.rate_per_minute, v.runs_per_day, v.breaker, e.organisation_id`;

export interface EngineRow {
  readonly id: string;
  readonly engine_id: string;
  readonly version: string;
  readonly rule_set: string;
  readonly state: EngineState;
  readonly accepts: readonly ArtifactKind[];
  readonly timeout_ms: number;
  readonly concurrency: number | null;
  readonly rate_per_minute: number | null;
  readonly runs_per_day: number | null;
  readonly breaker: Readonly<Record<string, unknown>>;
  readonly organisation_id: string | null;
}

export const engineOf = (row: EngineRow) => ({
  key: row.id,
  id: row.engine_id,
  version: row.version,
  ruleSet: row.rule_set,
  state: row.state,
  accepts: row.accepts,
  timeoutMs: row.timeout_ms,
  concurrency: row.concurrency,
  ratePerMinute: row.rate_per_minute,
  runsPerDay: row.runs_per_day,
  breaker: 'state' in row.breaker ? row.breaker : null,
  organisation: row.organisation_id,
});
export type WorkingEngineRow = ReturnType<typeof engineOf>;

/** Columns of `scan_run r`. */
export const keptColumns = sql`r.id, r.scan_request_id, r.engine_version_id, r.state, r.leases, r.timeouts, r.losses, r.fence, r.lease_until, r.deadline_at,
  r.not_before, r.priority, r.is_cancel_asked`;

export interface KeptRow {
  readonly id: string;
  readonly scan_request_id: string;
  readonly engine_version_id: string;
  readonly state: RunState;
  readonly leases: number;
  readonly timeouts: number;
  readonly losses: number;
  readonly fence: number;
  readonly lease_until: Date | null;
  readonly deadline_at: Date | null;
  readonly not_before: Date;
  readonly priority: number;
  readonly is_cancel_asked: boolean;
}

export const keptOf = (row: KeptRow) => ({
  id: row.id,
  request: row.scan_request_id,
  engine: row.engine_version_id,
  priority: row.priority,
  isCancelAsked: row.is_cancel_asked,
  run: {
    state: row.state,
    attempt: row.leases,
    timeouts: row.timeouts,
    losses: row.losses,
    fence: row.fence,
    leaseUntilMs: row.lease_until?.getTime() ?? null,
    deadlineMs: row.deadline_at?.getTime() ?? null,
    notBeforeMs: row.not_before.getTime(),
  } satisfies Run,
});
