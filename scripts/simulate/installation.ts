import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Database, type DB, migrate, openDatabase, openPool } from '@touchstone/db';
import type { ObjectStore } from '@touchstone/objects';
import { ensureDatabase, openServer } from '@touchstone/postgres';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { digestOf, memoryObjects } from './memory-objects.ts';

/** A PostgreSQL of the run's own, migrated and empty. */
export interface Installation {
  /** As the server opens it: outside a session nothing is seen. */
  readonly db: Database;
  /** As the owner: for the world outside, and for looking at everything at the end. */
  readonly owner: Database;
  readonly objects: ObjectStore;
  close(): Promise<void>;
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
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: prepared(openPool(url, { max: 12 })) }) });
  const owner = openDatabase(url, { asOwner: true, max: 2 });
  return {
    db,
    owner,
    objects: memoryObjects(),
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
function prepared(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...parts: readonly unknown[]) => unknown;
    client.query = ((text: unknown, values: unknown, ...rest: readonly unknown[]) =>
      typeof text === 'string' && Array.isArray(values)
        ? query({ name: digestOf(text).slice(0, 40), text, values }, ...rest)
        : query(text, values, ...rest)) as typeof client.query;
  });
  return pool;
}
