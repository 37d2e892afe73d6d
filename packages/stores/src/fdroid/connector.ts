import { createHash } from 'node:crypto';
import type { ChangePage, ChangeProblem, ListingChange, RateLimit, StoreConnector } from '../connector.ts';
import { contentRange } from '../content-range.ts';
import type { Surroundings } from '../fetch-port.ts';
import { guardedPages, type PageLimits, usualPages } from '../page-guard.ts';
import { StoreFault } from '../store-fault.ts';
import { type TransportOptions, transport } from '../transport.ts';
import { cursorOf, type Position, positionOf } from './cursor.ts';
import { type Entry, type RepositoryFile, readEntryFile } from './entry.ts';
import { type IndexCache, memoryCache } from './index-cache.ts';
import { packagesOf, readPackage } from './index-v2.ts';
import { isObject, type Json, mergePatch } from './merge-patch.ts';
import { readSignedJar } from './signed-jar.ts';

export interface FdroidOptions {
  /** The repository: `f-droid`. */
  readonly id: string;
  /** `https://f-droid.org/repo`. */
  readonly baseUrl: string;
  /** SHA-256 of the certificate that signs the index, hexadecimal; colons and blanks as printed are allowed. */
  readonly fingerprint: string;
  /** Without it each start tells everything again and never what is gone. */
  readonly cache?: IndexCache;
  readonly maxIndexBytes?: number;
  readonly rate?: RateLimit;
  readonly transport?: Omit<TransportOptions, 'rate'>;
  readonly pages?: PageLimits;
  readonly pageSize?: number;
}

const usualRate: RateLimit = { perSecond: 2, burst: 4, atOnce: 2 };
const MAX_JAR_BYTES = 4 * 1024 * 1024;
const MAX_INDEX_BYTES = 256 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A repository in the format of F-Droid, version 2: signed entry, index by hash, differences. */
export function fdroid(options: FdroidOptions, around: Surroundings): StoreConnector {
  const { id, rate = usualRate, cache = memoryCache(), pages = usualPages, pageSize = 200, maxIndexBytes = MAX_INDEX_BYTES } = options;
  const fingerprint = options.fingerprint.replace(/[\s:]/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) throw new Error('the fingerprint of a repository is a SHA-256 in hexadecimal');
  const base = options.baseUrl.replace(/\/+$/, '');
  const wire = transport(around, { rate, ...options.transport });

  async function newestEntry(signal: AbortSignal): Promise<Entry> {
    const what = `reading the entry of ${id}`;
    const { body } = await wire.read({ url: `${base}/entry.jar`, what }, MAX_JAR_BYTES, signal);
    return readEntryFile(parsed(readSignedJar(body, 'entry.json', fingerprint, MAX_JAR_BYTES), what), maxIndexBytes);
  }

  async function fileOf({ path, sha256, sizeBytes }: RepositoryFile, signal: AbortSignal): Promise<Uint8Array> {
    const what = `reading ${path} of ${id}`;
    const { body } = await wire.read({ url: base + path, what }, sizeBytes, signal);
    if (body.length !== sizeBytes) throw new StoreFault('wrong-size', what);
    if (createHash('sha256').update(body).digest('hex') !== sha256) throw new StoreFault('wrong-hash', what);
    return body;
  }

  /** By the difference when it leads to an index of the right time; else the whole. */
  async function indexOf(entry: Entry, from: number, signal: AbortSignal): Promise<Json> {
    const known = await cached(cache, entry.timestamp);
    if (known !== undefined) return known;
    const whole = async () => parsed(await fileOf(entry.index, signal), `reading the index of ${id}`);
    const index = (await byDifference(entry, from, signal)) ?? (await whole());
    if (timestampOf(index) !== entry.timestamp)
      throw new StoreFault('malformed', `reading the index of ${id}: of another time than its entry`);
    await cache.put(entry.timestamp, JSON.stringify(index));
    return index;
  }

  async function byDifference(entry: Entry, from: number, signal: AbortSignal): Promise<Json | undefined> {
    const file = entry.diffs.get(from);
    const old = file === undefined ? undefined : await cached(cache, from);
    if (file === undefined || old === undefined) return undefined;
    try {
      const index = mergePatch(old, parsed(await fileOf(file, signal), `reading a difference of ${id}`));
      return timestampOf(index) === entry.timestamp ? index : undefined;
    } catch (error) {
      if (error instanceof StoreFault && !error.retryable) return undefined;
      throw error;
    }
  }

  async function* pagesAfter(cursor: string | undefined, signal: AbortSignal): AsyncGenerator<ChangePage> {
    signal.throwIfAborted();
    let position: Position = positionOf(cursor);
    await cache.keep(position.to === undefined ? [position.from] : [position.from, position.to]);
    const interrupted = position.to === undefined ? undefined : await cached(cache, position.to);
    if (interrupted !== undefined) {
      yield* between(position, interrupted, [], signal);
      position = { from: position.to!, to: undefined, after: '' };
    }
    const entry = await newestEntry(signal);
    if (entry.timestamp < position.from) throw new StoreFault('stale', `reading the entry of ${id}: older than what it gave before`);
    if (entry.timestamp === position.from) return;
    const index = await indexOf(entry, position.from, signal);
    // An index interrupted half-way that we no longer have: only the very same one can be continued.
    const after = position.to === entry.timestamp ? position.after : '';
    yield* between({ from: position.from, to: entry.timestamp, after }, index, ageProblems(entry, around.nowMs()), signal);
  }

  async function* between(
    position: Position,
    index: Json,
    notices: readonly ChangeProblem[],
    signal: AbortSignal,
  ): AsyncGenerator<ChangePage> {
    const { from, after } = position;
    const to = position.to!;
    const old = from === 0 ? undefined : await cached(cache, from);
    const lost: readonly ChangeProblem[] = from > 0 && old === undefined ? [{ code: 'fdroid/older-index-lost', at: String(from) }] : [];
    const before = packagesOf(old ?? null);
    const now = packagesOf(index);
    const names = [...new Set([...before.keys(), ...now.keys()])].filter((name) => name > after).sort();
    const changed = names.filter((name) => JSON.stringify(before.get(name)) !== JSON.stringify(now.get(name)));
    let problems = [...notices, ...lost];
    for (let at = 0; at < changed.length; at += pageSize) {
      signal.throwIfAborted();
      const some = changed.slice(at, at + pageSize);
      const read = some.map((name) => packageChange(name, now.get(name), to));
      const isLast = at + pageSize >= changed.length;
      problems.push(...read.flatMap((one) => one.problems));
      yield {
        changes: read.flatMap(({ change }) => change ?? []),
        problems,
        next: cursorOf(isLast ? { from: to, to: undefined, after: '' } : { from, to, after: some.at(-1)! }),
      };
      problems = [];
    }
    if (changed.length === 0) yield { changes: [], problems, next: cursorOf({ from: to, to: undefined, after: '' }) };
  }

  return {
    about: { id, kind: 'fdroid', can: ['changes', 'artifacts', 'ranges'], rate, declaresSigner: true },
    changes: (cursor, signal) => guardedPages(pagesAfter(cursor, signal), cursor, pages),

    async openArtifact(ref, { from }, signal) {
      if (ref.location === undefined) throw new StoreFault('not-found', `downloading ${ref.sha256} from ${id}: no path`);
      const answer = await wire.open(
        {
          url: base + ref.location,
          headers: { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) },
          accept: [200, 206],
          what: `downloading ${ref.location} from ${id}`,
        },
        signal,
      );
      return { ...contentRange(answer), bytes: answer.bytes };
    },
  };
}

function packageChange(name: string, json: Json | undefined, timestamp: number): ReturnType<typeof readPackage> {
  if (json !== undefined) return readPackage(name, json);
  const change: ListingChange = {
    storeAppId: name,
    state: 'gone',
    updatedAt: new Date(timestamp).toISOString(),
    platform: 'android',
    packageName: name,
    names: {},
    permissions: [],
  };
  return { change, problems: [] };
}

/** A repository that is held back shows old apps for ever: said, not hidden. */
function ageProblems({ timestamp, maxAgeDays }: Entry, nowMs: number): readonly ChangeProblem[] {
  const isOld = maxAgeDays !== undefined && nowMs - timestamp > maxAgeDays * DAY_MS;
  return isOld ? [{ code: 'fdroid/repository-too-old', at: new Date(timestamp).toISOString() }] : [];
}

async function cached(cache: IndexCache, timestamp: number): Promise<Json | undefined> {
  const json = timestamp === 0 ? undefined : await cache.get(timestamp);
  return json === undefined ? undefined : (JSON.parse(json) as Json);
}

function timestampOf(index: Json): Json | undefined {
  const repo = isObject(index) ? index['repo'] : undefined;
  return isObject(repo) ? repo['timestamp'] : undefined;
}

function parsed(bytes: Uint8Array, what: string): Json {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
  } catch (cause) {
    throw new StoreFault('malformed', what, { cause });
  }
}
