import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { openFolder } from '@touchstone/objects';
import pg from 'pg';
import { migrate, readMigrations } from '../migrate.ts';
import { BackupFault } from './backup-fault.ts';
import { checkBackup, objectsOf } from './check-backup.ts';
import { copyIn } from './copy.ts';
import type { Installation } from './make-backup.ts';
import type { Manifest, TablePart } from './manifest.ts';

/**
 * Puts a backup into an empty database and a store of objects, once every byte of it was checked. Migrations of this
 * release that the backup does not know are applied afterwards. Runs that waited in the queue wait again to be queued.
 *
 * Objects come first and the rows in one transaction: a restore that breaks leaves an empty database and can be repeated.
 * @throws BackupFault `damaged`, `not-empty`, `other-release`
 */
export async function restoreBackup(folder: string, to: Installation): Promise<Manifest> {
  const manifest = await checkBackup(folder);
  const known = knownMigrations(manifest);
  await refuseOccupied(to.databaseUrl);

  const store = await openFolder(join(folder, 'objects'));
  for (const sha256 of await objectsOf(folder, manifest)) {
    await to.objects.put(await store.open(sha256), { expectedSha256: sha256, maxBytes: Number.POSITIVE_INFINITY });
  }
  await migrate(to.databaseUrl, known);
  await fill(to.databaseUrl, folder, manifest);
  await migrate(to.databaseUrl);
  return manifest;
}

function knownMigrations({ migrations }: Manifest) {
  const here = readMigrations();
  const known = here.slice(0, migrations.length);
  const unknown = migrations.find(({ name, sha256 }, i) => known[i]?.name !== name || known[i]?.sha256 !== sha256);
  if (unknown !== undefined)
    throw new BackupFault(
      'other-release',
      `the backup has migration ${unknown.name} in a form that is not here: restore it with the release that made it`,
    );
  return known;
}

/** Every installation has an organisation from its first day. */
async function refuseOccupied(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(`select to_regclass('touchstone.organisation') is not null as found`);
    const isOccupied = rows[0]?.found === true && (await client.query('select from touchstone.organisation limit 1')).rowCount !== 0;
    if (isOccupied) throw new BackupFault('not-empty', 'the database is in use: restore into an empty one');
  });
}

/** Keys between tables and our own triggers look away while rows come in any order; the keys are checked again when they are put back. */
async function fill(url: string, folder: string, { tables, sequences }: Manifest): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('begin');
    const keys = await foreignKeys(client);
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
    for (const { table } of tables) await client.query(`alter table ${named(table)} disable trigger user`);
    for (const { table } of tables) await client.query(`delete from ${named(table)}`);
    for (const part of tables) await fillTable(client, folder, part);
    for (const { name, value } of sequences) if (value > 0) await client.query('select setval($1, $2)', [named(name), value]);
    for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    for (const { table } of tables) await client.query(`alter table ${named(table)} enable trigger user`);
    await client.query(`update touchstone.scan_run set state = 'CREATED' where state = 'QUEUED'`);
    await client.query('commit');
  });
}

async function fillTable(client: pg.Client, folder: string, { table, columns, rows, file }: TablePart): Promise<void> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const bytes = pipeline(createReadStream(join(folder, file)), createZstdDecompress(), () => {});
  const filled = await copyIn(client, `copy ${named(table)} (${names}) from stdin`, bytes);
  if (filled !== rows) throw new BackupFault('damaged', `${file} in ${folder} holds ${filled} rows and should hold ${rows}`);
}

const named = (name: string) => `touchstone.${pg.escapeIdentifier(name)}`;

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

async function foreignKeys(client: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'touchstone'::regnamespace and conparentid = 0 order by 1, 2`);
  return rows;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
