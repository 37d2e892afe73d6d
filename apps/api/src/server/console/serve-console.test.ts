import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../../platform.ts';
import { buildServer } from '../build-server.ts';
import { serverConfig } from '../config.ts';

const home = mkdtempSync(join(tmpdir(), 'touchstone-console-'));
const folder = join(home, 'dist');
const SCRIPT = 'export const answer = 42;\n'.repeat(100);
const PAGE = `<!doctype html><meta property="csp-nonce" nonce="TOUCHSTONE_NONCE"><script type="module" src="/assets/index-a1b2.js" nonce="TOUCHSTONE_NONCE"></script>`;
let app: FastifyInstance;
let without: FastifyInstance;

const served = (consoleFolder: string, log?: string[]) => {
  const platform = { readiness: {}, figures: [], events: {}, stopping: () => {}, newId: () => 'r' } as unknown as Platform;
  const config = serverConfig({ LOG_LEVEL: log === undefined ? 'silent' : 'error', MAX_EVENT_LOOP_DELAY_MS: '0' });
  return buildServer({
    config,
    platform,
    handlers: [],
    consoleFolder,
    ...(log === undefined ? {} : { logTo: { write: (line) => void log.push(line) } }),
  });
};

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'touchstone.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(home, 'outside.js'), 'secret');
  writeFileSync(join(folder, 'assets', '.hidden'), 'secret');
  writeFileSync(join(folder, 'assets', 'index-a1b2.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'index-a1b2.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'index-a1b2.js.gz'), gzipSync(SCRIPT));
  [app, without] = await Promise.all([served(folder), served(join(home, 'never-built'))]);
});
afterAll(async () => {
  await Promise.all([app.close(), without.close()]);
  rmSync(home, { recursive: true, force: true });
});

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => app.inject({ url, headers });

test.each(['/', '/cases', '/cases/0190?tab=orders', '/apps/cn.qingkong.weather', '/apiary', '/assets-of-mine', '/%e6%a1%88%e4%bb%b6'])(
  '%s is the console, with a nonce of its own and asked for anew each time',
  async (path) => {
    const [first, second] = [await get(path), await get(path)];
    expect([first.statusCode, first.headers['content-type'], first.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(first.body) ?? [];
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(first.body).toBe(PAGE.replaceAll('TOUCHSTONE_NONCE', nonce));
    expect(policyOf(first.headers)['style-src']).toBe(`'self' 'nonce-${nonce}'`);
    expect(second.body).not.toBe(first.body);
  },
);

test('what the page may do: its own scripts, no frame around it, nothing guessed, nothing told to others', async () => {
  const { headers } = await get('/');
  expect(policyOf(headers)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'form-action': "'self'",
  });
  expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*|https?:/);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['identity', undefined],
])('an asset for who takes %s: for a year, and never another under this name', async (accepted, encoding) => {
  const { statusCode, headers, rawPayload } = await get('/assets/index-a1b2.js', { 'accept-encoding': accepted });
  expect([statusCode, headers['content-encoding'], headers['cache-control']]).toEqual([
    200,
    encoding,
    'public, max-age=31536000, immutable',
  ]);
  expect(headers['content-type']).toMatch(/^(text|application)\/javascript/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['vary']).toMatch(/accept-encoding/i);
  expect(rawPayload.length < SCRIPT.length).toBe(encoding !== undefined);
});

test('below /public nothing is the console: the public portal says what is not there', async () => {
  const { statusCode, payload } = await get('/public/nothing');
  expect([statusCode, payload.includes('没有这一页')]).toEqual([404, true]);
});

test.each([
  '/api/v1/nothing',
  '/api',
  '/healthz/x',
  '/assets/index-older.js',
  '/assets/index-a1b2.js.map',
  '/favicon.ico',
  '/secret.txt',
  '/index.js',
])('%s is not found, and no page', async (path) => {
  const answer = await get(path, { accept: '*/*' });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, expect.stringContaining('application/problem+json')]);
});

test('the icon of the tab is there for a day', async () => {
  const { statusCode, headers } = await get('/touchstone.svg');
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'image/svg+xml', 'public, max-age=86400']);
  expect(policyOf(headers)['script-src']).toBe("'self'");
});

test('a POST to a page is no page', async () => {
  expect((await app.inject({ method: 'POST', url: '/cases' })).statusCode).toBe(404);
});

test('a package whose name ends as a script’s does has its page', async () => {
  expect((await get('/apps/cn.moke.js', { accept: 'text/html,*/*;q=0.8' })).statusCode).toBe(200);
});

test.each([
  '/assets/../secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/..%5csecret.txt',
  '/assets/%2e%2e%2f%2e%2e%2foutside.js',
  '/assets/....//secret.txt',
  '/assets//etc/passwd',
  '/assets/.hidden',
  '/assets/%00',
  '/../outside.js',
])('%s, as sent on the wire, leads nowhere', async (path) => {
  await app.listen({ host: '127.0.0.1', port: 0 }).catch(() => {}); // it listens already
  const body = await onTheWire(path);
  expect(body).not.toContain('secret');
  expect(body).not.toContain('root:');
});

test('a page that was sent is no fault in the log', async () => {
  const log: string[] = [];
  const server = await served(folder, log);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  for (const path of ['/', '/cases/0190'])
    expect(await (await fetch(url + path, { headers: { accept: 'text/html' } })).text()).toContain('csp-nonce');
  await server.close();
  expect(log).toEqual([]);
});

test('never built: / says how, in both languages, and where the API is; a page is not found', async () => {
  const answer = await without.inject({ url: '/' });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  for (const words of ['npm run build:console', 'has not been built', '没有构建', '/openapi.json']) expect(answer.body).toContain(words);
  expect(answer.body).not.toMatch(/<script|style=/);
  expect((await without.inject({ url: '/cases' })).statusCode).toBe(404);
  expect((await without.inject({ url: '/assets/index-a1b2.js' })).statusCode).toBe(404);
});

test('built while the server runs: it is served', async () => {
  const late = join(home, 'late');
  const server = await served(late);
  mkdirSync(join(late, 'assets'), { recursive: true });
  writeFileSync(join(late, 'index.html'), PAGE);
  writeFileSync(join(late, 'assets', 'index-a1b2.js'), SCRIPT);
  expect((await server.inject({ url: '/cases' })).statusCode).toBe(200);
  expect((await server.inject({ url: '/assets/index-a1b2.js' })).body).toBe(SCRIPT);
  await server.close();
});

function policyOf(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const directives = String(headers['content-security-policy']).split(/;\s*/);
  return Object.fromEntries(directives.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

/** As it stands, without a client that tidies it. */
function onTheWire(path: string): Promise<string> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path }, (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (chunk: string) => (text += chunk))
        .on('end', () => resolve(text));
    });
    asked.on('error', reject).end();
  });
}
