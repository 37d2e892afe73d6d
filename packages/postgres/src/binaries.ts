import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { embeddedBinaries } from './embedded-binaries.ts';
import { ServerFault } from './server-fault.ts';

/** Migrations use what came with 15 (`security_invoker` views, `nulls not distinct`). */
export const OLDEST_MAJOR = 15;

export interface Binaries {
  /** Folder with `postgres` and `initdb`. */
  readonly folder: string;
  readonly major: number;
  readonly from: 'system' | 'embedded';
}

/** Folders that hold one folder per version, and where the programs lie in each. */
const SYSTEM_PLACES: readonly (readonly [string, string])[] = [
  ['/usr/lib/postgresql', 'bin'],
  ['/usr/libexec', 'postgresql'],
  ['/usr', 'bin'],
  ['/opt/homebrew/opt', 'bin'],
  ['/usr/local/opt', 'bin'],
];

/**
 * The programs of a PostgreSQL that is new enough: the system's, the newest first, else those from npm.
 * @param major the version that a folder of data asks for; any from 15 on when not given
 * @param from only the system's, or only those from npm
 * @throws ServerFault `no-binaries`, `folder-of-other-version`
 */
export function findBinaries(major?: number, from?: Binaries['from']): Binaries {
  const found = candidates().filter((binaries) => from === undefined || binaries.from === from);
  const fitting = found.find((binaries) => major === undefined || binaries.major === major);
  if (fitting !== undefined) return fitting;
  if (major === undefined || found.length === 0) {
    throw new ServerFault(
      'no-binaries',
      `no PostgreSQL ${OLDEST_MAJOR} or newer: install it (apt install postgresql), run npm install for the one from npm, or set DATABASE_URL`,
    );
  }
  const have = found.map((binaries) => binaries.major).join(', ');
  throw new ServerFault(
    'folder-of-other-version',
    `the data is of PostgreSQL ${major}, here is ${have}: install PostgreSQL ${major}, or restore a backup into a new folder`,
  );
}

/** All that could serve, the best first. */
function candidates(): readonly Binaries[] {
  const system = systemFolders().flatMap((folder) => binariesIn(folder, 'system'));
  const embedded = embeddedBinaries().flatMap((folder) => binariesIn(folder, 'embedded'));
  return [...system.sort((a, b) => b.major - a.major), ...embedded];
}

function systemFolders(): readonly string[] {
  const perVersion = SYSTEM_PLACES.flatMap(([place, inside]) =>
    namesIn(place)
      .filter((name) => /^(\d+|pgsql-\d+|postgresql(-?\d+|@\d+)?)$/.test(name))
      .map((name) => join(place, name, inside === 'postgresql' ? '' : inside)),
  );
  const onPath = (process.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return [...new Set([...perVersion, ...onPath].map(homeOfPrograms))];
}

/** On PATH there are links: the folder that counts is the one where `postgres` itself lies, with its libraries beside. */
const homeOfPrograms = (folder: string) =>
  existsSync(join(folder, 'postgres')) ? dirname(realpathSync(join(folder, 'postgres'))) : folder;

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

function binariesIn(folder: string, from: Binaries['from']): readonly Binaries[] {
  if (!existsSync(join(folder, 'postgres')) || !existsSync(join(folder, 'initdb'))) return [];
  const said = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1]);
  return major >= OLDEST_MAJOR ? [{ folder, major, from }] : [];
}
