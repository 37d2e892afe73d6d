import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository: path from its root with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What the generated module is made from: catalogues, rules, and the code that compiles them. */
const TREES = ['data', 'rules', 'scripts/compile', 'packages/rules/src', 'packages/facts/src/vocabulary'];
const WANTED = /\.(ya?ml|tsv|ts)$/;
const UNWANTED = /\.test\.ts$/;

/** Paths of all source files below `root`, sorted by code point. */
export function sourcePaths(root: string): string[] {
  const paths: string[] = ['scripts/generate.ts'];
  for (const tree of TREES) {
    for (const entry of readdirSync(join(root, tree), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && WANTED.test(entry.name) && !UNWANTED.test(entry.name)) paths.push(relative(root, entry.parentPath, entry.name));
    }
  }
  return paths.sort();
}

/** Changes when a file is added, removed, or written; says nothing when files were only copied. */
export function quickDigest(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** SHA-256 over paths and contents: the same on every machine for the same sources. */
export function contentDigest(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0${text}\n`);
  return hash.digest('hex');
}

export function readSources(root: string, paths: readonly string[]): SourceFile[] {
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n') }));
}

function relative(root: string, folder: string, name: string): string {
  return join(folder, name).slice(join(root, '/').length).replaceAll('\\', '/');
}
