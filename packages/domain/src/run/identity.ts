import type { RunState } from './run.ts';

/** What makes two runs the same work. */
export interface RunIdentity {
  /** SHA-256 of the artifact. */
  readonly artifact: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly ruleSet: string;
  readonly configHash: string;
}

/** One text for the same work; parts cannot run into each other. */
export const runKey = (run: RunIdentity): string =>
  JSON.stringify([run.artifact, run.engine, run.engineVersion, run.ruleSet, run.configHash]);

export type MayCreate =
  | { readonly ok: true /** Number of this round; 1 unless forced. */; readonly round: number; readonly forcedBecause?: string }
  | { readonly ok: false; readonly reason: 'already-run' | 'in-progress' };

/** States that leave nothing to look at: the same work may be asked for again without a reason. */
const WITHOUT_RESULT: ReadonlySet<RunState> = new Set(['FAILED', 'TIMED_OUT', 'CANCELLED']);

/**
 * Whether the same work may be done again. The same artifact, engine version, rule set and configuration run once,
 * unless somebody says why not; the reason is kept.
 * @param earlier states of the runs of this identity, the oldest first
 */
export function mayCreate(earlier: readonly RunState[], forcedBecause?: string): MayCreate {
  const round = earlier.length + 1;
  const last = earlier.at(-1);
  const isOpen = last === 'CREATED' || last === 'QUEUED' || last === 'LEASED' || last === 'RUNNING';
  if (isOpen) return { ok: false, reason: 'in-progress' };
  if (last === undefined || WITHOUT_RESULT.has(last)) return { ok: true, round };
  const reason = forcedBecause?.trim() ?? '';
  return reason === '' ? { ok: false, reason: 'already-run' } : { ok: true, round, forcedBecause: reason };
}
