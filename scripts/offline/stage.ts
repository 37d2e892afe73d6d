import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesUnder, ownFiles } from './own-files.ts';
import { manifestOf, productionPackages, workspaces } from './production-packages.ts';

/** Files of others that are read by people who write programs, not by programs. */
const OF_WRITERS = /\.(map|d\.ts|d\.mts|d\.cts|flow|tsbuildinfo)$/;
/** Real packages that the demonstration stores offer, from npm under their own licences. */
const SAMPLE_PACKAGES = ['android-apidemos', 'io.appium.settings', 'appium-unlock', 'appium-uiautomator2-server'];
const OF_SAMPLE = /\.apk$|^package\.json$|^licen[cs]e|^notice/i;

/**
 * Lays out what an installation consists of, below `folder`.
 *
 * @returns number of files
 * @throws Error when a file of the parts that are held back would be in it
 */
export function stage(root: string, folder: string): number {
  const own = ownFiles(root);
  const others = productionPackages(root).flatMap((one) => filesOfPackage(root, one));
  const samples = SAMPLE_PACKAGES.flatMap((name) => sampleFiles(root, name));
  const generated = 'packages/knowledge/src/generated.js';
  if (!existsSync(join(root, generated))) throw new Error(`${generated} is not there: run npm run generate`);
  const page = 'apps/console/dist/index.html';
  if (!own.includes(page)) throw new Error(`${page} is not there: run npm run build:console`);

  const files = [...new Set([...own, ...others, ...samples, generated])].sort();
  const heldBack = files.find((file) => file.includes('held-back'));
  if (heldBack !== undefined) throw new Error(`${heldBack} must not be packed`);
  for (const file of files) copy(join(root, file), join(folder, file));
  linkWorkspaces(root, folder);
  return files.length;
}

/** Without what stands in its own `node_modules`: that is packed where it is needed. */
function filesOfPackage(root: string, path: string): readonly string[] {
  const inner = join(root, path, 'node_modules');
  return filesUnder(join(root, path))
    .filter((file) => !file.startsWith(inner) && !OF_WRITERS.test(file))
    .map((file) => relative(root, file));
}

function sampleFiles(root: string, name: string): readonly string[] {
  return filesUnder(join(root, 'node_modules', name))
    .filter((file) => !relative(join(root, 'node_modules', name), file).includes('node_modules') && OF_SAMPLE.test(file.split('/').at(-1)!))
    .map((file) => relative(root, file));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { verbatimSymlinks: true });
}

/** As npm links them: `node_modules/@touchstone/kernel` → `packages/kernel`. */
function linkWorkspaces(root: string, folder: string): void {
  mkdirSync(join(folder, 'node_modules', '@touchstone'), { recursive: true });
  for (const workspace of workspaces(root)) {
    const link = join(folder, 'node_modules', manifestOf(workspace).name);
    symlinkSync(relative(dirname(link), join(folder, relative(root, workspace))), link);
  }
}

export const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
