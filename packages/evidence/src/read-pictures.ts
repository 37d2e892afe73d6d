import { statSync } from 'node:fs';
import { join } from 'node:path';
import { FileFault } from '@touchstone/ports-node';
import type { NamedPath } from './evidence-paths.ts';
import { readWholeFile } from './read-whole-file.ts';
import { folderName } from './screen-evidence.ts';

/** Bytes of one picture and of all, as a page takes them. */
const LARGEST = 300 * 1024;
const MOST_BYTES = 5 * 1024 * 1024;
const EMBEDDABLE = /\.(?:png|jpe?g)$/i;

/**
 * Screenshots for a page, by the names that the evidence gives them, as many as fit, in the order of `names`. What is larger, gone or of
 * another format is left out: a page does without it.
 */
export function readPictures(ui: NamedPath, names: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const folder = `${folderName(ui.name)}/`;
  let left = MOST_BYTES;
  for (const name of names) {
    const file = name.startsWith(folder) ? name.slice(folder.length) : '';
    if (!EMBEDDABLE.test(file) || /[/\\]/.test(file)) continue;
    const path = join(ui.path, file);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
    if (size > LARGEST || size > left) continue;
    const bytes = bytesOf(path, name);
    if (bytes === undefined) continue;
    found.set(name, bytes);
    left -= bytes.length;
  }
  return found;
}

function bytesOf(path: string, name: string): Uint8Array | undefined {
  try {
    return readWholeFile(path, 'ui', name, LARGEST).bytes;
  } catch (error) {
    if (error instanceof FileFault) return undefined;
    throw error;
  }
}
