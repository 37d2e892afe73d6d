import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** What it needs is in what was built of it. */
const IS_BUNDLED: ReadonlySet<string> = new Set(['@touchstone/console']);

/**
 * Folders of all packages of others that our packages and apps need when they run, as they are installed for this machine.
 *
 * @returns paths below `root`, sorted
 * @throws Error when a needed one is not installed
 */
export function productionPackages(root: string): readonly string[] {
  const found = new Set<string>();
  const add = (name: string, from: string, isOptional: boolean): void => {
    const folder = installed(name, from, root);
    if (folder === undefined) {
      if (isOptional) return;
      throw new Error(`${name}, which ${from} needs, is not installed: run npm run setup`);
    }
    if (found.has(folder) || !folder.includes('node_modules')) return;
    found.add(folder);
    addAll(manifestOf(folder), folder);
  };
  const addAll = ({ dependencies, optionalDependencies, peerDependencies }: Manifest, folder: string): void => {
    for (const name of Object.keys(dependencies ?? {})) add(name, folder, name in (optionalDependencies ?? {}));
    for (const name of Object.keys({ ...optionalDependencies, ...peerDependencies })) add(name, folder, true);
  };
  for (const folder of workspaces(root)) if (!IS_BUNDLED.has(manifestOf(folder).name)) addAll(manifestOf(folder), folder);
  return [...found].map((folder) => folder.slice(root.length + 1)).sort();
}

/** Folders of our own packages and apps. */
export const workspaces = (root: string): readonly string[] =>
  ['packages', 'apps'].flatMap((top) =>
    readdirSync(join(root, top))
      .sort()
      .map((name) => join(root, top, name))
      .filter((folder) => existsSync(join(folder, 'package.json'))),
  );

export const manifestOf = (folder: string): Manifest & { readonly name: string; readonly version: string } =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** As Node looks for it: in `node_modules` beside who asks, and above. */
function installed(name: string, from: string, root: string): string | undefined {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}
