import type { Capability } from '@touchstone/domain/engine';
import type { AnswerRates } from '@touchstone/domain/fusion';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { type EndedRow, endedColumns, fusionRows, seenBefore } from './fusion-rows.ts';
import { reviewRows } from './review-rows.ts';
import type { RetestClauseRow } from './submission-shapes.ts';

/** Retests of what was handed in: which engines look, what was asked of them, what came of it. */
export function submissionRetestRows(tx: SessionTransaction) {
  return {
    endedRuns: fusionRows(tx).endedRuns,

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
  };
}

export interface RetestInRow {
  readonly request: string;
  readonly artifact: string;
  readonly round: number;
  readonly ground: Readonly<Partial<Record<'device' | 'region' | 'day', string>>>;
}

export interface OutcomeRow {
  readonly outcome: string;
  readonly reason: string;
  readonly votes: unknown;
  readonly agreedBy?: string | null;
  readonly note?: string;
  readonly atMs: number;
}
