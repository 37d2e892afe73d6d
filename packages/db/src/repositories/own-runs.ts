import type { EngineState } from '@touchstone/domain/engine';
import type { RunState } from '@touchstone/domain/run';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** What marks a store's scans for itself: the organisation in their configuration, so that nobody else's count as the same work. */
export const ownScan = (organisation: string) => ({ gate: organisation });

/** A run of a scan that a store made for itself. */
export interface OwnRun<Votes = never> {
  readonly run: string;
  readonly engineVersion: string;
  readonly engine: string;
  readonly version: string;
  readonly group: string;
  readonly state: RunState;
  readonly engineState: EngineState;
  readonly isPerson: boolean;
  readonly errorClass: string | null;
  readonly rates: null;
  readonly clauses: readonly string[];
  readonly votes: Votes | null;
}

/** Of each engine version its last run of a package in an organisation's own private scans. */
export async function ownRuns(tx: SessionTransaction, organisation: string, artifact: string): Promise<readonly OwnRun[]> {
  const { rows } = await sql<OwnRun>`
    select distinct on (r.engine_version_id) r.id as run, r.engine_version_id as "engineVersion", e.id as engine, v.version || ' / ' || v.rule_set as version,
      e.correlation_group as "group", r.state, v.state as "engineState", false as "isPerson", r.error_class as "errorClass", null as rates,
      array(select distinct c ->> 'clause' from jsonb_array_elements(v.capabilities) c order by 1) as clauses, w.votes
    from touchstone.scan_run r
    join touchstone.scan_request q on q.id = r.scan_request_id
    join touchstone.engine_version v on v.id = r.engine_version_id
    join touchstone.engine e on e.id = v.engine_id
    left join touchstone.run_votes w on w.run_id = r.id
    where r.artifact_id = ${artifact}::uuid and q.profile = 'self-check' and q.organisation_id = ${organisation}::uuid
      and q.configuration @> ${JSON.stringify(ownScan(organisation))}::jsonb
    order by r.engine_version_id, r.round desc, r.id desc`.execute(tx);
  return rows;
}
