import { ApiProblem, type Client } from '@touchstone/api-client';
import type { FileCache } from './file-cache.ts';
import type { Lease } from './lease.ts';
import { type Ending, performLease, type RunEngine } from './perform-lease.ts';

export interface WorkerOptions {
  readonly client: Client;
  readonly cache: FileCache;
  /** What this worker can run. */
  readonly engines: readonly { readonly id: string; readonly version: string; readonly ruleSet: string }[];
  /** Runs at once. */
  readonly concurrency: number;
  readonly name: string;
  readonly run: RunEngine;
  readonly log: (event: WorkerEvent) => void;
  /** Between two questions while there is nothing to do; what the server says when not given. */
  readonly idleMs?: number;
}

export type WorkerEvent =
  | { readonly what: 'leased'; readonly run: string; readonly engine: string }
  | { readonly what: 'ended'; readonly run: string; readonly ending: Ending }
  | { readonly what: 'unreachable'; readonly message: string; readonly waitMs: number }
  | { readonly what: 'refused'; readonly message: string };

export interface Worker {
  /** Leases nothing more; resolves when what is held is done. */
  drain(): Promise<void>;
  /** Ends what is held as well: the server hears FAILED `worker-stopped` and hands the runs to others. */
  stop(): Promise<void>;
  /** Resolves when the loop has ended, whatever ended it; rejects when the server refuses this worker for good. */
  readonly done: Promise<void>;
}

const UNREACHABLE_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Leases and does runs until told to end. Holds no state that a crash could lose: the server knows what is leased. */
export function startWorker(options: WorkerOptions): Worker {
  const leasing = new AbortController();
  const working = new AbortController();
  const done = loop(options, leasing.signal, working.signal);
  const drain = () => {
    leasing.abort();
    return done;
  };
  return {
    drain,
    stop: () => {
      working.abort();
      return drain();
    },
    done,
  };
}

async function loop(options: WorkerOptions, leasing: AbortSignal, working: AbortSignal): Promise<void> {
  const { client, engines, concurrency, name, log, idleMs } = options;
  const held = new Set<Promise<void>>();
  const told = aborted(leasing);
  let failures = 0;

  while (!leasing.aborted) {
    if (held.size >= concurrency) {
      await Promise.race([...held, told]);
      continue;
    }
    try {
      const body = { engines: [...engines], wanted: Math.min(64, concurrency - held.size), worker: name };
      const { leases, waitMs } = await client.leaseRuns({ body, signal: leasing });
      failures = 0;
      for (const lease of leases) {
        const work: Promise<void> = perform(options, lease, working).finally(() => held.delete(work));
        held.add(work);
      }
      if (leases.length === 0) await pause(idleMs ?? waitMs, told, held);
    } catch (error) {
      if (leasing.aborted) break;
      if (isForGood(error)) {
        log({ what: 'refused', message: error.message });
        await Promise.all(held);
        throw error;
      }
      const waitMs = Math.min(LONGEST_WAIT_MS, (idleMs ?? UNREACHABLE_MS) * 2 ** Math.min(10, failures++));
      log({ what: 'unreachable', message: error instanceof Error ? error.message : String(error), waitMs });
      await pause(waitMs, told, new Set());
    }
  }
  await Promise.all(held);
}

async function perform({ client, cache, run, log }: WorkerOptions, lease: Lease, working: AbortSignal): Promise<void> {
  log({ what: 'leased', run: lease.run, engine: lease.engine });
  const ending = await performLease(client, cache, run, lease, working);
  log({ what: 'ended', run: lease.run, ending });
}

/** A token that is wrong or a request that is: asking again would not help. Too many requests will pass. */
const isForGood = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 408;

/** Until the time is over, somebody is done, or the worker is told to end. */
async function pause(ms: number, told: Promise<void>, held: ReadonlySet<Promise<void>>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([waited, told, ...held]);
  clearTimeout(timer);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
