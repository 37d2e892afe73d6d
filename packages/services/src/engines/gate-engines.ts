import { eachApart, type Failed, raised } from '../apart.ts';
import { judgeEngine } from './judge-engine.ts';
import type { EnginesPorts } from './ports.ts';

/**
 * Judges versions on probation that have run the whole golden set since they were judged last: a new version votes as soon as it has shown
 * that it may, and nobody has to remember it.
 * @returns versions judged
 */
export async function gateEngines(ports: EnginesPorts, failed: Failed = raised): Promise<number> {
  const due = await ports.inTransaction(async (tx) => {
    const artifacts = (await tx.goldenSet()).map(({ artifact }) => artifact);
    if (artifacts.length === 0) return [];
    const keys: string[] = [];
    for (const { key, state, golden } of await tx.engineVersions()) {
      if (state !== 'PROBATION' || judgedOn(golden) === artifacts.length) continue;
      if ((await tx.goldenRuns(key, artifacts)).length === artifacts.length) keys.push(key);
    }
    return keys;
  });
  return eachApart(due, failed, async (key) => {
    await judgeEngine(ports, key);
    return true;
  });
}

/** Runs that a kept verdict rests on; undefined where there is none. */
const judgedOn = (golden: unknown): number | undefined =>
  (golden as { readonly figures?: { readonly runs?: number } } | null)?.figures?.runs;
