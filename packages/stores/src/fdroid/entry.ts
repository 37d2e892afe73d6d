import type { ChangeProblem } from '../connector.ts';
import { Fields } from '../read-fields.ts';
import { StoreFault } from '../store-fault.ts';

/** A file of the repository, as the signed entry declares it. */
export interface RepositoryFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** `entry.json`: which index is the newest, and what leads to it from older ones. */
export interface Entry {
  /** Milliseconds since 1970, when the repository was made. */
  readonly timestamp: number;
  /** Days after which the repository counts as abandoned or held back. */
  readonly maxAgeDays: number | undefined;
  readonly index: RepositoryFile;
  /** By the timestamp that they start from. */
  readonly diffs: ReadonlyMap<number, RepositoryFile>;
}

const MAX_DIFFS = 1000;
const WHAT = 'reading the entry of a repository';

/** @source https://f-droid.org/docs/All_our_APIs/ (entry.json) */
export function readEntryFile(json: unknown, maxIndexBytes: number): Entry {
  const problems: ChangeProblem[] = [];
  const fields = new Fields(json, 'fdroid', '', problems);
  const timestamp = fields.integer('timestamp', 1, Number.MAX_SAFE_INTEGER);
  const index = fileOf(fields.object('index'), maxIndexBytes);
  if (timestamp === undefined || index === undefined) throw new StoreFault('malformed', WHAT);
  const diffs = new Map<number, RepositoryFile>();
  const listed = (json as { diffs?: unknown }).diffs;
  const entries = typeof listed === 'object' && listed !== null ? Object.entries(listed).slice(0, MAX_DIFFS) : [];
  for (const [from, value] of entries) {
    const file = fileOf(new Fields(value, 'fdroid', 'diffs', problems), maxIndexBytes);
    if (/^\d{1,15}$/.test(from) && file !== undefined) diffs.set(Number(from), file);
  }
  return { timestamp, maxAgeDays: fields.integer('maxAge', 1, 100_000), index, diffs };
}

/** @throws StoreFault `too-large` for an index larger than we read */
function fileOf(fields: Fields | undefined, maxBytes: number): RepositoryFile | undefined {
  const name = fields?.text('name', 500);
  const sha256 = fields?.matching('sha256', /^[0-9a-f]{64}$/, 64);
  const sizeBytes = fields?.integer('size', 1, Number.MAX_SAFE_INTEGER);
  if (name === undefined || sha256 === undefined || sizeBytes === undefined) return undefined;
  if (sizeBytes > maxBytes) throw new StoreFault('too-large', WHAT);
  const path = pathBelow(name);
  return path === undefined ? undefined : { path, sha256, sizeBytes };
}

/** The path as it may be put behind the repository's address; undefined when it would lead out of it. */
export function pathBelow(name: string): string | undefined {
  const parts = name.split('/').slice(name.startsWith('/') ? 1 : 0);
  const isSafe = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'));
  return isSafe ? `/${parts.map(encodeURIComponent).join('/')}` : undefined;
}
