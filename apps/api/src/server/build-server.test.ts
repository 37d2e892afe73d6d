import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Count, closed, line, page, paging, route, Stream } from '@touchstone/api-client';
import type { Permission } from '@touchstone/domain/access';
import { signer } from '@touchstone/test-kit';
import Type from 'typebox';
import { afterEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '../access/actor.ts';
import { type Handler, handle } from '../handler.ts';
import { limited } from '../http/limited-stream.ts';
import { PageTokens } from '../http/page-token.ts';
import type { Answers, Foundation, Platform } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import { buildServer } from './build-server.ts';
import { serverConfig } from './config.ts';

const listThings = route({
  id: 'list-things',
  method: 'GET',
  path: '/api/v1/things',
  permission: 'app.read',
  summary: 'Things.',
  query: closed({ ...paging, state: Type.Optional(Type.Enum(['OPEN', 'DONE'])) }),
  responses: { 200: page(Type.String()) },
});
const createThing = route({
  id: 'create-thing',
  method: 'POST',
  path: '/api/v1/things',
  permission: 'app.edit',
  summary: 'Makes a thing.',
  idempotency: true,
  body: closed({ name: line(20) }),
  responses: { 201: closed({ name: Type.String(), made: Count }) },
});
const editThing = route({
  id: 'edit-thing',
  method: 'PATCH',
  path: '/api/v1/things/:thing',
  permission: 'app.edit',
  summary: 'Changes a thing.',
  precondition: true,
  params: closed({ thing: Type.String() }),
  body: closed({ name: line(20) }),
  responses: { 200: closed({ version: Count }) },
});
const uploadThing = route({
  id: 'upload-thing',
  method: 'PUT',
  path: '/api/v1/things/:thing/bytes',
  permission: 'app.edit',
  summary: 'Takes bytes.',
  params: closed({ thing: Type.String() }),
  upload: { mediaTypes: ['application/json'], maxBytes: 1000 },
  responses: { 200: closed({ sizeBytes: Count }) },
});
const breakThing = route({
  id: 'break-thing',
  method: 'POST',
  path: '/api/v1/broken',
  permission: 'public',
  summary: 'Fails.',
  body: closed({ how: Type.String() }),
  responses: { 200: closed({ ok: Type.Boolean() }) },
});
const streamThing = route({
  id: 'stream-thing',
  method: 'GET',
  path: '/api/v1/stream',
  permission: 'signed-in',
  summary: 'Bytes.',
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

let made = 0;
const handlers: readonly Handler[] = [
  handle(listThings, async ({ query, platform }) => {
    if (query.after !== undefined) platform.pageTokens.read('list-things', query, query.after);
    return {
      status: 200,
      body: { items: ['a'], next: platform.pageTokens.issue('list-things', query, ['a', 1]), total: 1, totalIsExact: true },
    };
  }),
  handle(createThing, async ({ body }) => ({ status: 201, body: { name: body.name, made: ++made } })),
  handle(editThing, async ({ ifMatch }) => ({ status: 200, body: { version: ifMatch + 1 }, rowVersion: ifMatch + 1 })),
  handle(uploadThing, async ({ raw }) => {
    let sizeBytes = 0;
    for await (const chunk of raw.request.raw.pipe(limited(1000))) sizeBytes += (chunk as Uint8Array).length;
    return { status: 200, body: { sizeBytes } };
  }),
  handle(breakThing, async ({ body }) => {
    if (body.how === 'off-contract') return { status: 200, body: { ok: true, secret: 1 } as { ok: boolean } };
    throw body.how === 'refuse' ? new Refusal('conflict', { detail: 'it is taken' }) : new Error(`password=${body.how}`);
  }),
  handle(streamThing, async () => ({ status: 200, body: Buffer.from([1, 2, 3]) })),
];

const inspector = (isFullySignedIn = true): SignedIn => ({
  kind: 'session',
  credential: 's',
  person: 'p',
  organisation: 'o',
  organisationKind: 'province',
  grants: [],
  permissions: ['app.read', 'app.edit'],
  scopes: (permission: Permission) =>
    permission === 'app.read' || permission === 'app.edit' ? [{ kind: 'province', province: '11' }] : [],
  isFullySignedIn,
});

/** Answers in memory, as the table keeps them. */
function answers(): Answers {
  const rows = new Map<string, { hash: string; status?: number; body?: unknown }>();
  return {
    take: async (_session, key, hash) => {
      const row = rows.get(key);
      if (row === undefined) return rows.set(key, { hash }) && { state: 'new' };
      if (row.hash !== hash) return { state: 'other-request' };
      return row.status === undefined ? { state: 'in-progress' } : { state: 'answered', status: row.status, body: row.body };
    },
    keep: async (_session, key, status, body) => void rows.set(key, { hash: rows.get(key)!.hash, status, body }),
    drop: async (_session, key) => void rows.delete(key),
  };
}

const platform = (changes: Partial<Foundation> = {}): Foundation => {
  let ids = 0;
  return {
    authenticate: async ({ bearer, cookie }) => {
      if (bearer === 'half') return inspector(false);
      if (bearer === 'good' || cookie === 'good') return inspector();
      if (bearer !== undefined) throw new Refusal('token-invalid');
      return { kind: 'anonymous' };
    },
    transaction: () => Promise.reject(new Error('no database here')),
    isSecure: false,
    pageTokens: new PageTokens(new Uint8Array(32).fill(7)),
    answers: answers(),
    readiness: { database: async () => {} },
    figures: [],
    stopping: () => {},
    now: () => new Date(0),
    machineNow: () => new Date(0),
    newId: () => `request-${++ids}`,
    ...changes,
  };
};

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const app of closing.splice(0)) await app.close();
});

async function server(env: Record<string, string> = {}, changes: Partial<Foundation> = {}, log: string[] = []) {
  const app = await buildServer({
    config: serverConfig({ ...env }),
    platform: platform(changes) as Platform,
    handlers,
    checksAnswers: true,
    logTo: { write: (text) => void log.push(text) },
  });
  closing.push(app);
  return app;
}

const GOOD = { authorization: 'Bearer good' };
const OWN = { cookie: 'touchstone=good', 'x-requested-with': 'touchstone' };

describe('who may', () => {
  test.each([
    ['nobody', {}, 401, 'unauthenticated'],
    ['an unknown token', { authorization: 'Bearer bad' }, 401, 'token-invalid'],
    ['another scheme', { authorization: 'Basic Z29vZA==' }, 401, 'token-invalid'],
    ['a session without its second factor', { authorization: 'Bearer half' }, 401, 'second-factor-required'],
    ['a scope that is not held', { ...GOOD, 'touchstone-scope': 'province:31' }, 403, 'outside-scope'],
  ])('%s is refused', async (_who, headers, status, code) => {
    const answer = await (await server()).inject({ url: '/api/v1/things', headers });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('a held scope may be named', async () => {
    const answer = await (await server()).inject({ url: '/api/v1/things', headers: { ...GOOD, 'touchstone-scope': 'province:11' } });
    expect(answer.statusCode).toBe(200);
  });
});

describe('who holds several scopes works in the one that the page has chosen', () => {
  const held: Readonly<Partial<Record<Permission, readonly string[]>>> = { 'app.read': ['11', '44'], 'app.edit': ['11'] };
  const both = {
    ...inspector(),
    scopes: (permission: Permission) => (held[permission] ?? []).map((province) => ({ kind: 'province', province }) as const),
  };
  const authenticate = async () => both;
  const ask = async (chosen: string, method: 'GET' | 'POST' = 'GET', more: object = {}) => {
    const headers = { cookie: `touchstone=good; touchstone-scope=${chosen}`, 'x-requested-with': 'touchstone', ...more };
    const answer = await (await server({}, { authenticate })).inject({
      ...{ method, url: '/api/v1/things', headers },
      ...(method === 'POST' ? { payload: { name: 'n' } } : {}),
    });
    return [answer.statusCode, answer.json().code];
  };

  test.each([
    ['what they may do there', 'province:11', 'POST', {}, [201, undefined]],
    ['what they may do elsewhere only', 'province:44', 'POST', {}, [403, 'forbidden']],
    ['what is no longer theirs is as if nothing were chosen', 'province:31', 'POST', {}, [201, undefined]],
    ['a header that names one goes before', 'province:44', 'POST', { 'touchstone-scope': 'province:11' }, [201, undefined]],
    ['reading', 'province:44', 'GET', {}, [200, undefined]],
  ] as const)('%s', async (_, chosen, method, more, expected) => expect(await ask(chosen, method, more)).toEqual(expected));
});

describe('a cookie signs in only from our own pages', () => {
  const body = { name: 'n' };
  test.each([
    ['without the header that a form cannot set', { cookie: OWN.cookie }, 403],
    ['from another site', { ...OWN, 'sec-fetch-site': 'cross-site' }, 403],
    ['from another origin', { ...OWN, origin: 'https://evil.test' }, 403],
    ['from a page of ours', { ...OWN, 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }, 201],
    ['with a bearer, which no browser sends by itself', { ...GOOD, origin: 'https://evil.test' }, 201],
  ])('%s', async (_how, headers, status) => {
    const answer = await (await server()).inject({ method: 'POST', url: '/api/v1/things', headers, body });
    expect(answer.statusCode).toBe(status);
  });
});

test('over TLS a cookie that a sister site could have planted signs nobody in', async () => {
  const app = await server({}, { isSecure: true });
  const ask = (cookie: string) => app.inject({ url: '/api/v1/things', headers: { cookie } });
  expect((await ask('touchstone=good')).json().code).toBe('unauthenticated');
  expect((await ask('touchstone=planted; __Host-touchstone=good')).statusCode).toBe(200);
});

describe('what fits', () => {
  test.each([
    ['an unknown filter', '/api/v1/things?colour=red', 'unknown-field', '/query/colour'],
    ['a word that is not in the list', '/api/v1/things?state=LOST', 'invalid-input', '/query/state'],
    ['a number that is none', '/api/v1/things?limit=many', 'invalid-input', '/query/limit'],
    ['too many rows', '/api/v1/things?limit=100000', 'invalid-input', '/query/limit'],
    ['a filter where there is none', '/api/v1/stream?x=1', 'unknown-field', '/query/x'],
  ])('%s is 400 and never an empty list', async (_what, url, code, pointer) => {
    const answer = await (await server()).inject({ url, headers: GOOD });
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });

  test.each([
    ['text that is no JSON', '{"name":', 400, 'bad-request'],
    ['a prototype in disguise', '{"name":"x","__proto__":{"a":1}}', 400, 'bad-request'],
    ['one field more', '{"name":"x","role":"admin"}', 400, 'unknown-field'],
    ['a body beyond the limit', JSON.stringify({ name: 'x'.repeat(2_000_000) }), 413, 'too-large'],
  ])('%s', async (_what, payload, status, code) => {
    const answer = await (await server()).inject({
      method: 'POST',
      url: '/api/v1/things',
      headers: { ...GOOD, 'content-type': 'application/json' },
      payload,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('another media type is refused', async () => {
    const answer = await (await server()).inject({
      method: 'POST',
      url: '/api/v1/things',
      headers: { ...GOOD, 'content-type': 'text/xml' },
      payload: '<a/>',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'media-type']);
  });

  test('a page token belongs to its list, its filters and this installation', async () => {
    const app = await server();
    const { next } = (await app.inject({ url: '/api/v1/things?state=OPEN', headers: GOOD })).json();
    const ask = async (query: string) => (await app.inject({ url: `/api/v1/things?${query}`, headers: GOOD })).statusCode;
    expect(await ask(`state=OPEN&after=${next}&limit=3`)).toBe(200);
    expect(await ask(`state=DONE&after=${next}`)).toBe(400);
    expect(await ask(`state=OPEN&after=${next.slice(0, -2)}AA`)).toBe(400);
    expect(new PageTokens(new Uint8Array(32)).issue('list-things', { state: 'OPEN' }, ['a', 1])).not.toBe(next);
  });

  test('bytes are streamed and cut off at their limit', async () => {
    const app = await server();
    const put = (length: number) =>
      app.inject({
        method: 'PUT',
        url: '/api/v1/things/1/bytes',
        headers: { ...GOOD, 'content-type': 'application/json' },
        payload: Buffer.alloc(length),
      });
    expect((await put(1000)).json()).toEqual({ sizeBytes: 1000 });
    expect((await put(1001)).statusCode).toBe(413);
  });
});

describe('versions', () => {
  const edit = async (ifMatch: string | undefined) =>
    (await server()).inject({
      method: 'PATCH',
      url: '/api/v1/things/1',
      headers: { ...GOOD, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) },
      body: { name: 'n' },
    });

  test.each([
    [undefined, 428],
    ['*', 428],
    ['"abc"', 412],
    ['W/"v3"', 412],
    ['"v3"', 200],
  ])('If-Match %s gives %d', async (header, status) => expect((await edit(header)).statusCode).toBe(status));

  test('the answer carries the new tag', async () => expect((await edit('"v3"')).headers['etag']).toBe('"v4"'));
});

test('an idempotency key gives the first answer again, and only to the same request', async () => {
  const app = await server();
  const post = (name: string, key: string) =>
    app.inject({ method: 'POST', url: '/api/v1/things', headers: { ...GOOD, 'idempotency-key': key }, body: { name } });
  const first = await post('a', 'key-00001');
  const again = await post('a', 'key-00001');
  expect(again.json()).toEqual(first.json());
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect((await post('b', 'key-00001')).json().code).toBe('idempotency-key-reused');
  expect((await post('a', 'key-00002')).json().made).toBe(first.json().made + 1);
  expect((await post('a', 'short')).statusCode).toBe(400);
});

describe('problems', () => {
  const fail = async (how: string, language: string, log: string[] = []) =>
    (await server({}, {}, log)).inject({ method: 'POST', url: '/api/v1/broken', headers: { 'accept-language': language }, body: { how } });

  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '与现有数据冲突'],
    ['en-GB,en;q=0.9,zh;q=0.1', 'This conflicts with what is there'],
    ['fr', '与现有数据冲突'],
    ['en;q=0,zh', '与现有数据冲突'],
  ])('are told in the language of %s', async (language, title) => {
    const answer = await fail('refuse', language);
    expect(answer.json()).toEqual({
      type: '/problems/conflict',
      title,
      status: 409,
      code: 'conflict',
      detail: 'it is taken',
      instance: answer.headers['x-request-id'],
    });
  });

  test('a bug is 500 and its words reach neither the caller nor the log', async () => {
    const log: string[] = [];
    const answer = await fail('hunter2', 'en', log);
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
    expect(answer.body + log.join('')).not.toContain('hunter2');
    expect(log.join('')).toContain(answer.headers['x-request-id']);
  });

  test('an answer off its contract is seen', async () => {
    expect((await fail('off-contract', 'en')).json().code).toBe('off-contract');
  });

  test('an unknown address is a problem too', async () => {
    expect((await (await server()).inject('/api/v1/nothing')).json().code).toBe('no-such-route');
  });
});

test('the log names the request and nothing of the person', async () => {
  const log: string[] = [];
  const app = await server({}, {}, log);
  await app.inject({
    url: '/api/v1/things?state=OPEN&after=13800138000',
    headers: { ...GOOD, 'user-agent': 'li-lei', cookie: 'touchstone=secret' },
    remoteAddress: '10.9.8.7',
  });
  const text = log.join('');
  expect(JSON.parse(log[0]!)).toMatchObject({ route: 'list-things', status: 400, level: 'info' });
  for (const word of ['13800138000', 'li-lei', 'secret', '10.9.8.7', 'good', 'Bearer']) expect(text).not.toContain(word);
});

test('too many requests of one address, and of one actor, wait', async () => {
  const app = await server({ RATE_PER_ADDRESS: '5', RATE_PER_ACTOR: '3' });
  const ask = (remoteAddress: string) => app.inject({ url: '/api/v1/things', headers: GOOD, remoteAddress });
  const statuses = [];
  for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']) statuses.push((await ask(address)).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const answer = await (async () => {
    for (let i = 0; i < 5; i++) await app.inject({ url: '/healthz', remoteAddress: '10.0.0.9' });
    return app.inject({ url: '/healthz', remoteAddress: '10.0.0.9' });
  })();
  expect([answer.statusCode, Number(answer.headers['retry-after']) > 0]).toEqual([429, true]);
});

describe('what operators ask', () => {
  test('/readyz names what is not ready, and not why', async () => {
    const app = await server(
      {},
      { readiness: { database: () => Promise.reject(new Error('password wrong for admin')), objects: async () => {} } },
    );
    const answer = await app.inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'not-ready', checks: { database: 'failed', objects: 'ok' } }]);
  });

  test('/metrics is for this machine, or for its token', async () => {
    const open = await server();
    expect((await open.inject('/metrics')).statusCode).toBe(200);
    expect((await open.inject({ url: '/metrics', headers: { 'x-forwarded-for': '1.2.3.4' } })).statusCode).toBe(403);
    expect((await open.inject({ url: '/metrics', remoteAddress: '10.0.0.1' })).statusCode).toBe(403);
    const kept = await server({ METRICS_TOKEN: 'm' });
    expect((await kept.inject('/metrics')).statusCode).toBe(403);
    expect((await kept.inject({ url: '/metrics', headers: { authorization: 'Bearer m' } })).statusCode).toBe(200);
  });

  test('a figure that cannot be read does not hide the others', async () => {
    const app = await server(
      {},
      {
        figures: [
          { name: 'touchstone_bad', help: 'b', read: () => Promise.reject(new Error('x')) },
          { name: 'touchstone_runs', help: 'r', labels: ['state'], read: async () => [{ labels: { state: 'QUEUED' }, value: 7 }] },
        ],
      },
    );
    expect((await app.inject('/metrics')).body).toContain('touchstone_runs{state="QUEUED"} 7');
  });

  test('/openapi.json is 3.1 and holds every route with its permission', async () => {
    const document = (await (await server()).inject('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/v1/things/{thing}'].patch).toMatchObject({ operationId: 'edit-thing', 'x-permission': 'app.edit' });
  });

  test('pages may load only our own', async () => {
    const { headers } = await (await server()).inject('/healthz');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('settings', () => {
  test.each([
    [{ HOST: '0.0.0.0' }, /TLS/],
    [{ PORT: '70000' }, /PORT/],
    [{ TLS_CERT_FILE: '/x' }, /both/],
    [{ PUBLIC_URL: 'not an address' }, /PUBLIC_URL/],
  ])('%j are refused', (env, message) => expect(() => serverConfig(env)).toThrow(message));

  test('behind a proxy with TLS cookies are Secure', () => {
    expect(serverConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://a.gov.cn', TRUST_PROXY: '10.0.0.0/8' })).toMatchObject({
      isSecure: true,
      trustProxy: '10.0.0.0/8',
    });
    expect(serverConfig({})).toMatchObject({ host: '127.0.0.1', port: 8700, isSecure: false, publicUrl: 'http://127.0.0.1:8700' });
  });
});

test('with a certificate it speaks TLS alone, and says so for a year', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-tls-'));
  const { key, certificates } = signer('strong', { subject: 'CN=localhost' });
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificates[0]!).toString('base64')}\n-----END CERTIFICATE-----\n`;
  writeFileSync(join(folder, 'cert.pem'), pem);
  writeFileSync(join(folder, 'key.pem'), key.export({ type: 'pkcs8', format: 'pem' }));
  const app = await server({ TLS_CERT_FILE: join(folder, 'cert.pem'), TLS_KEY_FILE: join(folder, 'key.pem'), HOST: '0.0.0.0' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const answer = await new Promise<{ status: number | undefined; hsts: string | undefined }>((resolve, reject) =>
    get({ host: '127.0.0.1', port, path: '/healthz', rejectUnauthorized: false }, (response) => {
      resolve({ status: response.statusCode, hsts: response.headers['strict-transport-security'] });
      response.resume();
    }).on('error', reject),
  );
  expect(answer).toEqual({ status: 200, hsts: expect.stringMatching(/^max-age=\d{8}/) });
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  rmSync(folder, { recursive: true, force: true });
});

test('a body that comes drop by drop is left', async () => {
  const app = await server({ BODY_PATIENCE_MS: '150' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('POST /api/v1/broken HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n');
  const drip = setInterval(() => socket.write('{'), 20);
  const began = performance.now();
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(drip);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('an address in X-Forwarded-For counts only from a proxy that is trusted', async () => {
  const ask = (app: Awaited<ReturnType<typeof server>>, forwarded: string) =>
    app.inject({ url: '/healthz', headers: { 'x-forwarded-for': forwarded }, remoteAddress: '10.0.0.1' });
  const statuses = async (env: Record<string, string>) => {
    const app = await server({ RATE_PER_ADDRESS: '2', ...env });
    return [(await ask(app, '1.1.1.1')).statusCode, (await ask(app, '1.1.1.2')).statusCode, (await ask(app, '1.1.1.3')).statusCode];
  };
  expect(await statuses({})).toEqual([200, 200, 429]);
  expect(await statuses({ TRUST_PROXY: '192.168.0.0/16' })).toEqual([200, 200, 429]);
  expect(await statuses({ TRUST_PROXY: '10.0.0.0/8' })).toEqual([200, 200, 200]);
});
