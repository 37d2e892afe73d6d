import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, newHome, processesWith, type Started, startPlatform, until } from './testing.ts';

interface Page<T> {
  readonly items: readonly T[];
}

const SERVERS = 'known-to-the-server-alone';
const CONTINUES = 'starting again continues';

describe('npm start', () => {
  const home = newHome();
  const mark = `OF_START=${home}`;
  const databaseNote = join(home, 'postgres', 'data', 'postmaster.pid');
  let port: number;
  let started: Started;
  const start = (...more: readonly string[]) =>
    startPlatform(['start', ...more], { TOUCHSTONE_HOME: home, PORT: String(port), OF_START: home, AWS_SECRET_ACCESS_KEY: SERVERS });
  const address = (path: string) => `http://127.0.0.1:${port}${path}`;
  /** What the platform answers. A kept connection that ended meanwhile is opened anew; where the server ended, the error shows what was said. */
  const ask = (path: string, init?: RequestInit, again = true): Promise<Response> =>
    fetch(address(path), init).catch((error: Error) => {
      const wasKept = (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNRESET' && !started.said().includes('已退出');
      if (wasKept && again) return ask(path, init, false);
      throw new Error(`${path} was not answered; the platform said:\n${started.said().slice(-4000)}`, { cause: error });
    });
  const figures = async () => (await ask('/metrics')).text();

  beforeAll(async () => {
    port = await freePort();
    started = start();
    await started.says(CONTINUES);
  }, 180_000);
  afterAll(async () => {
    started.process.kill('SIGINT');
    await started.ended;
    rmSync(home, { recursive: true, force: true });
  });

  test('listens on loopback, says that it is ready, and what it can do', async () => {
    expect(await (await ask('/readyz')).json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', objects: 'ok', queue: 'ok' },
    });
    expect((await ask('/healthz')).status).toBe(200);
    expect(await (await ask('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });

  test('an inspector signs in with what was printed, and sees the apps of the stores', async () => {
    const session = await signIn();
    await until(async () => (await apps(session)).length >= 10, 'ten apps');
    expect((await apps(session)).map(({ name }) => name).join()).toMatch(/\p{Script=Han}/u);
  }, 180_000);

  test('an app of a store is scanned by several engines, and their votes become one finding that a person can read', async () => {
    const session = await signIn();
    await until(async () => (await engines(session)).size >= 2, 'a finding with the votes of two engines', started.said);
    expect([...(await engines(session))]).toContain('touchstone');
    expect(await figures()).toMatch(/touchstone_runs\{state="SUCCEEDED"\} [1-9]/);
    expect(await figures()).toContain('touchstone_runs_unaccounted 0');
  }, 180_000);

  test('a firm uploads a package, and it is taken in', async () => {
    const cookie = await signIn('kuaida');
    const made = await ask('/api/v1/uploads', {
      method: 'POST',
      headers: {
        cookie,
        'x-requested-with': 'touchstone',
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-length': '4',
        'upload-metadata': `filename ${Buffer.from('no-app.apk').toString('base64')}`,
      },
      body: 'nope',
    });
    expect(made.status, await made.text()).toBe(201);
    const id = made.headers.get('location')?.split('/').at(-1);
    const state = async () => (await read<{ readonly state: string }>(`/api/v1/acquisitions/${id}`, cookie)).state;
    await until(async () => (await state()) === 'REJECTED', 'what is no app being refused', started.said);
  }, 180_000);

  test('the worker and the stores do not inherit what is the server’s', () => {
    const knowing = processesWith(SERVERS).map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    expect(knowing.some((line) => line.includes('apps/api/'))).toBe(true);
    expect(knowing.filter((line) => /apps\/(worker|store)\/|scan-pool/.test(line))).toEqual([]);
  });

  test('a second one on the same folder says where the first is', async () => {
    const second = startPlatform(['start'], { TOUCHSTONE_HOME: home, PORT: String(await freePort()) });
    expect(await second.ended).toBe(2);
    expect(second.said()).toContain(`http://127.0.0.1:${port}`);
    expect(second.said()).toContain('已在运行');
  });

  test('killed outright, its processes end by themselves; the next start finds the data and the accounts', async () => {
    const session = await signIn();
    const before = (await findings(session)).length;
    started.process.kill('SIGKILL');
    await started.ended;
    await until(() => processesWith(mark).length === 0, 'the end of its children');
    expect(existsSync(databaseNote), 'the server of the database is nobody’s child: it stays, whole, and is found again').toBe(true);

    started = start();
    await started.says(CONTINUES);
    expect(before).toBeGreaterThan(0);
    expect((await findings(session)).length).toBeGreaterThanOrEqual(before);
    expect((await apps(await signIn())).length).toBeGreaterThan(0);
  }, 180_000);

  test('Ctrl-C ends every process, the database as well; starting again continues where it was', async () => {
    const session = await signIn();
    const before = await apps(session);
    expect(processesWith(mark).length).toBeGreaterThanOrEqual(5); // itself, two stores, the server, the worker
    started.process.kill('SIGINT');
    expect(await started.ended).toBe(0);
    expect(started.said()).toContain('正在停止');
    await until(() => processesWith(mark).length === 0, 'the end of the last process');
    expect(existsSync(databaseNote)).toBe(false);

    started = start('--no-demo');
    await started.says(CONTINUES);
    expect(await apps(session), 'the same rows, for who was signed in').toEqual(before);
    started.process.kill('SIGINT');
    expect(await started.ended).toBe(0);
  }, 180_000);

  async function signIn(login = 'inspector'): Promise<string> {
    const { passwords } = JSON.parse(readFileSync(join(home, 'demo.json'), 'utf8')) as { passwords: Record<string, string> };
    expect(started.said()).toContain(passwords['inspector']);
    const answer = await ask('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'touchstone-client': 'test' },
      body: JSON.stringify({ login, password: passwords[login] }),
    });
    expect(answer.status).toBe(201);
    return answer.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  async function read<T>(path: string, cookie: string): Promise<T> {
    const answer = await ask(path, { headers: { cookie } });
    const body: unknown = await answer.json();
    expect(answer.status, JSON.stringify(body)).toBe(200);
    return body as T;
  }

  const apps = async (cookie: string) => (await read<Page<{ readonly name: string }>>('/api/v1/apps', cookie)).items;
  const findings = async (cookie: string) => (await read<Page<{ readonly id: string }>>('/api/v1/findings', cookie)).items;

  /** Engines that voted on the first findings of the list, of one that several voted on. */
  async function engines(cookie: string): Promise<ReadonlySet<string>> {
    let most: ReadonlySet<string> = new Set();
    for (const { id } of (await findings(cookie)).slice(0, 20)) {
      const { votes } = await read<{ readonly votes: readonly { readonly engine: string }[] }>(`/api/v1/findings/${id}`, cookie);
      const voted = new Set(votes.map(({ engine }) => engine));
      if (voted.size > most.size) most = voted;
    }
    return most;
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
  [{ HOST: '192.0.2.1', PORT: '8899' }, '检查 HOST', '--no-demo'],
  [{ HOST: '0.0.0.0' }, '--no-demo'],
  [{ PUBLIC_URL: 'https://touchstone.example' }, '--no-demo'],
  [{ DATABASE_URL: 'postgresql://127.0.0.1:1/cases' }, '请加 --demo'],
  [{}, '只能取其一', '--demo', '--no-demo'],
  [{}, 'start 只接受 --demo', '--nothing'],
])('%o cannot be: exit 2', async (env, words, ...args: string[]) => {
  const home = newHome();
  const started = startPlatform(['start', ...args], { TOUCHSTONE_HOME: home, ...env });
  expect(await started.ended).toBe(2);
  expect(started.said()).toContain(words);
  rmSync(home, { recursive: true });
});
