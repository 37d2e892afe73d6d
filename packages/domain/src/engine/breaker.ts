/** When an engine fails again and again, work stops flowing to it; after a while one run tries whether it is back. */
export interface Breaker {
  readonly state: 'closed' | 'open' | 'half-open';
  /** Of the latest runs, oldest first: true where the engine failed. */
  readonly recent: readonly boolean[];
  /** Milliseconds since 1970 at which a probe may begin. */
  readonly probeAt: number;
  /** Openings since it last stayed closed: each waits twice as long. */
  readonly openings: number;
}

export interface BreakerPolicy {
  /** Latest runs that count, how many there must be, and the share of failures that opens. */
  readonly window: number;
  readonly fewest: number;
  readonly share: number;
  readonly coolDownMs: number;
  readonly longestCoolDownMs: number;
}

export const BREAKER_POLICY: BreakerPolicy = { window: 20, fewest: 5, share: 0.5, coolDownMs: 60_000, longestCoolDownMs: 3_600_000 };

export const closedBreaker: Breaker = { state: 'closed', recent: [], probeAt: 0, openings: 0 };

/** A paused engine comes back this way: the next run is a probe. */
export const probingBreaker: Breaker = { state: 'open', recent: [], probeAt: 0, openings: 0 };

/** How a run of any outcome counts; undefined where it tells nothing of the engine (cancelled, not its kind of artifact). */
export const isEngineFault = (outcome: string): boolean | undefined => FAULTS[outcome];
const FAULTS: Readonly<Record<string, boolean>> = { SUCCEEDED: false, PARTIAL: false, FAILED: true, TIMED_OUT: true };

/** Whether a run may begin now, and in which state the breaker is then. The one who asks first is the probe. */
export function askBreaker(breaker: Breaker, nowMs: number): { readonly answer: 'run' | 'probe' | 'wait'; readonly breaker: Breaker } {
  if (breaker.state === 'closed') return { answer: 'run', breaker };
  if (breaker.state === 'half-open' || nowMs < breaker.probeAt) return { answer: 'wait', breaker };
  return { answer: 'probe', breaker: { ...breaker, state: 'half-open' } };
}

export interface BreakerNote {
  readonly breaker: Breaker;
  readonly event?: 'breaker-opened' | 'probe-passed' | 'probe-failed';
}

/** What the end of a run does to it. Runs that began before it opened are noted too and change nothing. */
export function noteRun(breaker: Breaker, isFault: boolean, nowMs: number, policy: BreakerPolicy = BREAKER_POLICY): BreakerNote {
  if (breaker.state === 'open') return { breaker };
  if (breaker.state === 'half-open') {
    return isFault ? { breaker: open(breaker, nowMs, policy), event: 'probe-failed' } : { breaker: closedBreaker, event: 'probe-passed' };
  }
  const recent = [...breaker.recent, isFault].slice(-policy.window);
  const faults = recent.filter((one) => one).length;
  if (recent.length >= policy.fewest && faults / recent.length >= policy.share) {
    return { breaker: open(breaker, nowMs, policy), event: 'breaker-opened' };
  }
  return { breaker: { ...breaker, recent } };
}

/** A probe that was cancelled or lost has told nothing: the next may begin at once. */
export const forgetProbe = (breaker: Breaker): Breaker => (breaker.state === 'half-open' ? { ...breaker, state: 'open' } : breaker);

function open({ openings }: Breaker, nowMs: number, { coolDownMs, longestCoolDownMs }: BreakerPolicy): Breaker {
  const wait = Math.min(longestCoolDownMs, coolDownMs * 2 ** Math.min(openings, 20));
  return { state: 'open', recent: [], probeAt: nowMs + wait, openings: openings + 1 };
}
