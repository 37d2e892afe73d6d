import { realpath } from 'node:fs/promises';
import { StoreFault, type StoreFaultCode } from '../store-fault.ts';
import { type Bundle, readBundle } from './bundle.ts';
import { digestBelow } from './digest-below.ts';
import { packagesBelow } from './walk.ts';

/** What is wrong with a bundle that is signed by the right key. */
export interface BundleFault {
  /** A file that differs, is not there, cannot be read; or an entry of the list that was left out. */
  readonly code: Extract<StoreFaultCode, 'wrong-hash' | 'not-found' | 'not-allowed' | 'too-large' | 'interrupted' | 'malformed'>;
  readonly at: string;
}

export interface CheckedBundle {
  readonly bundle: Bundle;
  readonly faults: readonly BundleFault[];
  /** Packages in the folder that the bundle does not name: nobody vouches for them. */
  readonly unnamed: readonly string[];
}

/**
 * Reads all of a bundle: signature, list, every byte of every file.
 *
 * @throws StoreFault when it is not a bundle of whoever holds the key: `not-found`, `unsigned`, `signature-invalid`, `malformed` …
 */
export async function checkBundle(folder: string, publicKey: string, signal: AbortSignal): Promise<CheckedBundle> {
  const root = await realpath(folder).catch((cause: unknown) => {
    throw new StoreFault('not-found', `opening ${folder}`, { cause });
  });
  const bundle = (await readBundle(root, publicKey))!;
  const named = new Set(bundle.files.values());
  const unnamed = (await packagesBelow(root, signal)).map(({ path }) => path).filter((path) => !named.has(path));
  return {
    bundle,
    faults: [...faultsOfList(bundle), ...(await faultsOfFiles(bundle, signal, (path) => digestBelow(root, path)))],
    unnamed,
  };
}

/** Entries that say nothing usable, and artifacts that are named and not in it. */
export function faultsOfList({ listings, problems, files }: Bundle): readonly BundleFault[] {
  const absent = listings.flatMap(({ storeAppId, artifact }) => (artifact === undefined || files.has(artifact.sha256) ? [] : [storeAppId]));
  return [
    ...problems.map(({ code, at }): BundleFault => ({ code: 'malformed', at: `${at} ${code}`.trim() })),
    ...absent.map((at): BundleFault => ({ code: 'not-found', at })),
  ];
}

export async function faultsOfFiles(
  { files }: Bundle,
  signal: AbortSignal,
  digest: (path: string, sha256: string) => Promise<string>,
): Promise<readonly BundleFault[]> {
  const faults: BundleFault[] = [];
  for (const [sha256, path] of files) {
    signal.throwIfAborted();
    try {
      if ((await digest(path, sha256)) !== sha256) faults.push({ code: 'wrong-hash', at: path });
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      faults.push({ code: error.code as BundleFault['code'], at: path });
    }
  }
  return faults;
}
