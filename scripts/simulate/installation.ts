import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Database, type DB, migrate, openDatabase, openPool } from '@touchstone/db';
import type { ObjectStore } from '@touchstone/objects';
import { ensureDatabase, openServer } from '@touchstone/postgres';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { cpuSecondsOfTree } from '../../bench/platform/cpu-seconds.ts';
import { digestOf, memoryObjects } from './memory-objects.ts';

/** A PostgreSQL of the run's own, migrated and empty. */
export interface Installation {
  /** As the server opens it: outside a session nothing is seen. */
  readonly db: Database;
  /** As the owner: for the world outside, and for looking at everything at the end. */
  readonly owner: Database;
  readonly objects: ObjectStore;
  /** What the run has cost so far. */
  spent(): Spent;
  close(): Promise<void>;
}

export interface Spent {
  /** Statements that services and repositories sent, each waited for. */
  readonly statements: number;
  /** CPU time of this process and of the data base, where the system tells it. */
  readonly cpuSeconds: number | undefined;
  /** Average of processes that want a CPU, over the last quarter of an hour. */
  readonly load: number;
  readonly cpus: number;
}

/** Nothing here outlives the run: no waiting for the disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  checkpoint_timeout: '60min',
  shared_buffers: '768MB',
  maintenance_work_mem: '384MB',
  work_mem: '64MB',
  jit: 'off',
};

export async function openInstallation(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-simulate-'));
  const server = await openServer({ folder, settings: SETTINGS, keepRunning: false });
  const url = await ensureDatabase(server, 'simulation');
  await migrate(url);
  let statements = 0;
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: prepared(openPool(url, { max: 12 }), () => statements++) }) });
  const owner = openDatabase(url, { asOwner: true, max: 2 });
  return {
    db,
    owner,
    objects: memoryObjects(),
    spent() {
      const { user, system } = process.cpuUsage();
      const pid = server.pid();
      const ofServer = process.platform === 'linux' && pid !== undefined ? cpuSecondsOfTree(pid) : undefined;
      const cpuSeconds = ofServer === undefined ? undefined : ofServer + (user + system) / 1e6;
      return { statements, cpuSeconds, load: loadavg()[2] ?? 0, cpus: availableParallelism() };
    },
    async close() {
      await db.destroy();
      await owner.destroy();
      await server.close();
      // run as root, the server keeps its data where its own user may write
      const data = join(folder, 'data');
      if (existsSync(data)) rmSync(dirname(realpathSync(data)), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every statement is planned once a connection and not each of a million times. */
function prepared(pool: pg.Pool, sent: () => void): pg.Pool {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const name = names.get(text) ?? digestOf(text).slice(0, 40);
    names.set(text, name);
    return name;
  };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...parts: readonly unknown[]) => unknown;
    client.query = ((text: unknown, values: unknown, ...rest: readonly unknown[]) => {
      sent();
      return typeof text === 'string' && Array.isArray(values)
        ? query({ name: nameOf(text), text, values }, ...rest)
        : query(text, values, ...rest);
    }) as typeof client.query;
  });
  return pool;
}
