import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { startOf, verify } from '@touchstone/domain/audit';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { openFolder } from '@touchstone/objects';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { readManifest } from './backup/manifest.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { chainEvents } from './repositories/audit-events.ts';
import { systemSession, withSession } from './session.ts';
import { withEmptyDatabase } from './testing.ts';

const releases = join(import.meta.dirname, '../releases');
const root = mkdtempSync(join(tmpdir(), 'releases-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const sha256: Pick<Sha256, 'of'> = {
  of: (_name, ...parts) => parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest(),
};
const names = readdirSync(releases).filter((name) => name.endsWith('.tar.zst'));

test('there are releases to come from', () => expect(names).toContain('0.1.0.tar.zst'));

test.each(names)('%s is brought up to today, whole', async (name) => {
  const release = name.replace('.tar.zst', '');
  execFileSync('tar', ['-C', root, '-xf', '-'], { input: zstdDecompressSync(readFileSync(join(releases, name))) });
  const folder = join(root, release);
  const database = await withEmptyDatabase();
  const objects = await openFolder(join(root, `${release}-objects`));
  await restoreBackup(folder, { databaseUrl: database.url, objects });
  const db = openDatabase(database.url, { asOwner: true });

  const applied = await sql<{ name: string }>`select name from touchstone.migration order by name`.execute(db);
  expect(applied.rows.map((row) => row.name)).toEqual(readMigrations().map((migration) => migration.name));
  for (const { table, rows } of (await readManifest(folder)).tables) {
    const now = await sql<{ n: number }>`select count(*) as n from ${sql.table(`touchstone.${table}`)}`.execute(db);
    expect([table, now.rows[0]!.n >= rows]).toEqual([table, true]);
  }
  for await (const object of objects.list()) expect(await objects.verify(object.sha256)).toBe('whole');
  const chains = await db.selectFrom('audit_event').select('chain').distinct().execute();
  expect(chains).not.toEqual([]);
  for (const { chain } of chains) {
    const events = await withSession(db, systemSession('test'), (tx) => chainEvents(tx, chain, 0, 1000));
    expect(verify(sha256 as Sha256, startOf(chain), events).faults).toEqual([]);
  }

  await db.destroy();
  await database.close();
});
