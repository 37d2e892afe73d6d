import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactKind } from '../connector.ts';
import { StoreFault } from '../store-fault.ts';
import { MAX_DEPTH } from './safe-path.ts';

const KINDS: Readonly<Record<string, ArtifactKind>> = {
  apk: 'apk',
  apks: 'apks',
  xapk: 'xapk',
  apkm: 'apkm',
  aab: 'aab',
  hap: 'hap',
  ipa: 'ipa',
};
const MAX_FILES = 100_000;

export interface FoundFile {
  /** Below the root, with slashes. */
  readonly path: string;
  readonly kind: ArtifactKind;
}

/** Packages below a folder in the order of their paths. Links are not followed, neither to files nor to folders. */
export async function packagesBelow(root: string, signal: AbortSignal): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const open: string[] = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    signal.throwIfAborted();
    if (folder.split('/').length > MAX_DEPTH) throw new StoreFault('too-large', `looking through ${root}: nested too deeply`);
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const kind = KINDS[entry.name.slice(entry.name.lastIndexOf('.') + 1).toLowerCase()];
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile() && kind !== undefined) found.push({ path, kind });
    }
    if (found.length + open.length > MAX_FILES) throw new StoreFault('too-large', `looking through ${root}: more than ${MAX_FILES} files`);
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
