import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, openServer, type Server, ServerFault, startOf } from '@touchstone/postgres';
import pg from 'pg';
import { migrate, readMigrations } from './migrate.ts';
import { type Database, openDatabase } from './open-database.ts';

/** A migrated, empty database of one test file's own. */
export interface TestDatabase {
  /** As the owner, outside every session: sees and changes all rows. */
  readonly db: Database;
  /** Its address, for what opens connections itself; as the owner, whom row-level security does not bind. */
  readonly url: string;
  /** Drops it. Call in `afterAll`. */
  close(): Promise<void>;
}

/** Kept between runs, so that only the first one pays for the making of it. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', '.cache', 'postgres');
/** Any number but that of migrations. */
const LOCK = 7_238_415_902;
/** Nothing here outlives the test: no waiting for the disk. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', shared_buffers: '128MB' };

let made = 0;

/**
 * A database made from a migrated template, on one private server that all test processes share: some 50 ms.
 * `TOUCHSTONE_TEST_DATABASE_URL` names another server.
 *
 *     const database = await withDatabase();
 *     afterAll(() => database.close());
 */
export async function withDatabase(): Promise<TestDatabase> {
  const server = await sharedServer();
  const name = `test_${process.pid}_${startOf(process.pid)}_${made++}`;
  await asAdmin(server, async (admin) => {
    const template = await templateOn(server, admin);
    await admin.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const db = openDatabase(server.url(name), { asOwner: true });
  return {
    db,
    url: server.url(name),
    async close() {
      await db.destroy();
      await asAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** An empty database without any table, for tests of what makes them. */
export async function withEmptyDatabase(): Promise<Omit<TestDatabase, 'db'>> {
  const server = await sharedServer();
  const name = `test_${process.pid}_${startOf(process.pid)}_${made++}`;
  await asAdmin(server, (admin) => admin.query(`create database ${name}`));
  return {
    url: server.url(name),
    async close() {
      await asAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

let shared: Promise<Server> | undefined;

/** One for all files of this process, which leaves it when it ends: a runner ends it by signal. */
async function sharedServer(): Promise<Server> {
  if (shared === undefined) process.once('SIGTERM', () => process.exit(143));
  shared ??= openShared();
  return shared;
}

/** A server that writes without waiting for the disk may not come up after the machine went down: then it is made anew. */
async function openShared(): Promise<Server> {
  const options = { folder: FOLDER, databaseUrl: process.env['TOUCHSTONE_TEST_DATABASE_URL'], settings: SETTINGS, keepRunning: false };
  return openServer(options).catch((error: unknown) => {
    if (!(error instanceof ServerFault) || !['not-started', 'folder-of-other-version'].includes(error.code)) throw error;
    rmSync(FOLDER, { recursive: true, force: true });
    return openServer(options);
  });
}

/** Name of the template with the migrations of now. Made once; those of other migrations and databases of dead processes go. */
async function templateOn(server: Server, admin: pg.Client): Promise<string> {
  const migrations = readMigrations();
  const name = `template_${createHash('sha256')
    .update(migrations.map(({ sha256 }) => sha256).join())
    .digest('hex')
    .slice(0, 16)}`;
  if (await exists(admin, name)) return name;
  await admin.query('select pg_advisory_lock($1)', [LOCK]);
  if (!(await exists(admin, name))) {
    await dropOld(admin);
    const draft = `${name}_draft`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft}`);
    await migrate(server.url(draft), migrations);
    await admin.query(`alter database ${draft} rename to ${name}`);
  }
  await admin.query('select pg_advisory_unlock($1)', [LOCK]);
  return name;
}

async function dropOld(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^(template_[0-9a-f]{16}|test_)'`,
  );
  for (const { name } of rows.filter((row) => !isInUse(row.name))) {
    await admin.query(`drop database if exists ${name} with (force)`).catch(() => {});
  }
}

function isInUse(name: string): boolean {
  const [, pid = '', start = ''] = name.split('_');
  return name.startsWith('test_') && isRunning(Number(pid), start);
}

const exists = async (admin: pg.Client, name: string) =>
  (await admin.query('select from pg_database where datname = $1', [name])).rowCount === 1;

async function asAdmin<T>(server: Server, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
