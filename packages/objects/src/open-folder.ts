import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkedAddress, ObjectFault } from './object-fault.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { receive } from './receive.ts';

/** Left behind by a process that died while receiving, when older than this. */
const ABANDONED_MS = 24 * 3600 * 1000;

/**
 * Objects in a folder, each at `aa/bb/<sha256>`, readable by any tool. A file is moved to its place when it is whole and
 * on the disk; what is being received lies in `incoming/`.
 */
export async function openFolder(folder: string): Promise<ObjectStore> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  await removeAbandoned(incoming);
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), checkedAddress(sha256));
  const sizeAt = (sha256: string) => sizeOf(placeOf(sha256));

  return {
    async put(bytes, options) {
      const { path, sha256, sizeBytes } = await receive(bytes, options, incoming);
      const place = placeOf(sha256);
      // A file of another size is one that the disk has damaged: the good one takes its place.
      if ((await sizeOf(place)) === sizeBytes) await rm(path);
      else await moveTo(path, place);
      return { sha256, sizeBytes };
    },

    async open(sha256, range) {
      const size = await sizeAt(sha256);
      if (size === undefined) throw new ObjectFault('not-found', `no object ${sha256}`);
      const { start, end } = { start: range?.start ?? 0, end: Math.min(range?.end ?? size - 1, size - 1) };
      if (range !== undefined && !(start >= 0 && start <= end)) throw new ObjectFault('out-of-range', `${sha256} has ${size} bytes`);
      return createReadStream(placeOf(sha256), size === 0 ? {} : { start, end, highWaterMark: 256 * 1024 });
    },

    has: async (sha256) => (await sizeAt(sha256)) !== undefined,

    async stat(sha256) {
      const sizeBytes = await sizeAt(sha256);
      return sizeBytes === undefined ? undefined : { sha256, sizeBytes };
    },

    async delete(sha256) {
      const isThere = (await sizeAt(sha256)) !== undefined;
      await rm(placeOf(sha256), { force: true });
      return isThere;
    },

    list: (after = '') => walk(folder, after),

    async verify(sha256) {
      if ((await sizeAt(sha256)) === undefined) return 'missing';
      const hash = createHash('sha256');
      for await (const piece of createReadStream(placeOf(sha256), { highWaterMark: 1024 * 1024 })) hash.update(piece as Uint8Array);
      return hash.digest('hex') === sha256 ? 'whole' : 'damaged';
    },
  };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The name is on the disk too when this returns: a crash afterwards loses nothing. */
async function moveTo(path: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  await rename(path, place);
  const folder = await open(dirname(place));
  await folder.sync();
  await folder.close();
}

async function* walk(folder: string, after: string): AsyncIterable<StoredObject> {
  for (const first of await namesIn(folder, 2, after.slice(0, 2))) {
    for (const second of await namesIn(join(folder, first), 2, after.startsWith(first) ? after.slice(2, 4) : '')) {
      for (const sha256 of await namesIn(join(folder, first, second), 64, after)) {
        const sizeBytes = sha256 > after ? await sizeOf(join(folder, first, second, sha256)) : undefined;
        if (sizeBytes !== undefined) yield { sha256, sizeBytes };
      }
    }
  }
}

/** Names of our own making, in order. */
async function namesIn(folder: string, length: number, from: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.length === length && /^[0-9a-f]+$/.test(name) && name >= from).sort();
}

async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}
