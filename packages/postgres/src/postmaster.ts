import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, SERVER_ENV, SUPERUSER } from './cluster.ts';
import { commandOf, startOf } from './process-identity.ts';
import { ServerFault } from './server-fault.ts';

/** A server that answers. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const HOST = '127.0.0.1';
const POLL_MS = 20;
/** Longest recovery after a crash that we wait for. */
const READY_MS = 120_000;
/** After a postmaster was killed its children need a moment to see it; until then a new one refuses. */
const START_MS = 15_000;
const FAST_STOP_MS = 30_000;
const NOTED_MS = 500;
/** Line of the note that says `starting`, `ready` or `stopping`. */
const STATUS = 7;
const LOG_BYTES = 16 * 1024 * 1024;

/** The server already running on the folder, by its own note; undefined when the note is stale or of something else. */
export function runningOn({ dataFolder }: Cluster): Postmaster | undefined {
  const lines = noteIn(dataFolder);
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0) || !(port > 0) || !isPostmasterOf(pid, dataFolder)) return undefined;
  return { pid, port };
}

/** Starts a server; it outlives us unless stopped. Call under the folder's lock. */
export async function start(cluster: Cluster, port: number | undefined, settings: Readonly<Record<string, string>>): Promise<Postmaster> {
  const until = Date.now() + START_MS;
  let next = port;
  for (;;) {
    dropStaleNote(cluster);
    const chosen = next ?? (await freePort());
    const pid = await launch(cluster, chosen, settings);
    if (pid !== undefined) return { pid, port: chosen };
    if (Date.now() > until)
      throw new ServerFault('not-started', `PostgreSQL does not start on ${cluster.dataFolder}; its log ends:\n${logEnd(cluster)}`);
    next = (await isFree(chosen)) ? chosen : undefined;
    await wait(200);
  }
}

/**
 * Waits until the server answers and is the one on our folder; false when it ends instead, as one does that is being stopped.
 * @throws ServerFault `not-reachable`
 */
export async function isReady(cluster: Cluster, { pid, port }: Postmaster): Promise<boolean> {
  const until = Date.now() + READY_MS;
  for (;;) {
    const said = await ask(cluster, port);
    if (said === cluster.dataFolder) return true;
    if (said !== undefined)
      throw new ServerFault(
        'not-reachable',
        `port ${port} is another PostgreSQL, on ${said}: end it, or remove ${cluster.dataFolder}/postmaster.pid`,
      );
    if (startOf(pid) === undefined) return false;
    if (Date.now() > until)
      throw new ServerFault('not-reachable', `PostgreSQL on ${cluster.dataFolder} (process ${pid}) does not answer; see ${logOf(cluster)}`);
    await wait(POLL_MS);
  }
}

/**
 * Asks the server to end: open transactions are rolled back, everything is written. Returns when the server has taken
 * note, so that who looks next does not take it for one that stays.
 */
export function requestStop({ dataFolder }: Cluster, { pid }: Postmaster): void {
  signal(pid, 'SIGINT');
  const until = Date.now() + NOTED_MS;
  while (noteIn(dataFolder)[STATUS]?.trim() === 'ready' && Date.now() < until)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}

/** Until the server is gone; one that hangs is ended hard, which loses nothing that was committed. */
export async function stopped({ pid }: Postmaster): Promise<void> {
  const [start, until] = [startOf(pid), Date.now() + FAST_STOP_MS];
  while (start !== undefined && startOf(pid) === start) {
    if (Date.now() > until) signal(pid, 'SIGQUIT');
    await wait(POLL_MS);
  }
}

export const urlOn = ({ password }: Cluster, port: number, database: string) =>
  `postgresql://${SUPERUSER}:${password}@${HOST}:${port}/${encodeURIComponent(database)}`;

/** Lines of the server's note; none when there is no note. */
function noteIn(dataFolder: string): readonly string[] {
  const file = join(dataFolder, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

const isPostmasterOf = (pid: number, dataFolder: string) =>
  startOf(pid) !== undefined && commandOf(pid).includes('postgres') && commandOf(pid).split(' ').includes(dataFolder);

/** A note whose process number now belongs to somebody else would keep PostgreSQL from starting. */
function dropStaleNote(cluster: Cluster): void {
  if (runningOn(cluster) === undefined) rmSync(join(cluster.dataFolder, 'postmaster.pid'), { force: true });
}

/** The process number once the server has written its note; undefined when it ended before. */
async function launch(cluster: Cluster, port: number, settings: Readonly<Record<string, string>>): Promise<number | undefined> {
  const log = openSync(turnedLog(cluster), 'a');
  const given = { listen_addresses: HOST, unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC', ...settings };
  const options = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(cluster.binaries.folder, 'postgres'), ['-D', cluster.dataFolder, '-p', String(port), ...options], {
    ...cluster.account,
    cwd: cluster.dataFolder,
    // Its own session: Ctrl-C in the terminal is for us, who then stop it in order.
    detached: true,
    stdio: ['ignore', log, log],
    env: SERVER_ENV,
  });
  closeSync(log);
  const ended = new Promise<'ended'>((resolve) => child.once('exit', () => resolve('ended')).once('error', () => resolve('ended')));
  child.unref();
  for (;;) {
    if (runningOn(cluster)?.pid === child.pid) return child.pid;
    if ((await Promise.race([ended, wait(POLL_MS)])) === 'ended') return undefined;
  }
}

/** The data folder that the server on `port` says it has; undefined while it does not answer. */
async function ask(cluster: Cluster, port: number): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: urlOn(cluster, port, 'postgres'), connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return rows[0]?.folder;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

const logOf = ({ folder }: Cluster) => join(folder, 'server.log');

function turnedLog(cluster: Cluster): string {
  const log = logOf(cluster);
  if (existsSync(log) && statSync(log).size > LOG_BYTES) renameSync(log, `${log}.1`);
  return log;
}

export const logEnd = (cluster: Cluster) => readFileSync(logOf(cluster), 'utf8').slice(-2000);

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
