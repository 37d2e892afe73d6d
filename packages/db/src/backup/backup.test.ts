import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf, verify } from '@touchstone/domain/audit';
import { uuidv7 } from '@touchstone/kernel/ids';
import { type ObjectStore, openFolder } from '@touchstone/objects';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../open-database.ts';
import { auditLog, chainEvents, SYSTEM_CHAIN } from '../repositories/audit-events.ts';
import { systemSession, withSession } from '../session.ts';
import { withDatabase, withEmptyDatabase } from '../testing.ts';
import { checkBackup } from './check-backup.ts';
import { type BackupMade, makeBackup } from './make-backup.ts';
import { NO_OBJECTS, OBJECT_REFERENCES } from './object-references.ts';
import { restoreBackup } from './restore-backup.ts';

const root = mkdtempSync(join(tmpdir(), 'backup-'));
const source = await withDatabase();
const restored = await withEmptyDatabase();
afterAll(async () => {
  await Promise.all([source.close(), restored.close()]);
  rmSync(root, { recursive: true, force: true });
});

const newId = () => uuidv7(Date.now(), randomBytes(16));
const session = systemSession('test');
const NOW = new Date('2026-11-22T05:00:00Z');
const hash = {
  of: (_name: string, ...parts: readonly Uint8Array[]) =>
    parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest(),
};

/** All rows of all tables, as one hash and one number for each. */
async function contentOf(db: Database): Promise<unknown> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'touchstone'::regnamespace and relkind = 'r' and relname <> 'migration' order by 1`.execute(
    db,
  );
  const each = tables.map(async ({ name }) => {
    const { rows } = await sql<{ n: number; hash: string | null }>`
      select count(*) as n, md5(string_agg(t::text, chr(10) order by t::text)) as hash from ${sql.table(name)} t`.execute(db);
    return [name, rows[0]?.n, rows[0]?.hash];
  });
  return Promise.all(each);
}

const organisation = newId();
const [operator, app, version, artifact, run] = [newId(), newId(), newId(), newId(), newId()];
let objects: ObjectStore;
let backup: BackupMade;
const folder = join(root, 'backup');

beforeAll(async () => {
  objects = await openFolder(join(root, 'objects'));
  const file = await objects.put([randomBytes(300_000)], { maxBytes: 1e6 });
  const { db } = source;
  await db
    .insertInto('organisation')
    .values({ id: organisation, kind: 'ministry', name: '工业和信息化部', policy: JSON.stringify({ note: 'a\\b\t"c"\n试' }) })
    .execute();
  const named = { name: '试金石', name_normal: '试金石', name_grams: ['试金', '金石'] };
  await db
    .insertInto('operator')
    .values([
      { id: operator, ...named },
      { id: newId(), ...named, merged_into: operator },
    ])
    .execute();
  await db
    .insertInto('app')
    .values({ id: app, platform: 'android', package: 'a.b', operator_id: operator, ...named })
    .execute();
  await db
    .insertInto('app_version')
    .values({ id: version, app_id: app, version_code: '9007199254740993', version_name: "1.0'; --" })
    .execute();
  await db
    .insertInto('artifact')
    .values({ id: artifact, sha256: file.sha256, size_bytes: file.sizeBytes, kind: 'apk', state: 'STORED', app_version_id: version })
    .execute();
  await db
    .insertInto('artifact')
    .values({ id: newId(), sha256: 'f'.repeat(64), size_bytes: 1, kind: 'apk', state: 'STORED' })
    .execute();
  await db.insertInto('engine').values({ id: 'own', name: 'own', vendor: 'own', kind: 'own', correlation_group: 'own' }).execute();
  const engine = newId();
  await db
    .insertInto('engine_version')
    .values({ id: engine, engine_id: 'own', version: '1', rule_set: 'r', state: 'ACTIVE', timeout_ms: 1 })
    .execute();
  const request = newId();
  await db
    .insertInto('scan_request')
    .values({ id: request, artifact_id: artifact, profile: 'quick', organisation_id: organisation })
    .execute();
  await db
    .insertInto('scan_run')
    .values({ id: run, scan_request_id: request, artifact_id: artifact, engine_version_id: engine, config_hash: 'c', state: 'CREATED' })
    .execute();
  await withSession(db, session, async (tx) => {
    for (let i = 0; i < 5; i++)
      await auditLog(tx, session, { at: NOW, address: '10.0.0.1' }).record({
        action: 'app.edit',
        object: { kind: 'app', id: app },
        after: { i },
      });
  });
  backup = await makeBackup({ databaseUrl: source.url, objects }, folder, NOW);
});

describe('the drill', () => {
  let db: Database;
  let target: ObjectStore;
  beforeAll(async () => {
    target = await openFolder(join(root, 'restored-objects'));
    await restoreBackup(folder, { databaseUrl: restored.url, objects: target });
    db = openDatabase(restored.url, { asOwner: true });
  });
  afterAll(() => db.destroy());

  test('every table holds the same rows', async () => {
    expect(await contentOf(db)).toEqual(await contentOf(source.db));
  });

  test('every object is there, whole', async () => {
    for await (const { sha256 } of objects.list()) expect(await target.verify(sha256)).toBe('whole');
  });

  test('the audit chain stands', async () => {
    const events = await withSession(db, session, (tx) => chainEvents(tx, SYSTEM_CHAIN, 0, 100));
    const checked = verify(hash as never, startOf(SYSTEM_CHAIN), events);
    expect([checked.faults, checked.head.seq]).toEqual([[], 5]);
  });

  test('rows written once stay so, keys between tables hold, numbers go on', async () => {
    await expect(db.deleteFrom('audit_event').execute()).rejects.toMatchObject({ code: 'TS001' });
    await expect(db.deleteFrom('operator').where('id', '=', operator).execute()).rejects.toMatchObject({ code: '23503' });
    const before = await db
      .selectFrom('scan_run_tally')
      .select((e) => e.fn.max('id').as('id'))
      .executeTakeFirstOrThrow();
    await db.updateTable('scan_run').set({ state: 'QUEUED' }).where('id', '=', run).execute();
    const after = await db
      .selectFrom('scan_run_tally')
      .select((e) => e.fn.min('id').as('id'))
      .where('id', '>', before.id)
      .executeTakeFirstOrThrow();
    expect(after.id).toBeGreaterThan(before.id);
  });

  test('a database in use is left alone', async () => {
    await expect(restoreBackup(folder, { databaseUrl: source.url, objects: target })).rejects.toMatchObject({ code: 'not-empty' });
  });
});

test('what a row names and the store does not have is said', () => {
  expect(backup.manifest.missing).toEqual(['f'.repeat(64)]);
});

test('a backup is found whole, and is not written over', async () => {
  expect(await checkBackup(folder)).toEqual(backup.manifest);
  await expect(makeBackup({ databaseUrl: source.url, objects }, folder, NOW)).rejects.toMatchObject({ code: 'exists' });
});

describe('a flipped bit is refused, wherever it is', () => {
  const files = () =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort();

  test('in any file', async () => {
    const copy = join(root, 'flipped');
    cpSync(folder, copy, { recursive: true });
    for (const file of files()) {
      const whole = readFileSync(join(copy, file));
      const flipped = Buffer.from(whole);
      const at = Math.floor(whole.length / 2);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      rmSync(join(copy, file));
      writeFileSync(join(copy, file), flipped);
      const code = await checkBackup(copy).then(
        () => 'passed',
        (error: unknown) => (error as { code?: string }).code,
      );
      // The name in `manifest.sha256` says nothing; its hash does.
      expect([file, code]).toEqual([file, file === 'manifest.sha256' ? expect.stringMatching(/damaged|passed/) : 'damaged']);
      rmSync(join(copy, file));
      writeFileSync(join(copy, file), whole);
    }
  });

  test('and a file that is missing, before anything is restored', async () => {
    const copy = join(root, 'missing');
    cpSync(folder, copy, { recursive: true });
    rmSync(join(copy, 'tables', 'app.zst'));
    const empty = await withEmptyDatabase();
    await expect(restoreBackup(copy, { databaseUrl: empty.url, objects })).rejects.toMatchObject({ code: 'damaged' });
    const db = openDatabase(empty.url, { asOwner: true });
    expect((await sql`select to_regclass('touchstone.app') as found`.execute(db)).rows).toEqual([{ found: null }]);
    await db.destroy();
    await empty.close();
  });

  test('a folder that was not finished is no backup', async () => {
    await expect(checkBackup(join(root, 'objects'))).rejects.toMatchObject({ code: 'not-a-backup' });
  });
});

test('what is written meanwhile is in it wholly or not at all', async () => {
  let isOver = false;
  const writer = (async () => {
    for (let i = 0; !isOver; i++) {
      await source.db.transaction().execute(async (tx) => {
        const id = newId();
        await tx
          .insertInto('operator')
          .values({ id, name: `n${i}`, name_normal: 'concurrent', name_grams: [] })
          .execute();
        await tx
          .insertInto('operator_name')
          .values({ operator_id: id, name: `n${i}`, seen_from: NOW, source: 'concurrent' })
          .execute();
      });
    }
  })();
  const busy = join(root, 'busy');
  await makeBackup({ databaseUrl: source.url, objects }, busy, NOW);
  isOver = true;
  await writer;
  const empty = await withEmptyDatabase();
  await restoreBackup(busy, { databaseUrl: empty.url, objects });
  const db = openDatabase(empty.url, { asOwner: true });
  const { rows } = await sql<{ operators: number; names: number }>`
    select (select count(*) from operator where name_normal = 'concurrent') as operators, (select count(*) from operator_name where source = 'concurrent') as names`.execute(
    db,
  );
  expect(rows[0]?.operators).toBe(rows[0]?.names);
  await db.destroy();
  await empty.close();
});

test('every column that could name an object is known', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'touchstone' and column_name ~ '(sha256|object)$' order by 1`.execute(
    source.db,
  );
  const known = [...OBJECT_REFERENCES.map(({ table, column }) => `${table}.${column}`), ...NO_OBJECTS];
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});
