/** Whether something that fails again and again is still asked. Data: whoever keeps it gives the time. */
export type Breaker =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly untilMs: number; readonly openings: number }
  | { readonly state: 'half-open'; readonly untilMs: number; readonly openings: number };

export interface BreakerPolicy {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open the first time; doubled each time the trial fails. */
  readonly openMs: number;
  readonly longestMs: number;
}

export const closedBreaker: Breaker = { state: 'closed', failures: 0 };

export type Permission =
  | { readonly allowed: true; readonly breaker: Breaker }
  | { readonly allowed: false; readonly breaker: Breaker; readonly retryAfterMs: number };

/** May it be asked now? An open breaker whose time is over lets one through and is half open until that one is reported or is itself overdue. */
export function permit(breaker: Breaker, policy: BreakerPolicy, nowMs: number): Permission {
  if (breaker.state === 'closed') return { allowed: true, breaker };
  if (nowMs < breaker.untilMs) return { allowed: false, breaker, retryAfterMs: breaker.untilMs - nowMs };
  return { allowed: true, breaker: { state: 'half-open', untilMs: nowMs + policy.openMs, openings: breaker.openings } };
}

export const succeeded = (): Breaker => closedBreaker;

/** One more failure; late reports of requests that began before it opened change nothing. */
export function failed(breaker: Breaker, policy: BreakerPolicy, nowMs: number): Breaker {
  if (breaker.state === 'open') return breaker;
  if (breaker.state === 'half-open') return opened(policy, breaker.openings + 1, nowMs);
  const failures = breaker.failures + 1;
  return failures < policy.failures ? { state: 'closed', failures } : opened(policy, 1, nowMs);
}

function opened({ openMs, longestMs }: BreakerPolicy, openings: number, nowMs: number): Breaker {
  const forMs = Math.min(longestMs, openMs * 2 ** Math.min(30, openings - 1));
  return { state: 'open', untilMs: nowMs + forMs, openings };
}
