import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { ChangePage, ChangeProblem, ListingChange, RateLimit, StoreConnector } from '../connector.ts';
import { MAX_ARTIFACT_BYTES } from '../listing-change.ts';
import { StoreFault } from '../store-fault.ts';
import { whole } from '../transport.ts';
import { readBundle } from './bundle.ts';
import { cursorOf, knownOf } from './known.ts';
import { listingOfFile } from './listing-of-file.ts';
import { openBelow } from './safe-path.ts';
import { type FoundFile, packagesBelow } from './walk.ts';

export interface FolderOptions {
  /** What the folder stands for: `usb-2026-11`. */
  readonly id: string;
  readonly folder: string;
  /** PEM of an Ed25519 key: then only a bundle that it signed is taken. */
  readonly publicKey?: string;
  readonly pageSize?: number;
}

const NO_WIRE: RateLimit = { perSecond: 1000, burst: 1000, atOnce: 4 };
const MAX_POLICY_BYTES = 8 * 1024 * 1024;

/** Packages in a folder, on a stick, or in a bundle with a signed list of hashes, for machines without a network. */
export function folderStore({ id, folder, publicKey, pageSize = 100 }: FolderOptions): StoreConnector {
  const digests = new Map<string, { readonly stamp: string; readonly listing: ListingChange | ChangeProblem }>();
  const root = () =>
    realpath(folder).catch((cause: unknown) => Promise.reject(new StoreFault('not-found', `opening ${folder}`, { cause })));

  async function* pagesAfter(cursor: string | undefined, signal: AbortSignal): AsyncGenerator<ChangePage> {
    signal.throwIfAborted();
    const at = await root();
    const known = knownOf(cursor);
    const bundle = await readBundle(at, publicKey);
    const all = bundle === undefined ? fromFiles(at, await packagesBelow(at, signal), signal) : bundle.listings;
    let problems: ChangeProblem[] = [...(bundle?.problems ?? [])];
    let changes: ListingChange[] = [];
    const seen = new Set<string>();
    const page = (): ChangePage => {
      const full = { changes, problems, next: cursorOf(known) };
      [changes, problems] = [[], []];
      return full;
    };
    for await (const found of all) {
      if ('code' in found) {
        problems.push(found);
        if (found.storeAppId !== undefined) seen.add(found.storeAppId);
        continue;
      }
      seen.add(found.storeAppId);
      const digest = digestOf(found);
      if (known.get(found.storeAppId) === digest) continue;
      known.set(found.storeAppId, digest);
      changes.push(found);
      if (changes.length >= pageSize) yield page();
    }
    for (const storeAppId of [...known.keys()].filter((one) => !seen.has(one)).sort()) {
      known.delete(storeAppId);
      changes.push({ storeAppId, state: 'gone', updatedAt: new Date(0).toISOString(), platform: 'android', names: {}, permissions: [] });
      if (changes.length >= pageSize) yield page();
    }
    if (changes.length > 0 || problems.length > 0) yield page();
  }

  async function* fromFiles(at: string, files: readonly FoundFile[], signal: AbortSignal): AsyncGenerator<ListingChange | ChangeProblem> {
    for (const file of files) {
      signal.throwIfAborted();
      yield await listed(at, file);
    }
  }

  /** A file is read again only when its size or time changed. */
  async function listed(at: string, found: FoundFile): Promise<ListingChange | ChangeProblem> {
    const { path } = found;
    const file = await openBelow(at, path);
    try {
      const { size, mtimeMs, ino } = await file.stat();
      const stamp = `${size} ${mtimeMs} ${ino}`;
      const before = digests.get(path);
      if (before?.stamp === stamp) return before.listing;
      const listing = size === 0 || size > MAX_ARTIFACT_BYTES ? problem('folder/bad-size', path) : await listingOfFile(file, found);
      digests.set(path, { stamp, listing });
      return listing;
    } finally {
      await file.close();
    }
  }

  return {
    about: { id, kind: 'folder', can: ['changes', 'artifacts', 'ranges', 'policies'], rate: NO_WIRE, declaresSigner: false },
    changes: pagesAfter,

    async openArtifact(ref, { from }, signal) {
      signal.throwIfAborted();
      if (ref.location === undefined) throw new StoreFault('not-found', `reading ${ref.sha256} of ${id}: no path`);
      const file = await openBelow(await root(), ref.location.replace(/^\//, ''));
      const { size } = await file.stat();
      return { from: Math.min(from, size), totalBytes: size, bytes: file.createReadStream({ start: Math.min(from, size), signal }) };
    },

    async policyText({ sha256 }, signal) {
      signal.throwIfAborted();
      const at = await root();
      const path = (await readBundle(at, publicKey))?.files.get(sha256 ?? '');
      if (path === undefined || sha256 === undefined) throw new StoreFault('not-found', `reading a policy of ${id}`);
      const bytes = await whole((await openBelow(at, path)).createReadStream({ signal }), MAX_POLICY_BYTES, `reading ${path}`);
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new StoreFault('wrong-hash', `reading ${path}`);
      return { sha256, mediaType: MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream', bytes };
    },
  };
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  md: 'text/markdown',
  pdf: 'application/pdf',
};

const problem = (code: string, at: string): ChangeProblem => ({ code, at, storeAppId: at });

/** Of what the folder says, not of when: a copied file is no change. */
function digestOf({ updatedAt: _, ...rest }: ListingChange): string {
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 22);
}
