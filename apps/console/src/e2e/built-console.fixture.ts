import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole } from '../../../../scripts/build/console.ts';
import { consoleSources, isConsoleCurrent } from '../../../../scripts/console-sources.mjs';

const ROOT = join(import.meta.dirname, '../../../..');
const BUILDS = join(ROOT, '.cache', 'console');
const OLD_MS = 3_600_000;

/** Folder of a console built of the sources as they are; test files of one run share one build. */
export async function builtConsole(): Promise<string> {
  if (isConsoleCurrent(ROOT)) return join(ROOT, 'apps/console/dist');
  const folder = join(BUILDS, consoleSources(ROOT).slice(0, 16));
  const isThere = () => existsSync(join(folder, 'index.html'));
  if (isThere()) return folder;
  dropOld();
  await buildConsole(ROOT, folder).catch((error: unknown) => {
    // another process was faster
    if (!isThere()) throw error;
  });
  return folder;
}

function dropOld(): void {
  if (!existsSync(BUILDS)) return;
  for (const name of readdirSync(BUILDS)) {
    const path = join(BUILDS, name);
    // others drop and build here too
    const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - madeAt > OLD_MS) rmSync(path, { recursive: true, force: true });
  }
}
