// Which files the generated module is made from, and whether any of them was touched. Plain JavaScript for any Node from
// 20 up, because every start asks it before anything else runs.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Catalogues, rules, and the code that compiles them. */
const TREES = ['data', 'rules', 'scripts/compile', 'packages/rules/src', 'packages/facts/src/vocabulary'];
const WANTED = /\.(ya?ml|tsv|ts|mjs)$/;
const UNWANTED = /\.test\.ts$/;

/** The generated module, and what was seen when it was made. */
export const TARGET = 'packages/knowledge/src/generated.js';
export const STAMP = '.setup/knowledge.json';

/** Paths of all source files below `root`, sorted by code point. */
export function sourcePaths(root) {
  const paths = ['scripts/generate.ts'];
  const folders = [...TREES];
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && WANTED.test(entry.name) && !UNWANTED.test(entry.name)) paths.push(path);
    }
  }
  return paths.sort();
}

/** Changes when a file is added, removed, or written; says nothing when files were only copied. */
export function quickDigest(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Digests of the last run, when what it wrote is still there. */
export function lastRun(root) {
  if (!existsSync(join(root, STAMP)) || !existsSync(join(root, TARGET))) return undefined;
  try {
    return JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
  } catch {
    return undefined; // cut short by a crash: compile again
  }
}

/** No source was touched since the module was made. A test compares contents; this compares sizes and times. */
export const isUntouched = (root) => lastRun(root)?.quick === quickDigest(root, sourcePaths(root));
