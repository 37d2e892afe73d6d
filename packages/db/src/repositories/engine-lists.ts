import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** What a version is doing now, and how its runs ended; from the tally, so that it costs the same with a million runs. */
export interface EngineUse {
  readonly key: string;
  readonly waiting: number;
  readonly queued: number;
  readonly leased: number;
  readonly oldestQueuedSeconds: number | null;
  readonly succeeded: number;
  readonly partial: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly cancelled: number;
  readonly notApplicable: number;
  readonly staleResults: number;
  readonly breaker: Readonly<Record<string, unknown>>;
}

/** By the system itself: figures of engines are over all runs. */
export async function engineUse(tx: SessionTransaction, now: Date): Promise<readonly EngineUse[]> {
  const of = (...states: readonly string[]) => sql`coalesce(sum(t.n) filter (where t.state in (${sql.join([...states])})), 0)::float8`;
  const { rows } = await sql<EngineUse>`
    select v.id as key, v.breaker, ${of('CREATED')} as waiting, ${of('QUEUED')} as queued, ${of('LEASED', 'RUNNING')} as leased, ${of('SUCCEEDED')} as succeeded,
      ${of('PARTIAL')} as partial, ${of('FAILED')} as failed, ${of('TIMED_OUT')} as "timedOut", ${of('CANCELLED')} as cancelled, ${of('NOT_APPLICABLE')} as "notApplicable",
      (select floor(greatest(0, extract(epoch from ${now}::timestamptz - min(r.created_at))))::float8 from touchstone.scan_run r
        where r.engine_version_id = v.id and r.state = 'QUEUED') as "oldestQueuedSeconds",
      (select count(*) from touchstone.stale_result s join touchstone.scan_run r on r.id = s.run_id where r.engine_version_id = v.id) as "staleResults"
    from touchstone.engine_version v left join touchstone.scan_run_tally t on t.engine_version_id = v.id
    group by v.id order by v.engine_id, v.created_at desc, v.id`.execute(tx);
  return rows;
}

/** How its answers turned out, clause by clause. */
export async function calibrationOf(tx: SessionTransaction, key: string) {
  const { rows } = await sql<CalibrationRow>`select * from touchstone.calibration where engine_version_id = ${key} order by clause`.execute(
    tx,
  );
  return rows.map((row) => ({
    clause: row.clause,
    tally: {
      real: { violation: row.real_violation, suspected: row.real_suspected, none: row.real_none },
      unreal: { violation: row.unreal_violation, suspected: row.unreal_suspected, none: row.unreal_none },
    },
  }));
}

interface CalibrationRow {
  readonly clause: string;
  readonly real_violation: number;
  readonly real_suspected: number;
  readonly real_none: number;
  readonly unreal_violation: number;
  readonly unreal_suspected: number;
  readonly unreal_none: number;
}

export interface ClauseSettingRow {
  readonly clause: string;
  readonly severity: number;
  readonly expectedShare: number;
  readonly isMachineDecidable: boolean;
  readonly rowVersion: number;
}

export const clauseSettingRows = (tx: SessionTransaction) => ({
  async settings(): Promise<readonly ClauseSettingRow[]> {
    const { rows } = await sql<ClauseSettingRow>`
      select clause, severity, expected_share as "expectedShare", is_machine_decidable as "isMachineDecidable", row_version as "rowVersion"
      from touchstone.clause_setting order by clause`.execute(tx);
    return rows;
  },

  async prevalences() {
    const { rows } = await sql<{ clause: string; real: number; tested: number }>`
      select clause, probabilities as real, tested from touchstone.clause_prevalence`.execute(tx);
    return rows;
  },

  /** @returns false when it is not of the version that was read; 0: there is no row yet */
  async save(row: ClauseSettingRow, by: string | null): Promise<boolean> {
    const { numAffectedRows } = await (row.rowVersion === 0
      ? sql`
          insert into touchstone.clause_setting (clause, severity, expected_share, is_machine_decidable, changed_by)
          values (${row.clause}, ${row.severity}, ${row.expectedShare}, ${row.isMachineDecidable}, ${by}::uuid) on conflict do nothing`
      : sql`
          update touchstone.clause_setting set severity = ${row.severity}, expected_share = ${row.expectedShare}, is_machine_decidable = ${row.isMachineDecidable},
            changed_at = now(), changed_by = ${by}::uuid, row_version = row_version + 1
          where clause = ${row.clause} and row_version = ${row.rowVersion}`
    ).execute(tx);
    return numAffectedRows === 1n;
  },
});
