import { advanceEngine, clausesOf, type EngineState, GOLDEN_THRESHOLDS, type GoldenVerdict, judgeGolden } from '@touchstone/domain/engine';
import type { EnginesPorts } from './ports.ts';

export type JudgeEngine =
  | { readonly ok: true; readonly verdict: GoldenVerdict; readonly state: EngineState }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-golden-set' };

/** Holds a version against the golden set: it votes only after it passed, and goes back on probation when it no longer does. */
export function judgeEngine(ports: EnginesPorts, key: string): Promise<JudgeEngine> {
  return ports.inTransaction(async (tx): Promise<JudgeEngine> => {
    const kept = await tx.holdEngineVersion(key);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    const golden = await tx.goldenSet();
    if (golden.length === 0) return { ok: false, reason: 'no-golden-set' };
    const runs = await tx.goldenRuns(
      key,
      golden.map(({ artifact }) => artifact),
    );
    const verdict = judgeGolden(golden, runs, new Set(clausesOf(kept.description)), GOLDEN_THRESHOLDS);
    await tx.keepGolden(key, verdict);
    const on = verdict.passed ? 'golden-passed' : 'golden-failed';
    const next = advanceEngine(kept.state, on, 'platform');
    if (!next.ok || next.state === kept.state) return { ok: true, verdict, state: kept.state };
    await tx.moveEngine(key, kept.state, next.state, on, verdict.faults.join('; '));
    return { ok: true, verdict, state: next.state };
  });
}
