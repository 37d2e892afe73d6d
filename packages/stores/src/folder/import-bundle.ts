import { chmod, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StoreFault } from '../store-fault.ts';
import { BUNDLE, BUNDLE_SIGNATURE, type Bundle, MAX_BUNDLE_BYTES, readBundle } from './bundle.ts';
import { type BundleFault, faultsOfFiles, faultsOfList } from './check-bundle.ts';
import { digestBelow } from './digest-below.ts';

export interface ImportBundleOptions {
  /** Folder for imports: `IMPORT_DIR` of the server. */
  readonly into: string;
  /** Folder below it, as the store's settings name it. */
  readonly name: string;
  /** PEM of the Ed25519 key that must have signed it. */
  readonly publicKey: string;
}

export type ImportedBundle =
  | { readonly ok: true; readonly bundle: Bundle; readonly folder: string; readonly hasReplaced: boolean }
  | { readonly ok: false; readonly faults: readonly BundleFault[] };

/**
 * Lays a bundle from a stick below the folder for imports. Only what the signed list names is copied, and it is checked as it is
 * written; it appears whole or not at all, in place of an older one of the same key.
 *
 * @throws StoreFault `unsigned`, `signature-invalid`, `malformed` …; `stale` where a newer one lies there, `not-allowed` where
 * something else does
 */
export async function importBundle(from: string, options: ImportBundleOptions, signal: AbortSignal): Promise<ImportedBundle> {
  const { into, name, publicKey } = options;
  const root = await opened(from);
  const target = join(await opened(into), name);
  const incoming = await mkdtemp(join(into, '.incoming-'));
  try {
    for (const path of [BUNDLE, BUNDLE_SIGNATURE]) await digestBelow(root, path, join(incoming, path), MAX_BUNDLE_BYTES).catch(unsigned);
    const bundle = (await readBundle(incoming, publicKey))!;
    const hasReplaced = await mayReplace(target, bundle, publicKey);
    const copied = (path: string) => digestBelow(root, path, join(incoming, path));
    const faults = [...faultsOfList(bundle), ...(await faultsOfFiles(bundle, signal, copied))];
    if (faults.length > 0) return { ok: false, faults };
    await mkdir(dirname(target), { recursive: true });
    // a temporary folder is its owner's alone; the server may be another user
    await chmod(incoming, 0o777 & ~process.umask());
    await put(incoming, target, hasReplaced);
    return { ok: true, bundle, folder: target, hasReplaced };
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}

const opened = (folder: string): Promise<string> =>
  realpath(folder).catch((cause: unknown) => {
    throw new StoreFault('not-found', `opening ${folder}`, { cause });
  });

function unsigned(error: unknown): never {
  if (error instanceof StoreFault && error.code === 'not-found') throw new StoreFault('unsigned', `reading ${BUNDLE}`, { cause: error });
  throw error;
}

/** @returns whether one lies there that this one follows */
async function mayReplace(target: string, { madeAt }: Bundle, publicKey: string): Promise<boolean> {
  const there = await realpath(target).catch(() => undefined);
  if (there === undefined) return false;
  const held = await readBundle(there, publicKey).catch((cause: unknown) => {
    throw new StoreFault('not-allowed', `replacing ${target}`, { cause });
  });
  if ((madeAt ?? '') < (held?.madeAt ?? '')) throw new StoreFault('stale', `importing the bundle of ${madeAt}`);
  return true;
}

async function put(incoming: string, target: string, hasReplaced: boolean): Promise<void> {
  const before = `${incoming}-before`;
  if (hasReplaced) await rename(target, before);
  await rename(incoming, target);
  await rm(before, { recursive: true, force: true });
}
