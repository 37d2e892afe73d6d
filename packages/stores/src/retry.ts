import type { Surroundings } from './fetch-port.ts';
import { StoreFault } from './store-fault.ts';

export interface RetryPolicy {
  /** Tries in all, the first counted. */
  readonly attempts: number;
  readonly baseMs: number;
  readonly capMs: number;
}

export const usualRetries: RetryPolicy = { attempts: 4, baseMs: 500, capMs: 30_000 };

/** Does `work` until it succeeds, its fault cannot be cured by another try, or the tries are used up. */
export async function retrying<T>(
  work: (attempt: number) => Promise<T>,
  policy: RetryPolicy,
  { sleep, random }: Pick<Surroundings, 'sleep' | 'random'>,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      signal.throwIfAborted();
      return await work(attempt);
    } catch (error) {
      signal.throwIfAborted();
      if (!isWorthAnother(error) || attempt >= policy.attempts) throw error;
      const asked = error.retryAfterMs ?? 0;
      if (asked > policy.capMs) throw error;
      await sleep(Math.max(asked, backoffMs(policy, attempt, random())), signal);
    }
  }
}

/** An open breaker is not waited for: who asked comes back when it may be asked. */
export const isWorthAnother = (error: unknown): error is StoreFault =>
  error instanceof StoreFault && error.retryable && error.code !== 'circuit-open';

/** Doubling, capped; between half and all of it, so that many clients do not come back at the same moment. */
export function backoffMs({ baseMs, capMs }: Pick<RetryPolicy, 'baseMs' | 'capMs'>, attempt: number, random: number): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(30, attempt - 1));
  return Math.round(full * (0.5 + random / 2));
}
