import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

export const EXTENSIONS = { json: '.json', sarif: '.sarif', html: '.html', text: '.txt' } as const;
export type Format = keyof typeof EXTENSIONS;

/**
 * Where the report of an input goes; undefined is the standard output.
 *
 * With one FILE `out` may name a file. Otherwise it names a folder, and `a/b.apk` becomes `a/b.apk.json` below it; a name
 * that leads out of the folder (`../x`) stays inside.
 *
 * @param isOneFile one input, given as a FILE
 */
export function outputPath(out: string | undefined, name: string, format: Format, isOneFile: boolean, cwd: string): string | undefined {
  if (out === undefined) return undefined;
  const path = resolve(cwd, out);
  const isFolder = !isOneFile || /[\\/]$/.test(out) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return path;
  const safe = name.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return join(path, safe.join(sep) + EXTENSIONS[format]);
}
