import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withEmptyDatabase } from '@touchstone/db/testing';
import { afterAll, expect, test } from 'vitest';

const database = await withEmptyDatabase();
const folder = mkdtempSync(join(tmpdir(), 'touchstone-api-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const start = (args: readonly string[], env: Record<string, string> = {}): ChildProcess & { readonly output: () => string } => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url, DATA_DIR: folder, NODE_COMPILE_CACHE: join(folder, 'compiled'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return Object.assign(child, { output: () => text });
};

const run = async (args: readonly string[]) => {
  const child = start(args);
  const [code] = (await once(child, 'exit')) as [number];
  return { code, output: child.output() };
};

const freePort = async (): Promise<number> => {
  // below the ports that the system gives to whoever asks for any: nobody takes it before we do
  const server = createServer().listen(randomInt(20_000, 30_000), '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
};

test('init makes the first administrator once, by a link that works once', async () => {
  const first = await run(['init', '--login', 'root.admin']);
  expect(first.output).toMatch(/http:\/\/127\.0\.0\.1:8700\/invitation#tsl_[\w-]{43}\n/);
  expect(first.code).toBe(0);
  expect((await run(['init'])).code).toBe(2);
  expect(statSync(join(folder, 'installation.key')).mode & 0o777).toBe(0o600);

  const port = await freePort();
  const server = start([], { PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) break;
    if (tries > 200 || server.exitCode !== null) throw new Error(`not ready: ${server.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready', checks: { database: 'ok', objects: 'ok', queue: 'ok' } });
  const accepted = await fetch(`${url}/api/v1/session/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: /#(tsl_\S+)/.exec(first.output)?.[1], password: 'a sentence that is long' }),
  });
  expect(accepted.status).toBe(201);

  server.kill('SIGTERM');
  const [code] = (await once(server, 'exit')) as [number];
  expect([code, server.output()]).toEqual([0, expect.stringContaining('"msg":"stopped"')]);
  expect(server.output()).not.toContain('a sentence');
  expect(readFileSync(join(folder, 'installation.key'), 'utf8')).toHaveLength(44);

  const audit = await run(['audit', 'verify']);
  expect([audit.code, JSON.parse(audit.output.slice(audit.output.indexOf('{\n')))]).toEqual([
    0,
    expect.objectContaining({ chains: 1, events: 3, faultCount: 0 }),
  ]);
});

test.each([
  [['dance'], {}, /no such command: dance/],
  [[], { TOUCHSTONE_ROLES: 'king' }, /TOUCHSTONE_ROLES/],
  [[], { DATABASE_URL: '' }, /DATABASE_URL is not set/],
  [[], { HOST: '0.0.0.0' }, /TLS/],
])('%j with %j is refused in words', async (args, env, message) => {
  const child = start(args, env);
  const [code] = (await once(child, 'exit')) as [number];
  expect([code, child.output()]).toEqual([2, expect.stringMatching(message)]);
});
