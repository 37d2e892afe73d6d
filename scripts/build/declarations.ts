import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { builtFiles, ENTRIES } from './entries.ts';

const WORKSPACE = '@touchstone/';

/**
 * Writes the types of all entries below `OUT/types`, one file for each source, with their doc comments.
 *
 * The compiler writes declarations that name workspace packages; those names are rewritten to the files beside, so
 * that the package's types stand on their own. Only what an entry reaches is written.
 *
 * @throws Error when the sources have type errors, or a type comes from outside
 */
export function declarations(root: string, out: string): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const made = mkdtempSync(join(root, '.cache/build-types-')); // of our own: builds may run side by side
  compile(root, made);
  const waiting = [...new Set(ENTRIES.flatMap((entry) => Object.values(builtFiles(entry))))].map((file) => `scan-core/src/${file}`);
  const seen = new Set(waiting);
  for (const file of waiting) {
    const target = join(out, 'types', `${published(file)}.d.ts`);
    const text = rewrite(declarationText(root, made, file), (specifier) => {
      const reached = resolveSpecifier(root, file, specifier);
      if (!seen.has(reached)) waiting.push(reached);
      seen.add(reached);
      const path = relative(dirname(published(file)), published(reached)).replaceAll('\\', '/');
      return `${path.startsWith('.') ? '' : './'}${path}.js`;
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  rmSync(made, { recursive: true, force: true });
}

/** Path of a type file below `types/`: the source's path without `src`. */
export const published = (file: string): string => file.replace(/^([^/]+)\/src\//, '$1/');

function compile(root: string, made: string): void {
  const config = {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: '../../packages',
      outDir: '.',
      types: ['node'],
      typeRoots: ['../../node_modules/@types'],
    },
    include: ['../../packages/*/src'],
    exclude: [
      '../../**/*.test.ts',
      '../../**/*.contract.ts',
      '../../packages/test-kit',
      '../../packages/render',
      '../../packages/scan-pool',
    ],
  };
  writeFileSync(join(made, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', join(made, 'tsconfig.json')], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the sources have type errors:\n${done.stdout}${done.stderr}`);
}

/** A hand-written `.d.ts` is not repeated by the compiler. */
function declarationText(root: string, made: string, file: string): string {
  const written = join(root, 'packages', `${file}.d.ts`);
  return readFileSync(ts.sys.fileExists(written) ? written : join(made, `${file}.d.ts`), 'utf8');
}

function rewrite(text: string, replace: (specifier: string) => string): string {
  let result = '';
  let from = 0;
  for (const { fileName, pos } of ts.preProcessFile(text).importedFiles) {
    const at = text.indexOf(fileName, pos); // `pos` is that of the quote
    result += text.slice(from, at) + replace(fileName);
    from = at + fileName.length;
  }
  return result + text.slice(from);
}

/** `scan-core/src/node` for what `specifier` means in `file`: a file beside it, or an export of a workspace package. */
function resolveSpecifier(root: string, file: string, specifier: string): string {
  if (specifier.startsWith('.'))
    return join(dirname(file), specifier)
      .replaceAll('\\', '/')
      .replace(/\.(ts|js)$/, '');
  if (!specifier.startsWith(WORKSPACE)) throw new Error(`${file}: its types need ${specifier}, which is not part of the package`);
  const [name = '', ...rest] = specifier.slice(WORKSPACE.length).split('/');
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as { exports: Record<string, string> };
  const target = exportOf(exports, ['.', ...rest].join('/'));
  if (target === undefined) throw new Error(`${file}: ${specifier} is not exported`);
  return join(name, target).replaceAll('\\', '/').replace(/\.ts$/, '');
}

/** What `subpath` means: its own row, or the row with a `*` in its place. */
function exportOf(exports: Readonly<Record<string, string>>, subpath: string): string | undefined {
  if (exports[subpath] !== undefined) return exports[subpath];
  for (const [pattern, target] of Object.entries(exports)) {
    const [before, after] = pattern.split('*');
    if (after === undefined || !subpath.startsWith(before!) || !subpath.endsWith(after)) continue;
    return target.replaceAll('*', subpath.slice(before!.length, subpath.length - after.length));
  }
  return undefined;
}
