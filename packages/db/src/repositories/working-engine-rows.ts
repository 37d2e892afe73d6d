import type { EngineEvent, EngineState } from '@touchstone/domain/engine';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { type EngineRow, engineColumns, engineOf, type WorkingEngineRow } from './work-shapes.ts';

/** Setting that stops all work: nothing is fed or handed out. */
export const WORK_PAUSED = 'work.paused';
const workPaused = sql<boolean>`coalesce((select value -> 'isPaused' = 'true'::jsonb from touchstone.setting where name = ${WORK_PAUSED}), false)`;

/** Engines as they lease: which may, how fast, and whether any does. */
export function workingEngineRows(tx: SessionTransaction) {
  return {
    async holdEngine(ref: {
      readonly id: string;
      readonly version: string;
      readonly ruleSet: string;
    }): Promise<WorkingEngineRow | undefined> {
      const { rows } = await sql<EngineRow>`
        select ${engineColumns} from touchstone.engine_version v join touchstone.engine e on e.id = v.engine_id
        where v.engine_id = ${ref.id} and v.version = ${ref.version} and v.rule_set = ${ref.ruleSet} and not ${workPaused}`.execute(tx);
      const [row] = rows;
      if (row === undefined) return undefined;
      // only an engine with a limit is counted, and counting must not run side by side
      if (row.concurrency !== null || row.rate_per_minute !== null || row.runs_per_day !== null || row.state === 'DEGRADED')
        await sql`select pg_advisory_xact_lock(hashtextextended(${`lease:${row.id}`}, 0))`.execute(tx);
      return engineOf(row);
    },

    /** Engines that lease; a laboratory's people are given sheets instead, and reports are imported. */
    async engines(): Promise<readonly WorkingEngineRow[]> {
      const { rows } =
        await sql<EngineRow>`select ${engineColumns} from touchstone.engine_version v join touchstone.engine e on e.id = v.engine_id where e.kind not in ('lab', 'import') order by v.engine_id, v.created_at, v.id`.execute(
          tx,
        );
      return rows.map(engineOf);
    },

    async saveBreaker(engine: string, breaker: unknown): Promise<void> {
      await sql`update touchstone.engine_version set breaker = ${JSON.stringify(breaker)}::jsonb where id = ${engine}`.execute(tx);
    },

    async moveEngine(engine: string, from: EngineState, to: EngineState, on: EngineEvent): Promise<void> {
      const { numAffectedRows } = await sql`
        update touchstone.engine_version set state = ${to}, row_version = row_version + 1 where id = ${engine} and state = ${from}`.execute(
        tx,
      );
      if (numAffectedRows === 0n) return; // somebody else moved it first
      await sql`
        insert into touchstone.engine_event (engine_version_id, seq, event, from_state, to_state, actor)
        select ${engine}, coalesce(max(seq), 0) + 1, ${on}, ${from}, ${to}, current_setting('touchstone.actor')
        from touchstone.engine_event where engine_version_id = ${engine}`.execute(tx);
    },

    async leasedNow(engine: string): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from touchstone.scan_run where engine_version_id = ${engine} and state in ('LEASED', 'RUNNING')`.execute(tx);
      return rows[0]?.n ?? 0;
    },

    async leasedInWindows(engine: string, atMs: number): Promise<{ readonly inMinute: number; readonly inDay: number }> {
      const at = sql`${new Date(atMs)}::timestamptz`;
      const { rows } = await sql<{ inMinute: number; inDay: number }>`
        select coalesce(sum(n) filter (where minute = date_trunc('minute', ${at})), 0)::int as "inMinute", coalesce(sum(n), 0)::int as "inDay"
        from touchstone.engine_minute
        where engine_version_id = ${engine} and minute between date_trunc('day', ${at}, 'Asia/Shanghai') and ${at}`.execute(tx);
      return rows[0] ?? { inMinute: 0, inDay: 0 };
    },

    async countLeased(engine: string, atMs: number, count: number): Promise<void> {
      if (count === 0) return;
      // only engines with a rate or a quota are read back
      await sql`
        insert into touchstone.engine_minute (engine_version_id, minute, n)
        select id, date_trunc('minute', ${new Date(atMs)}::timestamptz), ${count}::int from touchstone.engine_version
        where id = ${engine} and coalesce(rate_per_minute, runs_per_day) is not null
        on conflict (engine_version_id, minute) do update set n = touchstone.engine_minute.n + excluded.n`.execute(tx);
    },

    async isWorkPaused(): Promise<boolean> {
      const { rows } = await sql<{ paused: boolean }>`select ${workPaused} as paused`.execute(tx);
      return rows[0]?.paused === true;
    },
  };
}
