import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, openCluster } from './cluster.ts';
import { withFolderLock, withFolderLockSync } from './folder-lock.ts';
import { givenServer } from './given-server.ts';
import { lookAfter } from './look-after.ts';
import { enter, hasMembers, leave } from './members.ts';
import { isReady, logEnd, type Postmaster, requestStop, runningOn, start, stopped, urlOn } from './postmaster.ts';
import { ServerFault } from './server-fault.ts';
import { sizedSettings } from './sized-settings.ts';

export interface Server {
  /** Address of a database on it, as its superuser (or as the user of `databaseUrl`); stays the same when the server is started again. */
  url(database: string): string;
  /** Address of the database that is always there, to create others from. */
  readonly adminUrl: string;
  /** Process number of the server; undefined when it is not ours. */
  pid(): number | undefined;
  /** Ends our use of it. The last of our processes to leave stops a private server and waits for its end. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Where a private server keeps all it has, made when not there; one server per folder. */
  readonly folder: string;
  /** A server that somebody else runs; then there is no private one. */
  readonly databaseUrl?: string | undefined;
  /** Settings of a private server, when it is we who start it, over those for a machine of this size: `{ shared_buffers: '512MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Look after a private server and start it again should it die (default); without, the next one to open it does. */
  readonly keepRunning?: boolean;
  /** Told when a private server died and could not be started again; it is tried again and again. */
  readonly onFault?: (fault: unknown) => void;
  /** Only programs of the system, or only those from npm; when not given, the system's before those from npm. */
  readonly from?: 'system' | 'embedded' | undefined;
}

const LOCK_MS = 180_000;
const EXIT_LOCK_MS = 2000;

/**
 * A PostgreSQL server, 15 or newer: the one at `databaseUrl`, else a private one, found if it runs and started if not.
 * @throws ServerFault
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  if (options.databaseUrl) return givenServer(options.databaseUrl);
  const folder = usableFolder(options.folder);
  const lock = join(folder, 'lock');
  const members = join(folder, 'members');
  const settings = { ...sizedSettings(), ...options.settings };

  let note = '';
  const bringUp = () =>
    withFolderLock(lock, LOCK_MS, async () => {
      const cluster = openCluster(folder, options.from);
      const postmaster = await foundOrStarted(cluster, settings);
      if (note === '') note = enter(members);
      return { cluster, postmaster };
    });
  let { cluster, postmaster } = await bringUp();

  const stopIfLast = (): Postmaster | undefined => {
    leave(note);
    const running = hasMembers(members) ? undefined : runningOn(cluster);
    if (running !== undefined) requestStop(cluster, running);
    return running;
  };
  const onExit = () => withFolderLockSync(lock, EXIT_LOCK_MS, stopIfLast);
  process.once('exit', onExit);

  let closing: Promise<void> | undefined;
  const restart = async () => {
    if (closing === undefined && runningOn(cluster) === undefined) ({ cluster, postmaster } = await bringUp());
  };
  const lookAway = options.keepRunning === false ? () => {} : lookAfter(restart, options.onFault ?? (() => {}));

  return {
    url: (database) => urlOn(cluster, postmaster.port, database),
    get adminUrl() {
      return urlOn(cluster, postmaster.port, 'postgres');
    },
    pid: () => runningOn(cluster)?.pid,
    close: () => {
      closing ??= withFolderLock(lock, LOCK_MS, async () => {
        lookAway();
        process.off('exit', onExit);
        const last = stopIfLast();
        if (last !== undefined) await stopped(last);
      });
      return closing;
    },
  };
}

/** The folder, absolute, when it is or can be made ours to write. */
function usableFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (existsSync(join(folder, 'password'))) accessSync(join(folder, 'password'), constants.R_OK);
    return realpathSync(folder);
  } catch (error) {
    throw new ServerFault(
      'folder-not-usable',
      `cannot keep a PostgreSQL server in ${folder}: make it yours to read and write, or set TOUCHSTONE_HOME`,
      error,
    );
  }
}

async function foundOrStarted(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<Postmaster> {
  const portFile = join(cluster.folder, 'port');
  const before = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : undefined;
  const found = runningOn(cluster);
  const postmaster = found !== undefined && (await isReady(cluster, found)) ? found : await started(cluster, before, settings);
  if (postmaster.port !== before) writeFileSync(portFile, String(postmaster.port));
  return postmaster;
}

async function started(cluster: Cluster, port: number | undefined, settings: Readonly<Record<string, string>>): Promise<Postmaster> {
  const postmaster = await start(cluster, port, settings);
  if (await isReady(cluster, postmaster)) return postmaster;
  throw new ServerFault('not-started', `PostgreSQL ended while starting on ${cluster.dataFolder}; its log ends:\n${logEnd(cluster)}`);
}
