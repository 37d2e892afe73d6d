import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** The SQL of every release, in the order of its names. */
export const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');

export interface Migration {
  /** `0001-foundation.sql` */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export type MigrationFaultCode = 'changed' | 'unknown' | 'failed';

/** The database's schema and the migrations here do not fit together, or one could not be applied. */
export class MigrationFault extends Error {
  override readonly name = 'MigrationFault';
  readonly code: MigrationFaultCode;
  readonly retryable = false;

  constructor(code: MigrationFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** First line of a migration that PostgreSQL does not run in a transaction (`create index concurrently`): one statement, safe to repeat. */
const OUTSIDE_TRANSACTION = '-- outside a transaction';

/** Any number; the same in every process that migrates. */
const LOCK = 7_238_415_901;

const LEDGER = `
  create schema if not exists touchstone;
  create table if not exists touchstone.migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );`;

/** All migrations of a folder. */
export function readMigrations(folder: string = MIGRATIONS): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings a database up to the migrations, each in its own transaction; several processes may do so at once. What was
 * applied before must be what is here now, letter by letter.
 * @returns names of the migrations applied now
 * @throws MigrationFault; the migrations before the failed one stay applied
 */
export async function migrate(url: string, migrations: readonly Migration[] = readMigrations()): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c client_min_messages=warning' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(LEDGER);
    const waiting = await checked(client, migrations);
    for (const migration of waiting) await apply(client, migration);
    return waiting.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Migrations not applied yet, once those applied are known to be these. */
async function checked(client: pg.Client, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from touchstone.migration order by name');
  const here = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of rows) {
    const migration = here.get(name);
    if (migration === undefined)
      throw new MigrationFault(
        'unknown',
        `the database has migration ${name}, which is not here: run the release that made it, or a newer one`,
      );
    if (migration.sha256 !== sha256)
      throw new MigrationFault(
        'changed',
        `${name} is not what was applied to this database: put it back and write the change as a new migration`,
      );
  }
  const applied = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  const inTransaction = !sql.startsWith(OUTSIDE_TRANSACTION);
  try {
    if (inTransaction) await client.query('begin');
    await client.query(sql);
    await client.query('insert into touchstone.migration (name, sha256) values ($1, $2)', [name, sha256]);
    if (inTransaction) await client.query('commit');
  } catch (error) {
    if (inTransaction) await client.query('rollback');
    throw new MigrationFault(
      'failed',
      `migration ${name} failed and changed nothing: ${error instanceof Error ? error.message : error}`,
      error,
    );
  }
}
