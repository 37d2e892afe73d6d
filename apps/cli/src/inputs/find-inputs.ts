import { closeSync, globSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { byKey } from '@touchstone/kernel/order';
import { UsageError } from '../usage-error.ts';

/** One app to scan: a file, or the files of a split set with the base first. */
export interface AppInput {
  /** Path with `/`, relative to the DIR, the fixed part of the GLOB, or the common folder of the FILEs. */
  readonly name: string;
  /** Absolute paths. */
  readonly paths: readonly string[];
}

const APP_EXTENSIONS = new Set(['.apk', '.apks', '.xapk', '.apkm']);
const GLOB_CHARACTERS = /[*?[\]{}]/;

/**
 * The files that the arguments name, each once, sorted by name.
 *
 * A FILE is taken whatever it is called. Of a DIR, all below it with an app's extension, and those without extension
 * that start like an archive: corpora name files by digest.
 *
 * @throws UsageError when an argument names nothing
 */
export function findInputs(args: readonly string[], cwd: string): readonly AppInput[] {
  const groups = args.map((arg) => expand(arg, cwd));
  const files = groups.filter((group) => group.isFile).flatMap((group) => group.paths);
  const common = files.length > 0 ? commonFolder(files) : cwd;

  const seen = new Set<string>();
  const inputs: AppInput[] = [];
  for (const group of groups) {
    for (const path of group.paths) {
      const real = realpathSync(path);
      if (seen.has(real)) continue;
      seen.add(real);
      inputs.push({
        name: relative(group.isFile ? common : group.root, path)
          .split(sep)
          .join('/'),
        paths: [path],
      });
    }
  }
  return inputs.sort(byKey((input) => input.name));
}

interface Group {
  readonly isFile: boolean;
  readonly root: string;
  readonly paths: readonly string[];
}

function expand(arg: string, cwd: string): Group {
  const path = resolve(cwd, arg);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) {
    const paths = filesBelow(path);
    if (paths.length === 0) throw new UsageError(`没有可扫描的应用 / no app to scan in the folder: ${arg}`);
    return { isFile: false, root: path, paths };
  }
  if (stats !== undefined) return { isFile: true, root: dirname(path), paths: [path] };
  if (!GLOB_CHARACTERS.test(arg)) throw new UsageError(`找不到文件 / no such file: ${arg}`);
  const paths = globSync(arg, { cwd })
    .map((found) => resolve(cwd, found))
    .filter((found) => statSync(found, { throwIfNoEntry: false })?.isFile() === true);
  if (paths.length === 0) throw new UsageError(`没有匹配的文件 / nothing matches: ${arg}`);
  return { isFile: false, root: fixedPart(arg, cwd), paths };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && looksLikeApp(path));
}

function looksLikeApp(path: string): boolean {
  const extension = extname(path).toLowerCase();
  return APP_EXTENSIONS.has(extension) || (extension === '' && !basename(path).startsWith('.') && startsLikeArchive(path));
}

/** Whether the first bytes are those of a ZIP entry. A file that cannot be opened is left to the scan to report. */
function startsLikeArchive(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    const head = Buffer.alloc(4);
    readSync(file, head, 0, 4, 0);
    closeSync(file);
    return head.readUInt32LE(0) === 0x04034b50;
  } catch {
    return true;
  }
}

/** The folders before the first wildcard. */
function fixedPart(glob: string, cwd: string): string {
  const segments = glob.split(/[\\/]/);
  const first = segments.findIndex((segment) => GLOB_CHARACTERS.test(segment));
  return resolve(cwd, segments.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.'));
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => dirname(path).split(sep));
  const [first = []] = folders;
  const length = first.findIndex((segment, i) => folders.some((folder) => folder[i] !== segment));
  return first.slice(0, length < 0 ? first.length : length).join(sep) || sep;
}
