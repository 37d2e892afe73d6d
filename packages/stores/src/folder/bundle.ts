import { createPublicKey, verify } from 'node:crypto';
import type { ChangeProblem, ListingChange } from '../connector.ts';
import { readListingChange } from '../listing-change.ts';
import { Fields } from '../read-fields.ts';
import { StoreFault } from '../store-fault.ts';
import { whole } from '../transport.ts';
import { openBelow, partsBelow } from './safe-path.ts';

export const BUNDLE = 'bundle.json';
export const BUNDLE_SIGNATURE = 'bundle.json.sig';
export const BUNDLE_SCHEMA = 'touchstone-bundle/1';

/** What a bundle holds: listings as the store feed writes them, and files by hash. */
export interface Bundle {
  readonly listings: readonly ListingChange[];
  readonly problems: readonly ChangeProblem[];
  /** Path below the folder by SHA-256. */
  readonly files: ReadonlyMap<string, string>;
  /** ISO 8601 in UTC; undefined when it does not say. */
  readonly madeAt: string | undefined;
}

export const MAX_BUNDLE_BYTES = 256 * 1024 * 1024;
const MAX_ITEMS = 200_000;
const WHAT = `reading ${BUNDLE}`;

/**
 * The bundle in a folder; undefined when there is none.
 *
 * @param publicKey PEM of the Ed25519 key that must have signed it
 * @throws StoreFault `unsigned`, `signature-invalid`, `malformed`, `too-large` or `not-allowed`
 */
export async function readBundle(root: string, publicKey: string | undefined): Promise<Bundle | undefined> {
  const bytes = await bytesBelow(root, BUNDLE, MAX_BUNDLE_BYTES);
  if (bytes === undefined) {
    if (publicKey !== undefined) throw new StoreFault('unsigned', `${WHAT}: there is none, and only signed ones are taken`);
    return undefined;
  }
  if (publicKey !== undefined) await checkSignature(root, bytes, publicKey);
  return bundleOf(jsonOf(bytes));
}

async function checkSignature(root: string, bytes: Uint8Array, publicKey: string): Promise<void> {
  const signature = await bytesBelow(root, BUNDLE_SIGNATURE, 1000);
  if (signature === undefined) throw new StoreFault('unsigned', WHAT);
  const isGood = verify(null, bytes, createPublicKey(publicKey), Buffer.from(Buffer.from(signature).toString('latin1'), 'base64'));
  if (!isGood) throw new StoreFault('signature-invalid', WHAT);
}

function bundleOf(json: unknown): Bundle {
  const problems: ChangeProblem[] = [];
  const fields = new Fields(json, 'bundle', '', problems);
  if (fields.text('schema', 100) !== BUNDLE_SCHEMA) throw new StoreFault('malformed', `${WHAT}: not ${BUNDLE_SCHEMA}`);
  const madeAt = fields.instant('madeAt');
  const files = new Map<string, string>();
  for (const [i, item] of fields.list('files', MAX_ITEMS).entries()) {
    const file = new Fields(item, 'bundle', `files[${i}]`, problems);
    const path = file.text('path', 1000);
    const sha256 = file.matching('sha256', /^[0-9a-f]{64}$/, 64);
    if (path === undefined || sha256 === undefined || partsBelow(path) === undefined) file.fault('file-left-out', '');
    else files.set(sha256, path);
  }
  const listings = new Map<string, ListingChange>();
  for (const [i, item] of fields.list('listings', MAX_ITEMS).entries()) {
    const read = readListingChange(item, 'bundle', `listings[${i}]`);
    problems.push(...read.problems);
    if (read.change !== undefined) listings.set(read.change.storeAppId, located(read.change, files));
  }
  return { listings: [...listings.values()].sort((a, b) => (a.storeAppId < b.storeAppId ? -1 : 1)), problems, files, madeAt };
}

function located(change: ListingChange, files: ReadonlyMap<string, string>): ListingChange {
  const location = change.artifact === undefined ? undefined : files.get(change.artifact.sha256);
  return change.artifact === undefined || location === undefined ? change : { ...change, artifact: { ...change.artifact, location } };
}

async function bytesBelow(root: string, path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const file = await openBelow(root, path).catch((error: unknown) => {
    if (error instanceof StoreFault && error.code === 'not-found') return undefined;
    throw error;
  });
  return file === undefined ? undefined : whole(file.createReadStream(), maxBytes, WHAT);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new StoreFault('malformed', WHAT, { cause });
  }
}
