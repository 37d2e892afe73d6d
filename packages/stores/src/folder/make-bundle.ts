import { createPublicKey } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { ChangeProblem, ListingChange } from '../connector.ts';
import { MAX_ARTIFACT_BYTES } from '../listing-change.ts';
import { StoreFault } from '../store-fault.ts';
import { type Bundle, readBundle } from './bundle.ts';
import { digestBelow } from './digest-below.ts';
import { listingOfFile } from './listing-of-file.ts';
import { openBelow } from './safe-path.ts';
import { packagesBelow } from './walk.ts';
import { writeBundle } from './write-bundle.ts';

export interface MakeBundleOptions {
  /** PEM of an Ed25519 key. */
  readonly privateKey: string;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  /** What listings say beside their files, by path: names, developer, version … as the store feed writes them. */
  readonly stated?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface MadeBundle {
  readonly bundle: Bundle;
  /** Files that are not in it, and fields that cannot be said so. */
  readonly problems: readonly ChangeProblem[];
}

/** Beside `shop.apk` the policy of the app: `shop.policy.html`. */
const POLICY_ENDINGS = ['html', 'htm', 'txt', 'md', 'pdf'] as const;

/**
 * Makes a bundle of all packages below a folder: `bundle.json` and its signature are written into it, and read back as a receiver does.
 *
 * @throws StoreFault `not-found` without a folder or any package in it
 */
export async function makeBundle(folder: string, options: MakeBundleOptions, signal: AbortSignal): Promise<MadeBundle> {
  const { privateKey, madeAt, stated = {} } = options;
  const root = await realpath(folder).catch((cause: unknown) => {
    throw new StoreFault('not-found', `opening ${folder}`, { cause });
  });
  const problems: ChangeProblem[] = Object.keys(stated).map((path) => ({ code: 'bundle/listing-without-file', at: path }));
  const listings: ListingChange[] = [];
  const paths: string[] = [];
  for (const found of await packagesBelow(root, signal)) {
    signal.throwIfAborted();
    const file = await openBelow(root, found.path);
    try {
      const { size } = await file.stat();
      if (size === 0 || size > MAX_ARTIFACT_BYTES) {
        problems.push({ code: 'folder/bad-size', at: found.path });
        continue;
      }
      const { artifact, ...listing } = await listingOfFile(file, found);
      const { location: _, ...ref } = artifact!;
      const policy = await policyBeside(root, found.path);
      if (policy !== undefined) paths.push(policy.path);
      paths.push(found.path);
      const about = Object.hasOwn(stated, found.path) ? stated[found.path] : {};
      listings.push({ ...listing, ...(policy === undefined ? {} : { policy: { sha256: policy.sha256 } }), ...about, artifact: ref });
    } finally {
      await file.close();
    }
  }
  if (listings.length === 0) throw new StoreFault('not-found', `looking for packages below ${folder}`);
  await writeBundle(root, { listings, paths, madeAt }, privateKey);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }) as string;
  const bundle = (await readBundle(root, publicKey))!;
  const packed = new Set(paths);
  return {
    bundle,
    problems: [...problems.filter(({ code, at }) => code !== 'bundle/listing-without-file' || !packed.has(at)), ...bundle.problems],
  };
}

async function policyBeside(root: string, path: string): Promise<{ readonly path: string; readonly sha256: string } | undefined> {
  const stem = path.slice(0, path.lastIndexOf('.'));
  for (const ending of POLICY_ENDINGS) {
    const beside = `${stem}.policy.${ending}`;
    const read = await digestBelow(root, beside).catch((error: unknown) => {
      if (error instanceof StoreFault && error.code === 'not-found') return undefined;
      throw error;
    });
    if (read !== undefined) return { path: beside, sha256: read };
  }
  return undefined;
}
