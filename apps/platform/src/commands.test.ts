import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, openPool, type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { openFolder } from '@touchstone/objects';
import { ensureDatabase, openServer, type Server } from '@touchstone/postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { backUp } from './back-up.ts';
import { newHome, startPlatform } from './testing.ts';

const [home, fresh, elsewhere] = [newHome(), newHome(), newHome()];
const backup = join(elsewhere, 'backup');
const compiled = { NODE_COMPILE_CACHE: join(elsewhere, 'compiled') };
vi.setConfig({ testTimeout: 180_000 });

/** Held open meanwhile: commands join a server that runs. */
let servers: readonly Server[] = [];
beforeAll(async () => {
  servers = await Promise.all([home, fresh].map((folder) => openServer({ folder: join(folder, 'postgres'), keepRunning: false })));
});
afterAll(async () => {
  for (const server of servers) await server.close();
  for (const folder of [home, fresh, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const started = startPlatform(args, { TOUCHSTONE_HOME: home, ...compiled, ...env });
  return { code: await started.ended, said: started.said() };
}

test('init makes one administrator, with a link and without a password, and only once', async () => {
  const first = await run(['init', '--login', 'li', '--name', '李'], { PUBLIC_URL: 'https://touchstone.example' });
  expect(first.code).toBe(0);
  expect(first.said).toMatch(/https:\/\/touchstone\.example\/invitation#tsl_\S{43}/);
  expect((await run(['init'])).code).toBe(2);
});

test('audit verify reads the chains; another word is a mistake of usage', async () => {
  const { code, said } = await run(['audit', 'verify']);
  expect(said).toContain('"faultCount": 0');
  expect(code).toBe(0);
  expect((await run(['audit', 'burn'])).code).toBe(2);
});

test('cases verify folds the cases, of which there are none yet', async () => {
  const { code, said } = await run(['cases', 'verify']);
  expect(said).toContain('"cases": 0');
  expect(code).toBe(0);
  expect((await run(['cases', 'close'])).code).toBe(2);
});

test('a drill: backed up by command, restored by command into a fresh folder, all of it there, nothing twice', async () => {
  const objects = await openFolder(join(home, 'data', 'objects'));
  const { sha256 } = await objects.put([Buffer.from('evidence')], { maxBytes: 100 });
  const made = await run(['backup', backup]);
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining(join(home, 'data', 'installation.key')) });
  expect((await run(['backup', backup])).code).toBe(2);

  expect(await run(['restore', backup], { TOUCHSTONE_HOME: fresh })).toMatchObject({ code: 0 });
  expect(await people(fresh)).toEqual(await people(home));
  expect([await records(home), await records(fresh)]).toEqual([['installation.backed-up'], ['installation.restored']]);
  expect(await (await openFolder(join(fresh, 'data', 'objects'))).has(sha256)).toBe(true);
  expect((await run(['audit', 'verify'], { TOUCHSTONE_HOME: fresh })).code).toBe(0);
  expect(await run(['restore', backup], { TOUCHSTONE_HOME: fresh })).toMatchObject({
    code: 2,
    said: expect.stringContaining('目标已有数据'),
  });
});

test('a backup is made and says its hash, also where the audit record cannot take it', async () => {
  const databaseUrl = await ensureDatabase(servers[0]!, 'touchstone');
  const owner = openPool(databaseUrl, { max: 1, asOwner: true });
  await owner.query("create function touchstone.is_full() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$");
  await owner.query('create trigger is_full before insert on touchstone.audit_event for each row execute function touchstone.is_full()');
  const [said, complained] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')].map((spy) => spy.mockReturnValue(true));
  try {
    const code = await backUp({ home, databaseUrl, env: {}, tell: () => {} }, [join(elsewhere, 'unrecorded')]);
    expect(String(said!.mock.calls)).toMatch(/sha256 [0-9a-f]{64}/);
    expect(String(complained!.mock.calls)).toContain('the disk is full');
    expect(code).toBe(0);
  } finally {
    vi.restoreAllMocks();
    await owner.query('drop function touchstone.is_full() cascade');
    await owner.end();
  }
});

test('a backup that lost a byte is refused, and nothing is restored', async () => {
  const damaged = join(elsewhere, 'damaged');
  cpSync(backup, damaged, { recursive: true });
  const [table] = readdirSync(join(damaged, 'tables'));
  writeFileSync(join(damaged, 'tables', table!), 'x');
  const target = newHome();
  const { code, said } = await run(['restore', damaged], { TOUCHSTONE_HOME: target });
  expect(code).toBe(2);
  expect(said).toContain('备份已损坏');
  expect(existsSync(join(target, 'data', 'objects', 'aa'))).toBe(false);
  rmSync(target, { recursive: true });
});

test.each([
  [['backup'], {}, 'backup 需要'],
  [['restore', '/nonexistent/backup'], {}, '这里没有完整的备份'],
  [['audit', 'verify'], { DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/none' }, '连接不上 PostgreSQL'],
  [['nonsense'], {}, '没有这个命令'],
  [['backup', '/nonexistent/backup'], { TOUCHSTONE_HOME: '/nonexistent/home' }, '这里没有平台的数据'],
])('%j: exit 2, in words, and no password among them', async (args, env, words) => {
  const { code, said } = await run(args, env);
  expect(said).toContain(words);
  expect(said).not.toContain('secret');
  expect(code).toBe(2);
});

test('with DATABASE_URL the rows lie there, and no private server is started', async () => {
  const other = newHome();
  const server = await openServer({ folder: join(home, 'postgres'), keepRunning: false });
  const databaseUrl = await ensureDatabase(server, 'given');
  mkdirSync(other, { recursive: true });
  const { code } = await run(['init'], { TOUCHSTONE_HOME: other, DATABASE_URL: databaseUrl });
  expect(code).toBe(0);
  expect(existsSync(join(other, 'postgres'))).toBe(false);
  await server.close();
  rmSync(other, { recursive: true });
});

/** Logins in the installation of a folder. */
const people = (folder: string): Promise<readonly string[]> =>
  rowsIn(folder, async (tx) => (await tx.selectFrom('person').select('login').orderBy('login').execute()).map(({ login }) => login));

/** What the commands wrote down for the administrator. */
const records = (folder: string): Promise<readonly string[]> =>
  rowsIn(folder, async (tx) =>
    (await tx.selectFrom('audit_event').select('action').where('object_kind', '=', 'installation').orderBy('seq').execute()).map(
      ({ action }) => action,
    ),
  );

async function rowsIn<T>(folder: string, read: (tx: SessionTransaction) => Promise<T>): Promise<T> {
  const server = await openServer({ folder: join(folder, 'postgres'), keepRunning: false });
  const db = openDatabase(await ensureDatabase(server, 'touchstone'), { max: 1 });
  try {
    return await withSession(db, systemSession('test'), read);
  } finally {
    await db.destroy();
    await server.close();
  }
}
