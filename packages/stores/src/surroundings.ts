import { setTimeout as delay } from 'node:timers/promises';
import type { Fetch, Surroundings } from './fetch-port.ts';

/** The machine's clock and chance around the given way out. */
export function surroundings(fetch: Fetch): Surroundings {
  return {
    fetch,
    nowMs: () => Date.now(),
    random: () => Math.random(),
    async sleep(ms, signal) {
      signal.throwIfAborted();
      await delay(ms, undefined, { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    },
  };
}
