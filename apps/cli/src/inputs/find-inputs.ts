import { closeSync, globSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
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
 * A FILE is taken whatever it is called, also one that is not there: its report will say so. Of a DIR, all below it with
 * an app's extension, and those without extension that start like an archive: corpora name files by digest. Names that
 * would be the same (two DIRs with an `a.apk` each) are taken relative to the common folder of all.
 *
 * @throws UsageError when nothing at all is named, or a folder or glob holds no app
 */
export function findInputs(args: readonly string[], cwd: string): readonly AppInput[] {
  const groups = args.map((arg) => expand(arg, cwd));
  const files = groups.filter((group) => group.kind === 'file').flatMap((group) => group.paths);
  if (files.length === groups.length && files.every((path) => stat(path) === undefined)) {
    throw new UsageError(`找不到文件 / no such file: ${args.join(' ')}`);
  }
  const ofFiles = commonFolder(files.map((path) => dirname(path)));
  const all = unique(groups.flatMap(({ kind, root, paths }) => paths.map((path) => ({ path, root: kind === 'file' ? ofFiles : root }))));
  const named = all.map(({ path, root }) => ({ name: nameBelow(root, path), paths: [path] }));
  if (new Set(named.map((input) => input.name)).size === named.length) return named.sort(byKey((input) => input.name));
  const common = commonFolder(all.map(({ path }) => dirname(path)));
  return all.map(({ path }) => ({ name: nameBelow(common, path), paths: [path] })).sort(byKey((input) => input.name));
}

interface Group {
  readonly kind: 'file' | 'folder' | 'glob';
  readonly root: string;
  readonly paths: readonly string[];
}

function expand(arg: string, cwd: string): Group {
  if (arg === '') throw new UsageError('输入为空 / an input is empty');
  const path = resolve(cwd, arg);
  const stats = stat(path);
  if (stats?.isDirectory() === true) {
    const paths = filesBelow(path);
    if (paths.length === 0) throw new UsageError(`没有可扫描的应用 / no app to scan in the folder: ${arg}`);
    return { kind: 'folder', root: path, paths };
  }
  if (stats !== undefined || !GLOB_CHARACTERS.test(arg)) return { kind: 'file', root: dirname(path), paths: [path] };
  const paths = globSync(arg, { cwd })
    .map((found) => resolve(cwd, found))
    .filter((found) => stat(found)?.isDirectory() === false);
  if (paths.length === 0) throw new UsageError(`没有匹配的文件 / nothing matches: ${arg}`);
  return { kind: 'glob', root: fixedPart(arg, cwd), paths };
}

/** What a path leads to; undefined for what is not there, leads in a circle, or has an impossible name. */
function stat(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Folders that cannot be opened are left out: no report can be named for what is in them. Links to folders are not followed. */
function filesBelow(folder: string): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(folder);
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return stat(path)?.isDirectory() === false && looksLikeApp(path) ? [path] : [];
  });
}

const list = (folder: string) => readdirSync(folder, { withFileTypes: true });

function looksLikeApp(path: string): boolean {
  const extension = extname(path).toLowerCase();
  return APP_EXTENSIONS.has(extension) || (extension === '' && !basename(path).startsWith('.') && startsLikeArchive(path));
}

/** Whether the first bytes are those of a ZIP entry. */
function startsLikeArchive(path: string): boolean {
  if (stat(path)?.isFile() !== true) return false;
  try {
    const file = openSync(path, 'r');
    const head = Buffer.alloc(4);
    readSync(file, head, 0, 4, 0);
    closeSync(file);
    return head.readUInt32LE(0) === 0x04034b50;
  } catch {
    return false;
  }
}

/** The folders before the first wildcard. */
function fixedPart(glob: string, cwd: string): string {
  const segments = glob.split(/[\\/]/);
  const first = segments.findIndex((segment) => GLOB_CHARACTERS.test(segment));
  return resolve(cwd, segments.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.'));
}

function commonFolder(folders: readonly string[]): string {
  const split = folders.map((folder) => folder.split(sep));
  const [first = []] = split;
  const length = first.findIndex((segment, i) => split.some((folder) => folder[i] !== segment));
  return first.slice(0, length < 0 ? first.length : length).join(sep) || sep;
}

function unique<T extends { readonly path: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.path, item])).values()];
}

const nameBelow = (root: string, path: string) => relative(root, path).split(sep).join('/');
