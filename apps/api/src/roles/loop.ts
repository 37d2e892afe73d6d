/** Something that is done again and again as long as the server runs. */
export interface Loop {
  /** Kebab-case, for logs and figures. */
  readonly name: string;
  /** Pause after a round that found nothing to do. */
  readonly everyMs: number;
  /**
   * One round. @returns how much was done: while that is `fullAt` or more, the next round follows at once
   * @param failed is told of one of several that failed; without it the first one ends the round
   */
  readonly round: (signal: AbortSignal, failed?: (error: unknown) => void) => Promise<number>;
  /** So much done says that more is waiting; 1 when not given. */
  readonly fullAt?: number;
}

export interface LoopLog {
  /** A round that failed, or one of what it does; the loop goes on. */
  failed(name: string, error: unknown): void;
}

const LONGEST_PAUSE_MS = 60_000;
/** A round that was not full is followed by a pause of so many times its length: looking takes no more than a tenth of a core. */
const REST = 9;

/** Runs the loops side by side until the signal fires; resolves when every round under way has ended. */
export async function runLoops(loops: readonly Loop[], signal: AbortSignal, log: LoopLog): Promise<void> {
  await Promise.all(loops.map((loop) => run(loop, signal, log)));
}

async function run({ name, everyMs, round, fullAt = 1 }: Loop, signal: AbortSignal, log: LoopLog): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const began = performance.now();
    let [done, hasFailed] = [0, false];
    const failed = (error: unknown) => {
      if (signal.aborted) return;
      hasFailed = true;
      log.failed(name, error);
    };
    try {
      done = await round(signal, failed);
    } catch (error) {
      failed(error);
    }
    failures = hasFailed ? failures + 1 : 0;
    const restMs = hasFailed ? everyMs * 2 ** Math.min(8, failures) : Math.max(everyMs, REST * (performance.now() - began));
    const pauseMs = done >= fullAt ? 0 : Math.min(LONGEST_PAUSE_MS, restMs);
    if (pauseMs > 0) await pause(pauseMs, signal);
    else await new Promise((resolve) => setImmediate(resolve));
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
