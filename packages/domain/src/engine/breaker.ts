import { type Breaker, type BreakerPolicy, failed, permit, succeeded } from '../breaker/index.ts';

/** An engine that fails five times in a row gets no more work; after a minute one run tries whether it is back. */
export const ENGINE_BREAKER: BreakerPolicy = { failures: 5, openMs: 60_000, longestMs: 3_600_000 };

/** A paused engine comes back this way: the next run is a probe. */
export const probingBreaker: Breaker = { state: 'open', untilMs: 0, openings: 1 };

/** Whether a run of this outcome speaks against the engine; undefined where it tells nothing (cancelled, not its kind of artifact). */
export const isEngineFault = (outcome: string): boolean | undefined => FAULTS[outcome];
const FAULTS: Readonly<Record<string, boolean>> = { SUCCEEDED: false, PARTIAL: false, FAILED: true, TIMED_OUT: true };

/** Whether a run of the engine may begin now. Keep the breaker that comes back: the one who asks first is the probe. */
export function askEngine(breaker: Breaker, nowMs: number): { readonly answer: 'run' | 'probe' | 'wait'; readonly breaker: Breaker } {
  const permission = permit(breaker, ENGINE_BREAKER, nowMs);
  if (!permission.allowed) return { answer: 'wait', breaker: permission.breaker };
  return { answer: permission.breaker.state === 'closed' ? 'run' : 'probe', breaker: permission.breaker };
}

export interface RunNote {
  readonly breaker: Breaker;
  /** What it is to the state of the engine. */
  readonly event?: 'breaker-opened' | 'probe-passed' | 'probe-failed';
}

/** What the end of a run does. Runs that began before the breaker opened change nothing when they end. */
export function noteRun(breaker: Breaker, isFault: boolean, nowMs: number): RunNote {
  if (!isFault) {
    if (breaker.state === 'open') return { breaker };
    return breaker.state === 'half-open' ? { breaker: succeeded(), event: 'probe-passed' } : { breaker: succeeded() };
  }
  const next = failed(breaker, ENGINE_BREAKER, nowMs);
  if (breaker.state === 'half-open') return { breaker: next, event: 'probe-failed' };
  return breaker.state === 'closed' && next.state === 'open' ? { breaker: next, event: 'breaker-opened' } : { breaker: next };
}
