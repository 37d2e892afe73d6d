import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import { type ObjectStore, openFolder, receive } from '@touchstone/objects';
import pg from 'pg';
import { BackupFault } from './backup-fault.ts';
import { copyOut } from './copy.ts';
import { type Manifest, type Part, type TablePart, writeManifest } from './manifest.ts';
import { referencedObjects } from './object-references.ts';

/** What is backed up, and where a backup is restored to. */
export interface Installation {
  /** As the owner of the tables. */
  readonly databaseUrl: string;
  readonly objects: ObjectStore;
}

export interface BackupMade {
  readonly manifest: Manifest;
  /** Hash of the manifest: who keeps it elsewhere can prove the backup whole. */
  readonly sha256: string;
}

/**
 * Writes database and objects into a new folder, as they are at one moment, while everything goes on. The queue is not
 * in it: it is made again from the rows.
 *
 * All tables are read in one snapshot; objects afterwards, since a row is committed only when its object is kept.
 * @throws BackupFault `exists`; nothing has the folder's name before all of it is written
 */
export async function makeBackup(from: Installation, folder: string, now: Date): Promise<BackupMade> {
  if (existsSync(folder)) throw new BackupFault('exists', `${folder} exists: give a new one`);
  const draft = `${folder}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'tables'), { recursive: true });

  const { named, ...database } = await snapshot(from.databaseUrl, draft);
  const { objects, kept } = await copyObjects(from.objects, draft);
  const missing = named.filter((sha256) => !kept.has(sha256));
  const manifest: Manifest = { schema: 'touchstone-backup/1', madeAt: now.toISOString(), ...database, objects, missing };
  const sha256 = await writeManifest(draft, manifest);
  await mkdir(dirname(folder), { recursive: true });
  await rename(draft, folder);
  return { manifest, sha256 };
}

async function snapshot(
  url: string,
  draft: string,
): Promise<Pick<Manifest, 'migrations' | 'tables' | 'sequences'> & { named: readonly string[] }> {
  const client = new pg.Client({ connectionString: url, options: '-c statement_timeout=0' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    const migrations = (await client.query<Manifest['migrations'][number]>('select name, sha256 from touchstone.migration order by name'))
      .rows;
    const tables: TablePart[] = [];
    for (const table of await tablesIn(client)) tables.push(await copyTable(client, table, draft));
    const sequences = (await client.query<Manifest['sequences'][number]>(SEQUENCES)).rows;
    const named = (await client.query<{ sha256: string }>(referencedObjects())).rows.map(({ sha256 }) => sha256);
    return { migrations, tables, sequences, named };
  } finally {
    await client.end();
  }
}

interface Table {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Tables with the columns that have content of their own; partitions are part of their table. */
async function tablesIn(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'touchstone'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> 'migration'
    group by c.relname order by c.relname`);
  return rows;
}

/** Sequences do not belong to a snapshot; read after it, they are at least as far as the rows. */
const SEQUENCES = `
  select sequencename as name, coalesce(last_value, 0)::float8 as value from pg_sequences where schemaname = 'touchstone' order by 1`;

async function copyTable(client: pg.Client, { table, columns }: Table, draft: string): Promise<TablePart> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  let rows = 0;
  async function* copied() {
    rows = yield* copyOut(client, `copy (select ${names} from touchstone.${pg.escapeIdentifier(table)}) to stdout`);
  }
  const part = await writePart(draft, `tables/${table}.zst`, Readable.from(copied(), { objectMode: false }).compose(createZstdCompress()));
  return { table, columns, rows, ...part };
}

async function writePart(draft: string, file: string, bytes: AsyncIterable<Uint8Array>): Promise<Part> {
  const { path, sha256, sizeBytes } = await receive(bytes, { maxBytes: Number.POSITIVE_INFINITY }, draft);
  await rename(path, join(draft, file));
  return { file, sha256, sizeBytes };
}

/** Every object the store has, each checked against its address as it is copied. */
async function copyObjects(from: ObjectStore, draft: string): Promise<{ objects: Manifest['objects']; kept: ReadonlySet<string> }> {
  const to = await openFolder(join(draft, 'objects'));
  const kept = new Map<string, number>();
  for await (const { sha256, sizeBytes } of from.list()) {
    // Purged since it was listed: then no row of the snapshot may need it, which `missing` will say.
    if (!(await from.has(sha256))) continue;
    await to.put(await from.open(sha256), { expectedSha256: sha256, maxBytes: sizeBytes });
    kept.set(sha256, sizeBytes);
  }
  const lines = [...kept].map(([sha256, sizeBytes]) => `${sha256} ${sizeBytes}\n`);
  const list = await writePart(draft, 'objects.txt', Readable.from(lines.map((line) => Buffer.from(line))));
  return {
    objects: { ...list, count: kept.size, bytes: [...kept.values()].reduce((sum, size) => sum + size, 0) },
    kept: new Set(kept.keys()),
  };
}
