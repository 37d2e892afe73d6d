/** Something that is done again and again as long as the server runs. */
export interface Loop {
  /** Kebab-case, for logs and figures. */
  readonly name: string;
  /** Pause after a round that found nothing to do. */
  readonly everyMs: number;
  /** One round. @returns how much was done: while it is more than nothing, the next round follows at once */
  readonly round: (signal: AbortSignal) => Promise<number>;
}

export interface LoopLog {
  /** A round that failed; the loop goes on. */
  failed(name: string, error: unknown): void;
}

const LONGEST_PAUSE_MS = 60_000;

/** Runs the loops side by side until the signal fires; resolves when every round under way has ended. */
export async function runLoops(loops: readonly Loop[], signal: AbortSignal, log: LoopLog): Promise<void> {
  await Promise.all(loops.map((loop) => run(loop, signal, log)));
}

async function run({ name, everyMs, round }: Loop, signal: AbortSignal, log: LoopLog): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let pauseMs = everyMs;
    try {
      if ((await round(signal)) > 0) pauseMs = 0;
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      log.failed(name, error);
      pauseMs = Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** Math.min(8, ++failures));
    }
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
