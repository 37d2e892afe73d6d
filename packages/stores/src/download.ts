import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactRef, StoreConnector } from './connector.ts';
import type { Surroundings } from './fetch-port.ts';
import { MAX_ARTIFACT_BYTES } from './listing-change.ts';
import { alone } from './one-at-a-time.ts';
import { backoffMs, isWorthAnother } from './retry.ts';
import { StoreFault } from './store-fault.ts';

export interface DownloadOptions {
  /** Where bytes lie that nobody has checked yet. Never a folder that others read from. */
  readonly quarantine: string;
  readonly maxBytes?: number;
  /** Tries in a row that bring nothing. One that brings bytes starts the count anew. */
  readonly attempts?: number;
  /** A store slower than this for `graceMs` is left: each slot it holds is one that others lack. */
  readonly leastBytesPerSecond?: number;
  readonly graceMs?: number;
}

export type Downloaded =
  | { readonly ok: true; readonly path: string; readonly sizeBytes: number; readonly md5: string; readonly sha1: string }
  | { readonly ok: false; readonly reason: 'too-large' | 'wrong-size' | 'wrong-hash'; readonly found: string };

/**
 * Fetches an artifact into quarantine. What is there of an earlier try is kept and continued; the file has its final name only when size and
 * hash are what the store declared.
 *
 * @returns refused when the store lies: asking again would bring the same. @throws StoreFault when it cannot be had now; what came stays
 */
export async function download(
  connector: StoreConnector,
  ref: ArtifactRef,
  options: DownloadOptions,
  around: Clock,
  signal: AbortSignal,
): Promise<Downloaded> {
  const maxBytes = options.maxBytes ?? MAX_ARTIFACT_BYTES;
  if (ref.sizeBytes > maxBytes) return { ok: false, reason: 'too-large', found: `${ref.sizeBytes} bytes` };
  await mkdir(options.quarantine, { recursive: true });
  const part = join(options.quarantine, `${ref.sha256}.part`);
  return alone(part, () => completed(connector, ref, part, options, around, signal));
}

async function completed(
  connector: StoreConnector,
  ref: ArtifactRef,
  part: string,
  options: DownloadOptions,
  around: Clock,
  signal: AbortSignal,
): Promise<Downloaded> {
  const attempts = options.attempts ?? 5;
  let barren = 0;
  let hasStartedOver = false;
  for (let tries = 1; ; tries++) {
    const before = await sizeOf(part);
    try {
      const tried = await continued(connector, ref, part, new Pace(options, around), signal);
      if (tried.ok) {
        const path = join(options.quarantine, ref.sha256);
        await rename(part, path);
        return { ...tried, path };
      }
      await rm(part, { force: true });
      // The piece from before may be of another file: only a whole one from the beginning convicts the store.
      if (tried.reason === 'wrong-size' || before === 0 || hasStartedOver) return tried;
      hasStartedOver = true;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof StoreFault && error.httpStatus === RANGE_BEYOND_END && before > 0 && !hasStartedOver) {
        await rm(part, { force: true });
        hasStartedOver = true;
        continue;
      }
      if (!isWorthAnother(error)) throw error;
      barren = (await sizeOf(part)) > before ? 1 : barren + 1;
      if (barren >= attempts || tries >= MOST_TRIES) throw error;
      await around.sleep(Math.max(error.retryAfterMs ?? 0, backoffMs(BACKOFF, barren, around.random())), signal);
    }
  }
}

/** We have more than the store's whole file: ours is not a piece of it. */
const RANGE_BEYOND_END = 416;
/** A store that gives one byte each time brings something each time, too. What came stays for the next call. */
const MOST_TRIES = 100;

/** Time and chance, as far as a download needs them. */
export type Clock = Pick<Surroundings, 'sleep' | 'random' | 'nowMs'>;

const BACKOFF = { baseMs: 500, capMs: 60_000 };

type Tried =
  | { readonly ok: true; readonly sizeBytes: number; readonly md5: string; readonly sha1: string }
  | Extract<Downloaded, { ok: false }>;

/** One request: from where the file ends to where the store stops. */
async function continued(connector: StoreConnector, ref: ArtifactRef, part: string, pace: Pace, signal: AbortSignal): Promise<Tried> {
  const file = await open(part, 'a+');
  try {
    const there = (await file.stat()).size;
    const usable = there <= ref.sizeBytes ? there : 0;
    if (usable < there) await file.truncate(0);
    if (usable === ref.sizeBytes) return judged(await hashed(part, usable), usable, ref);

    const stream = await connector.openArtifact(ref, { from: usable }, signal);
    if (stream.totalBytes !== undefined && stream.totalBytes !== ref.sizeBytes) {
      await stream.bytes[Symbol.asyncIterator]().return?.();
      return { ok: false, reason: 'wrong-size', found: `${stream.totalBytes} bytes` };
    }
    if (stream.from !== usable && stream.from !== 0)
      throw new StoreFault('malformed', `downloading ${ref.sha256}: bytes from ${stream.from}`);
    if (stream.from < usable) await file.truncate(0);
    const digests = await hashed(part, stream.from);
    const size = await append(file, paced(stream.bytes, pace), stream.from, digests, ref, signal);
    if (size > ref.sizeBytes) return { ok: false, reason: 'wrong-size', found: `more than ${ref.sizeBytes} bytes` };
    if (size < ref.sizeBytes) throw new StoreFault('interrupted', `downloading ${ref.sha256}: ${size} of ${ref.sizeBytes} bytes`);
    await file.sync();
    return judged(digests, size, ref);
  } finally {
    await file.close();
  }
}

/** Never writes more than was declared: a body without end costs nothing. */
async function append(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  from: number,
  digests: Digests,
  ref: ArtifactRef,
  signal: AbortSignal,
): Promise<number> {
  let size = from;
  for await (const piece of bytes) {
    signal.throwIfAborted();
    size += piece.length;
    if (size > ref.sizeBytes) return size;
    await file.appendFile(piece);
    for (const hash of Object.values(digests)) hash.update(piece);
  }
  return size;
}

async function* paced(bytes: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    pace.count(piece.length);
    yield piece;
  }
}

const LEAST_BYTES_PER_SECOND = 4 * 1024;
const GRACE_MS = 60_000;

/** How fast bytes come, over windows of `graceMs`. */
class Pace {
  readonly #least: number;
  readonly #graceMs: number;
  readonly #clock: Clock;
  #since: number;
  #bytes = 0;

  constructor({ leastBytesPerSecond = LEAST_BYTES_PER_SECOND, graceMs = GRACE_MS }: DownloadOptions, clock: Clock) {
    this.#least = leastBytesPerSecond;
    this.#graceMs = graceMs;
    this.#clock = clock;
    this.#since = clock.nowMs();
  }

  count(bytes: number): void {
    this.#bytes += bytes;
    const ms = this.#clock.nowMs() - this.#since;
    if (ms < this.#graceMs) return;
    if ((this.#bytes * 1000) / ms < this.#least) throw new StoreFault('timed-out', `downloading: less than ${this.#least} bytes a second`);
    this.#since += ms;
    this.#bytes = 0;
  }
}

interface Digests {
  readonly sha256: Hash;
  readonly sha1: Hash;
  readonly md5: Hash;
}

/** Digests that have seen the first `length` bytes of the file. */
async function hashed(path: string, length: number): Promise<Digests> {
  const digests = { sha256: createHash('sha256'), sha1: createHash('sha1'), md5: createHash('md5') };
  if (length === 0) return digests;
  for await (const piece of createReadStream(path, { end: length - 1 })) {
    for (const hash of Object.values(digests)) hash.update(piece as Buffer);
  }
  return digests;
}

function judged(digests: Digests, sizeBytes: number, ref: ArtifactRef): Tried {
  const sha256 = digests.sha256.digest('hex');
  if (sha256 !== ref.sha256) return { ok: false, reason: 'wrong-hash', found: sha256 };
  return { ok: true, sizeBytes, md5: digests.md5.digest('hex'), sha1: digests.sha1.digest('hex') };
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
