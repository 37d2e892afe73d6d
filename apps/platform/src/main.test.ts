import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openDatabase, systemSession, withSession } from '@touchstone/db';
import { ensureDatabase, openServer } from '@touchstone/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, newHome, processesWith, type Started, startPlatform, until } from './testing.ts';

const CONTINUES = 'starting again continues';

describe('npm start', () => {
  const home = newHome();
  const mark = `OF_START=${home}`;
  const databaseNote = join(home, 'postgres', 'data', 'postmaster.pid');
  let port: number;
  let started: Started;
  const start = () => startPlatform(['start'], { TOUCHSTONE_HOME: home, PORT: String(port), OF_START: home });
  const address = (path: string) => `http://127.0.0.1:${port}${path}`;
  const figures = async () => (await fetch(address('/metrics'))).text();

  beforeAll(async () => {
    port = await freePort();
    started = start();
    await started.says(CONTINUES);
  }, 180_000);
  afterAll(async () => {
    started.process.kill('SIGINT');
    await started.ended;
    rmSync(home, { recursive: true, force: true });
  }, 60_000);

  test('listens on loopback, says that it is ready, and what it can do', async () => {
    expect(await (await fetch(address('/readyz'))).json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', objects: 'ok', queue: 'ok' },
    });
    expect((await fetch(address('/healthz'))).status).toBe(200);
    expect(await (await fetch(address('/openapi.json'))).json()).toMatchObject({ openapi: '3.1.0' });
  });

  test('an inspector signs in with what was printed, and sees the apps of the stores', async () => {
    const session = await signIn();
    await until(async () => (await apps(session)).length >= 10, 'ten apps');
    expect((await apps(session)).map(({ name }) => name).join()).toMatch(/\p{Script=Han}/u);
  }, 180_000);

  test('an app of a store is scanned by several engines, and their votes become one result', async () => {
    await until(async () => (await fused()) > 0, 'a fused result', started.said);
    expect(await figures()).toMatch(/touchstone_runs\{state="SUCCEEDED"\} [1-9]/);
    expect(await figures()).toContain('touchstone_runs_unaccounted 0');
  }, 180_000);

  test('a second one on the same folder says where the first is', async () => {
    const second = startPlatform(['start'], { TOUCHSTONE_HOME: home, PORT: String(await freePort()) });
    expect(await second.ended).toBe(2);
    expect(second.said()).toContain(`http://127.0.0.1:${port}`);
    expect(second.said()).toContain('已在运行');
  });

  test('killed outright, its processes end by themselves; the next start finds the data and the accounts', async () => {
    const before = await fused();
    const session = await signIn();
    started.process.kill('SIGKILL');
    await started.ended;
    await until(() => processesWith(mark).length === 0, 'the end of its children');
    expect(existsSync(databaseNote), 'the server of the database is nobody’s child: it stays, whole, and is found again').toBe(true);

    started = start();
    await started.says(CONTINUES);
    expect(await fused()).toBeGreaterThanOrEqual(before);
    expect((await apps(session)).length).toBeGreaterThan(0);
    expect((await apps(await signIn())).length).toBeGreaterThan(0);
  }, 180_000);

  test('Ctrl-C ends every process, the database as well', async () => {
    expect(processesWith(mark).length).toBeGreaterThanOrEqual(5); // itself, two stores, the server, the worker
    started.process.kill('SIGINT');
    expect(await started.ended).toBe(0);
    expect(started.said()).toContain('正在停止');
    await until(() => processesWith(mark).length === 0, 'the end of the last process');
    expect(existsSync(databaseNote)).toBe(false);
  }, 60_000);

  async function signIn(): Promise<string> {
    const { passwords } = JSON.parse(readFileSync(join(home, 'demo.json'), 'utf8')) as { passwords: Record<string, string> };
    expect(started.said()).toContain(passwords['inspector']);
    const answer = await fetch(address('/api/v1/session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'touchstone-client': 'test' },
      body: JSON.stringify({ login: 'inspector', password: passwords['inspector'] }),
    });
    expect(answer.status).toBe(201);
    return answer.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  async function apps(cookie: string): Promise<readonly { readonly name: string }[]> {
    const answer = await fetch(address('/api/v1/apps'), { headers: { cookie, 'touchstone-client': 'test' } });
    const body = (await answer.json()) as { readonly items: readonly { readonly name: string }[] };
    expect(answer.status, JSON.stringify(body)).toBe(200);
    return body.items;
  }

  /** Results that stand on the votes of two engines or more, as the database has them. */
  async function fused(): Promise<number> {
    const server = await openServer({ folder: join(home, 'postgres'), keepRunning: false });
    const db = openDatabase(await ensureDatabase(server, 'touchstone'), { max: 1 });
    try {
      const { n } = await withSession(db, systemSession('test'), (tx) =>
        tx
          .selectFrom('fused_result')
          .select((eb) => eb.fn.countAll<string>().as('n'))
          .executeTakeFirstOrThrow(),
      );
      return Number(n);
    } finally {
      await db.destroy();
      await server.close();
    }
  }
});

test('a port in use: it says so before anything is started, and what to type', async () => {
  const home = newHome();
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { readonly port: number };
  const started = startPlatform(['start'], { TOUCHSTONE_HOME: home, PORT: String(port) });
  expect(await started.ended).toBe(2);
  expect(started.said()).toContain(`端口 ${port} 已被占用`);
  expect(started.said()).toContain(`PORT=${port + 1} npm start`);
  taken.close();
  rmSync(home, { recursive: true });
});

test.each([
  [{ PORT: 'eighty' }, 'PORT 应为'],
  [{ HOST: '192.0.2.1', PORT: '8899' }, 'HOST'],
  [{}, 'start 只接受 --no-demo', '--nothing'],
])('%o cannot be: exit 2', async (env, words, ...args: string[]) => {
  const home = newHome();
  const started = startPlatform(['start', ...args], { TOUCHSTONE_HOME: home, ...env });
  expect(await started.ended).toBe(2);
  expect(started.said()).toContain(words);
  rmSync(home, { recursive: true });
});
