import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { ApiProblem, ApiUnreachable, type Client } from '@touchstone/api-client';
import type { EngineResult } from '@touchstone/domain/engine';
import { type FileCache, WrongBytes } from './file-cache.ts';
import type { Lease, LeasedFiles } from './lease.ts';

/** What a run came to, and in a word why where it came to nothing. */
export interface Ran {
  readonly result: EngineResult;
  /** For statistics, and for whether trying again can help. */
  readonly errorClass?: string;
  readonly message?: string;
}

/** Runs one engine on files of this machine. Rejects only when the engine itself is at fault. */
export type RunEngine = (lease: Lease, files: LeasedFiles, signal: AbortSignal) => Promise<Ran>;

export type Ending =
  | { readonly kind: 'completed'; readonly outcome: string }
  /** Another worker has the run by now: the work was thrown away. */
  | { readonly kind: 'stale' }
  /** The server could not be reached: the lease will run out there, and somebody else gets the run. */
  | { readonly kind: 'lost'; readonly cause: string };

interface Outcome {
  readonly outcome: EngineResult['outcome'] | 'CANCELLED';
  readonly result?: EngineResult;
  readonly errorClass?: string;
  readonly message?: string;
}

const UPLOAD_TRIES = 5;
const FIRST_WAIT_MS = 500;

/**
 * Does what a lease asks for: fetches, runs, uploads, completes, with a heartbeat all the while.
 * Never rejects: whatever happens has an outcome that the server hears of, or the lease runs out.
 */
export async function performLease(client: Client, cache: FileCache, run: RunEngine, lease: Lease, stop: AbortSignal): Promise<Ending> {
  const pulse = new Pulse(client, lease, stop);
  try {
    const outcome = await attempt(client, cache, run, lease, pulse);
    if (pulse.isStale) return { kind: 'stale' };
    return await report(client, lease, outcome, pulse.signal);
  } catch (error) {
    if (isStale(error)) return { kind: 'stale' };
    return { kind: 'lost', cause: messageOf(error) };
  } finally {
    pulse.end();
  }
}

/** What happened, as an outcome; rejects only when the server is out of reach. */
async function attempt(client: Client, cache: FileCache, run: RunEngine, lease: Lease, pulse: Pulse): Promise<Outcome> {
  try {
    const ran = await withFiles(client, cache, lease, pulse.signal, (files) => run(lease, files, pulse.signal));
    if (pulse.workDone() === 'cancelled') return { outcome: 'CANCELLED' };
    return { outcome: ran.result.outcome, ...ran };
  } catch (error) {
    const ended = pulse.workDone();
    if (ended === 'cancelled') return { outcome: 'CANCELLED' };
    if (ended === 'deadline') return { outcome: 'TIMED_OUT', errorClass: 'deadline', message: `not done by ${lease.deadline}` };
    if (ended === 'stopped') return { outcome: 'FAILED', errorClass: 'worker-stopped', message: 'the worker was stopped' };
    if (error instanceof WrongBytes) return { outcome: 'FAILED', errorClass: 'wrong-bytes', message: error.message };
    if (error instanceof ApiUnreachable || error instanceof ApiProblem) throw error;
    return { outcome: 'FAILED', errorClass: 'engine-crashed', message: messageOf(error).slice(0, 2000) };
  }
}

/** Fetches the artifact and its inputs, each into the cache, and keeps them there while `work` runs. */
function withFiles<T>(
  client: Client,
  cache: FileCache,
  lease: Lease,
  signal: AbortSignal,
  work: (files: LeasedFiles) => Promise<T>,
): Promise<T> {
  const { artifact, inputs } = lease;
  const bytesOf = (stream: Promise<unknown>) => stream.then((body) => body as AsyncIterable<Uint8Array>);
  const next = (at: number, paths: readonly string[], artifactPath: string): Promise<T> => {
    const input = inputs[at];
    if (input === undefined)
      return work({
        artifact: artifactPath,
        inputs: inputs.map(({ kind, fileName }, i) => ({ kind, fileName, path: paths[i] as string })),
      });
    return cache.use(
      { sha256: input.sha256 },
      () => bytesOf(client.downloadInput({ params: { lease: lease.lease, sha256: input.sha256 }, headers: {}, signal })),
      (path) => next(at + 1, [...paths, path], artifactPath),
    );
  };
  return cache.use(
    { sha256: artifact.sha256, sizeBytes: artifact.sizeBytes },
    () => bytesOf(client.downloadArtifact({ params: { lease: lease.lease }, headers: {}, signal })),
    (path) => next(0, [], path),
  );
}

async function report(
  client: Client,
  lease: Lease,
  { outcome, result, errorClass, message }: Outcome,
  signal: AbortSignal,
): Promise<Ending> {
  const params = { lease: lease.lease };
  let uploaded: string | null = null;
  if (result !== undefined) {
    const json = Buffer.from(JSON.stringify(result));
    const sha256 = createHash('sha256').update(json).digest('hex');
    const bytes = zstdCompressSync(json);
    const upload = { mediaType: 'application/json', contentEncoding: 'zstd' as const, bytes };
    uploaded = (await insist(signal, () => client.uploadResult({ params, headers: { 'x-content-sha256': sha256 }, upload }))).sha256;
  }
  const body = {
    outcome,
    result: uploaded,
    ...(errorClass === undefined ? {} : { errorClass }),
    ...(message === undefined ? {} : { message }),
  };
  await insist(signal, () => client.completeLease({ params, body }));
  return { kind: 'completed', outcome };
}

/** Tries again while the server is out of reach or busy, each time after twice as long. */
async function insist<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await call();
    } catch (error) {
      const isPassing = error instanceof ApiUnreachable || (error instanceof ApiProblem && error.status >= 500);
      if (!isPassing || tried >= UPLOAD_TRIES) throw error;
      await sleep(FIRST_WAIT_MS * 2 ** (tried - 1), signal);
    }
  }
}

type End = 'cancelled' | 'deadline' | 'stopped' | 'stale';

/** The heartbeat of a lease. Its signal fires when the work must end: told to cancel, stale, past the deadline, or the worker stops. */
class Pulse {
  readonly #controller = new AbortController();
  readonly #client: Client;
  readonly #lease: Lease;
  readonly #stop: AbortSignal;
  readonly #onStop = () => this.#finish('stopped');
  #timer: NodeJS.Timeout;
  #deadline: NodeJS.Timeout;
  #ended: End | undefined;
  #isOver = false;

  constructor(client: Client, lease: Lease, stop: AbortSignal) {
    this.#client = client;
    this.#lease = lease;
    this.#stop = stop;
    this.#timer = setTimeout(() => this.#beat(), lease.heartbeatSeconds * 1000);
    this.#deadline = setTimeout(() => this.#finish('deadline'), Math.max(0, Date.parse(lease.deadline) - Date.now()));
    stop.addEventListener('abort', this.#onStop, { once: true });
    if (stop.aborted) this.#finish('stopped');
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isStale(): boolean {
    return this.#ended === 'stale';
  }

  /** The engine is done, whatever the clock says from now on; the lease is still kept. @returns why the work was ended from outside, if it was */
  workDone(): End | undefined {
    clearTimeout(this.#deadline);
    return this.#ended;
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#deadline);
    this.#stop.removeEventListener('abort', this.#onStop);
  }

  #finish(why: End): void {
    if (this.#isOver || this.#ended !== undefined) return;
    this.#ended = why;
    this.#controller.abort();
  }

  async #beat(): Promise<void> {
    try {
      const answer = await this.#client.heartbeatLease({ params: { lease: this.#lease.lease }, body: {}, signal: this.#stop });
      if (answer.cancel) this.#finish('cancelled');
    } catch (error) {
      if (isStale(error)) this.#finish('stale');
      // out of reach: the next beat tries again; if the lease runs out meanwhile, the server says so
    }
    if (!this.#isOver) this.#timer = setTimeout(() => this.#beat(), this.#lease.heartbeatSeconds * 1000);
  }
}

const isStale = (error: unknown): boolean => error instanceof ApiProblem && error.status === 409;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** @throws the signal's reason when it fires first */
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const give = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', give);
      resolve();
    }, ms);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
