import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** What stands in our folders and is not needed to run: tests and what belongs to them, build settings, links of npm. */
const NOT_NEEDED = /(\.test\.ts|\.fixture\.ts|\.contract\.ts|\/tsconfig\.json|\/testing\.ts)$|\/(node_modules|golden|__snapshots__)\//;
/** Of the console only what was built: its sources need a compiler. */
const ONLY_BUILT = /^apps\/console\/(?!dist\/|package\.json$)/;
const TOPS = ['packages', 'apps'] as const;
const DOCUMENTS = ['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json'] as const;

/**
 * Our own files that an installation runs on: packages and apps without their tests, and of `corpus` only the modules that those
 * import, found by following the imports.
 *
 * @returns paths below `root`, sorted
 */
export function ownFiles(root: string): readonly string[] {
  const files = TOPS.flatMap((top) => filesUnder(join(root, top)))
    .map((file) => relative(root, file))
    .filter((file) => !NOT_NEEDED.test(file) && !ONLY_BUILT.test(file));
  const samples = importedFromCorpus(
    root,
    files.filter((file) => file.endsWith('.ts')),
  );
  const documents = filesUnder(join(root, 'docs'))
    .map((file) => relative(root, file))
    .filter((file) => /\.(md|json|ya?ml)$/.test(file) && !file.endsWith('.test.ts'));
  const recorder = filesUnder(join(root, 'dist/recorder')).map((file) => relative(root, file));
  return [...new Set([...files, ...samples, ...documents, ...recorder, ...DOCUMENTS])].sort();
}

/** Modules below `corpus/` that the given ones import, directly or through each other. */
function importedFromCorpus(root: string, modules: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const waiting = [...modules];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const imported of importsOf(root, file)) {
      if (!imported.startsWith('corpus/') || found.has(imported)) continue;
      found.add(imported);
      waiting.push(imported);
    }
  }
  return [...found];
}

const IMPORT = /(?:from|import|import\()\s*'(\.[^']+)'/g;

function importsOf(root: string, file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, to = '']) => relative(root, resolve(root, dirname(file), to)));
}

export function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
}
