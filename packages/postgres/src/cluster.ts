import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, accountFor, giveTo } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { readableBinaries } from './embedded-binaries.ts';
import { reachableFolder } from './reachable-folder.ts';
import { ServerFault } from './server-fault.ts';

export const SUPERUSER = 'touchstone';

/** Nothing of ours: PGDATA, PGPORT and the like would be obeyed, LANG would choose the language of messages. */
export const SERVER_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/** One server's files and what it takes to run it. */
export interface Cluster {
  /** What is ours: password, port, log. */
  readonly folder: string;
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly password: string;
}

/**
 * The server's data for `folder`, made when it is not there: UTF-8, byte order, a password for everyone. Call under the folder's lock.
 * @param from only programs of the system, or only those from npm
 * @throws ServerFault
 */
export function openCluster(folder: string, from?: Binaries['from']): Cluster {
  const account = accountFor(join(folder, 'data'));
  const place = reachableFolder(folder, account);
  const dataFolder = join(place, 'data');
  const binaries = readableBinaries(findBinaries(majorOf(dataFolder), from), account, join(place, 'binaries'));
  const cluster = { folder, dataFolder, binaries, account, password: passwordIn(folder) };
  if (majorOf(dataFolder) === undefined) initialise(cluster);
  return cluster;
}

function majorOf(dataFolder: string): number | undefined {
  const file = join(dataFolder, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

function passwordIn(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}

/** Made beside and moved into place, so that a data folder is whole or not there. */
function initialise(cluster: Cluster): void {
  if (existsSync(cluster.dataFolder) && readdirSync(cluster.dataFolder).length > 0) {
    throw new ServerFault(
      'folder-not-usable',
      `${cluster.dataFolder} holds something that is not PostgreSQL's: move it away, or set TOUCHSTONE_HOME`,
    );
  }
  const draft = `${cluster.dataFolder}.new`;
  const passwordFile = `${draft}-password`;
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  giveTo(passwordFile, cluster.account);
  const initialiseWith = (locale: string) => initdb(cluster, draft, ['--pwfile', passwordFile, '--locale', locale]);
  // Byte order everywhere; C.UTF-8 also knows what a letter is, where the system has it.
  const fault = initialiseWith('C.UTF-8') && initialiseWith('C');
  rmSync(passwordFile, { force: true });
  if (fault !== undefined) throw new ServerFault('not-started', `could not make a PostgreSQL data folder in ${cluster.folder}: ${fault}`);
  renameSync(draft, cluster.dataFolder);
}

const OPTIONS = ['-U', SUPERUSER, '--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums', '--no-instructions'];

/** What went wrong; undefined when nothing did. */
function initdb({ binaries, account }: Cluster, draft: string, options: readonly string[]): string | undefined {
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(draft, account);
  const ran = { ...account, cwd: dirname(draft), env: SERVER_ENV, encoding: 'utf8' } as const;
  const done = spawnSync(join(binaries.folder, 'initdb'), ['-D', draft, ...OPTIONS, ...options], ran);
  return done.status === 0 ? undefined : done.stderr || done.error?.message || `initdb ended with ${done.status}`;
}
