// What the console and the library are made of, as a hash each; runs on any Node, so that `npm start` can ask before there is a newer one.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the engine in the browser is made of. */
const ENGINE = [
  ...['formats', 'ports-js', 'policy', 'screen', 'trace', 'readers', 'program', 'app-model', 'reach', 'flow', 'facts', 'rules'],
  ...['knowledge', 'verdict', 'render', 'documents', 'evidence', 'scan-core'],
];

/** Besides its own folder: the packages that its pages import, and the libraries. */
const PACKAGES = ['api-client', 'kernel', ...ENGINE];
const MADE_OF = ['apps/console', ...PACKAGES.map((name) => `packages/${name}/src`), 'package-lock.json', 'scripts/build/console.ts'];
/** The library: its packages, and what builds it. */
const LIBRARY = [
  ...['kernel', ...ENGINE].map((name) => `packages/${name}/src`),
  ...['package-lock.json', 'packages/scan-core/package.json', 'scripts/build.ts', 'scripts/build'],
];
const NOT_MADE_OF = /(^|\/)(dist|node_modules|e2e)(\/|$)|\.test\.tsx?$/;

export const consoleSources = (root) => hashOf(root, MADE_OF);
export const librarySources = (root) => hashOf(root, LIBRARY);

/** @returns a hash over the names and bytes of all of it */
function hashOf(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesOf(root, path))) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Whether `apps/console/dist` was made of what is there now. */
export function isConsoleCurrent(root) {
  const stamp = stampOf(root);
  const isThere = existsSync(stamp) && existsSync(join(root, 'apps/console/dist/index.html'));
  return isThere && readFileSync(stamp, 'utf8') === consoleSources(root);
}

/** Where the hash of what was built is kept. */
export const stampOf = (root) => join(root, '.setup', 'console.sha256');

function filesOf(root, path) {
  if (path.endsWith('.ts') || path.endsWith('.json')) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replace(/^\//, ''))
    .filter((file) => !NOT_MADE_OF.test(file.slice(path.length)))
    .sort();
}
