import { canonicalJson, engineRights, type RunConfig } from '@touchstone/domain/engine';
import { priorityOf } from '@touchstone/domain/job';
import { mayCreate } from '@touchstone/domain/run';
import type { NewRun, ScanWish, WorkPorts, WorkTransaction } from './ports.ts';

/** What asking for a scan takes: no queue, for the feeder fills those. */
export type ScanRows = Pick<WorkTransaction, 'artifactKind' | 'engines' | 'earlierRuns' | 'createRequest' | 'createRuns' | 'finishRequest'>;
export type ScanKit = Pick<WorkPorts, 'nowMs' | 'newId' | 'hash'>;

export interface ScanAsk extends Omit<ScanWish, 'id' | 'priority'> {
  /** Ids of engines; empty: all that may run. */
  readonly engines: readonly string[];
  /** Keys of versions, where not all of these engines are wanted. */
  readonly versions?: readonly string[];
  /** Why the same work is done again although there is a result. */
  readonly forceReason?: string;
}

export type RequestScan =
  | { readonly ok: true; readonly request: string; readonly runs: number; readonly alreadyRun: readonly string[] }
  | { readonly ok: false; readonly reason: 'no-artifact' | 'no-engine' | 'already-run' };

/** One wish becomes one run per engine. Work that has a result, or is under way, is not done twice. */
export function requestScan(ports: WorkPorts, ask: ScanAsk): Promise<RequestScan> {
  return ports.inTransaction((tx) => requestScanIn(ports, tx, ask));
}

/** The same inside a transaction of the caller, so that the scan commits with what caused it. */
export async function requestScanIn(ports: ScanKit, tx: ScanRows, ask: ScanAsk): Promise<RequestScan> {
  const kind = await tx.artifactKind(ask.artifact);
  if (kind === undefined) return { ok: false, reason: 'no-artifact' };
  const engines = (await tx.engines()).filter(
    (engine) =>
      engineRights[engine.state].runs !== 'no' &&
      (ask.engines.length === 0 || ask.engines.includes(engine.id)) &&
      (ask.versions === undefined || ask.versions.includes(engine.key)),
  );
  if (engines.length === 0) return { ok: false, reason: 'no-engine' };

  const request = ports.newId();
  const priority = priorityOf([ask.origin]);
  const configHash = ports.hash(
    canonicalJson({ ...ask.config, inputs: ask.inputs, category: ask.category, profile: ask.profile, ...ownersOf(ask) } as RunConfig),
  );
  const runs: NewRun[] = [];
  const alreadyRun: string[] = [];
  for (const engine of engines) {
    const may = mayCreate(await tx.earlierRuns(ask.artifact, engine.key, configHash), ask.forceReason);
    if (!may.ok) {
      alreadyRun.push(engine.id);
      continue;
    }
    runs.push({
      id: ports.newId(),
      request,
      artifact: ask.artifact,
      engine: engine.key,
      configHash,
      round: may.round,
      // kept also where no reason was needed, because there was no result
      ...(may.round > 1 && ask.forceReason !== undefined ? { forceReason: ask.forceReason } : {}),
      state: engine.accepts.includes(kind) ? 'CREATED' : 'NOT_APPLICABLE',
      priority,
      campaign: ask.campaign,
    });
  }
  if (runs.length === 0) return { ok: false, reason: 'already-run' };
  await tx.createRequest({ ...ask, id: request, priority });
  await tx.createRuns(runs);
  if (runs.every(({ state }) => state === 'NOT_APPLICABLE')) await tx.finishRequest(request, ports.nowMs());
  return { ok: true, request, runs: runs.length, alreadyRun };
}

/** Two firms that check the same file for themselves learn nothing of each other: each has runs of its own. */
const ownersOf = ({ profile, organisation }: ScanAsk) => (profile === 'self-check' ? { owner: organisation } : {});
