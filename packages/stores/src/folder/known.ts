import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { StoreFault } from '../store-fault.ts';

/** What was told so far: id of each listing and a digest of it. It is the cursor: a folder has no memory of its own. */
export type Known = ReadonlyMap<string, string>;

const MAX_BYTES = 64 * 1024 * 1024;

export function cursorOf(known: Known): string {
  const list = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  return deflateRawSync(JSON.stringify(list)).toString('base64url');
}

/** @throws StoreFault `cursor-expired` when it is none of ours: begin again */
export function knownOf(cursor: string | undefined): Map<string, string> {
  if (cursor === undefined) return new Map();
  try {
    const list: unknown = JSON.parse(inflateRawSync(Buffer.from(cursor, 'base64url'), { maxOutputLength: MAX_BYTES }).toString('utf8'));
    const isList =
      Array.isArray(list) && list.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string'));
    if (isList) return new Map(list as [string, string][]);
  } catch (cause) {
    throw new StoreFault('cursor-expired', 'reading a cursor', { cause });
  }
  throw new StoreFault('cursor-expired', 'reading a cursor');
}
