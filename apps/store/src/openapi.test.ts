import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signBody } from '@touchstone/stores';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { demoStore } from './samples/catalogues.ts';
import { storeServer } from './server.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly responses: Readonly<Record<string, Json>>;
}
const document = parse(readFileSync(join(import.meta.dirname, '../../../docs/store-protocol/openapi.yaml'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
};

const TOKEN = 'token';
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ $id: 'store', ...document });
const check = (name: string) => ajv.getSchema(`store#/components/schemas/${name}`)!;

const { catalogue, later } = demoStore('qinglan');
const { app, lies } = await storeServer({
  id: 'qinglan',
  name: '青岚应用商店',
  token: TOKEN,
  secret: SECRET,
  catalogue,
  later,
  orderMs: 1,
});

const order = {
  id: 'order-1',
  kind: 'delist',
  storeAppId: 'moke',
  documentNumber: '工信管函〔2026〕1号',
  reason: '逾期未整改',
  issuedAt: '2026-11-02T10:00:00+08:00',
  dueAt: '2026-11-09T10:00:00+08:00',
};
const authorization = `Bearer ${TOKEN}`;
const signed = (body: string, secret = SECRET) => ({
  authorization,
  'content-type': 'application/json',
  ...signBody(secret, 'msg_1', Date.now(), body),
});
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { authorization, 'webhook-id': 'msg_1', ...headers } });
const post = (body: string, headers: Record<string, string> = signed(body)) =>
  app.inject({ method: 'POST', url: '/orders', payload: body, headers });

/** The status is one the document names for the operation, and a JSON body is as it says. */
function expectDocumented(
  path: string,
  method: string,
  answer: { statusCode: number; headers: Record<string, unknown>; body: string },
): void {
  const response = document.paths[path]![method]!.responses[String(answer.statusCode)];
  expect([path, answer.statusCode, response === undefined]).toEqual([path, answer.statusCode, false]);
  if (answer.statusCode >= 400) {
    expect(String(answer.headers['content-type'])).toContain('application/problem+json');
    expectFits('Problem', JSON.parse(answer.body));
  }
}

function expectFits(name: string, json: unknown): void {
  const validate = check(name);
  validate(json);
  expect([name, validate.errors ?? []]).toEqual([name, []]);
}

test('every reference of the document leads somewhere', () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!.split('/'));
  expect(references.length).toBeGreaterThan(30);
  const missing = references.filter((path) => path.reduce<unknown>((at, name) => (at as Json | undefined)?.[name], document) === undefined);
  expect(missing).toEqual([]);
});

describe('the reference server answers as the document says', () => {
  test('the feed, page by page', async () => {
    const first = await get('/feed?limit=2');
    expectDocumented('/feed', 'get', first);
    const page = first.json<{ cursor: string; more: boolean; changes: unknown[] }>();
    expectFits('FeedPage', page);
    expect([page.changes.length, page.more]).toEqual([2, true]);
    expect(first.headers['webhook-id']).toBe('msg_1');
    expectFits('FeedPage', (await get(`/feed?since=${encodeURIComponent(page.cursor)}`)).json());
  });

  test.each(['/feed?limit=0', '/feed?limit=1001', '/feed?limit=x', '/feed?since=unknown'])('%s is refused', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expectDocumented('/feed', 'get', answer);
  });

  test.each([
    [undefined, 200, 'all'],
    ['bytes=100-', 206, 'rest'],
    ['bytes=0-', 206, 'all'],
    ['bytes=99999999-', 416, 'none'],
    ['bytes=-5', 200, 'all'],
    ['lines=1-', 200, 'all'],
  ])('an artifact with range %s', async (range, status, what) => {
    const file = catalogue.artifacts[0]!;
    const answer = await get(`/artifacts/${file.sha256}`, range === undefined ? {} : { range });
    expectDocumented('/artifacts/{sha256}', 'get', answer);
    expect(answer.statusCode).toBe(status);
    if (what === 'none') return;
    const from = what === 'rest' ? 100 : 0;
    expect(answer.rawPayload.equals(Buffer.from((file.content as Uint8Array).subarray(from)))).toBe(true);
    expect(answer.headers['etag']).toBe(`"${file.sha256}"`);
  });

  test('a range of another file than the one meant gets the whole', async () => {
    const file = catalogue.artifacts[0]!;
    const answer = await get(`/artifacts/${file.sha256}`, { range: 'bytes=5-', 'if-range': `"${'0'.repeat(64)}"` });
    expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, file.sizeBytes]);
  });

  test('a policy, and what is not there', async () => {
    expectDocumented('/policies/{sha256}', 'get', await get(`/policies/${catalogue.policies[0]!.sha256}`));
    for (const path of ['/policies/{sha256}', '/artifacts/{sha256}']) {
      const answer = await get(path.replace('{sha256}', '0'.repeat(64)));
      expect(answer.statusCode).toBe(404);
      expectDocumented(path, 'get', answer);
    }
  });

  test('an order, again, differing, unsigned and broken', async () => {
    const body = JSON.stringify(order);
    expectFits('StoreOrder', order);
    const broken = JSON.stringify({ ...order, kind: 'burn' });
    const unsigned = { authorization, 'content-type': 'application/json' };
    const answers = [
      [await post(body), 202],
      [await post(body), 202],
      [await post(JSON.stringify({ ...order, reason: '另一个' })), 409],
      [await post(body, unsigned), 401],
      [await post(body, signed(body, `whsec_${Buffer.alloc(32, 9).toString('base64')}`)), 401],
      [await post(broken), 400],
      [await post('{'), 400],
    ] as const;
    for (const [answer, status] of answers) {
      expect(answer.statusCode).toBe(status);
      expectDocumented('/orders', 'post', answer);
      if (status === 202) expectFits('OrderReport', answer.json());
    }
    const message = { type: 'withdrawn', documentNumber: 'x', reason: 'y', at: '2026-11-02T10:00:00Z' };
    expectFits('OrderMessage', message);
    for (const [path, text, status] of [
      ['order-1', JSON.stringify(message), 202],
      ['order-1', JSON.stringify({ ...message, type: 'burn' }), 400],
      ['none', JSON.stringify(message), 404],
    ] as const) {
      const said = await app.inject({ method: 'POST', url: `/orders/${path}/messages`, payload: text, headers: signed(text) });
      expect(said.statusCode).toBe(status);
      expectDocumented('/orders/{id}/messages', 'post', said);
    }
    const state = await get('/orders/order-1');
    expectDocumented('/orders/{id}', 'get', state);
    expectFits('OrderReport', state.json());
    expectDocumented('/orders/{id}', 'get', await get('/orders/none'));
  });

  test('without the token, and when busy', async () => {
    expectDocumented('/feed', 'get', await app.inject({ url: '/feed' }));
    lies.tell(['busy-once']);
    const busy = await get('/feed');
    expectDocumented('/feed', 'get', busy);
    expect(busy.headers['retry-after']).toBe('0');
  });
});

test('what is published next comes behind the last cursor, and once', async () => {
  const { cursor } = (await get('/feed?limit=1000')).json<{ cursor: string }>();
  const published = await app.inject({ method: 'POST', url: '/demo/publish-next' });
  expect(published.json()).toEqual({ published: ['moke'], left: 0 });
  const since = (await get(`/feed?since=${cursor}`)).json<{ changes: { storeAppId: string; version: { code: number } }[] }>();
  expect(since.changes.map(({ storeAppId, version }) => [storeAppId, version.code])).toEqual([['moke', 810]]);
});

test('levers of the demonstration answer only to this machine', async () => {
  const answer = await app.inject({ method: 'POST', url: '/demo/publish-next', remoteAddress: '192.0.2.7' });
  expect(answer.statusCode).toBe(403);
  const unknown = await app.inject({
    method: 'POST',
    url: '/demo/lies',
    payload: '["tell-the-truth"]',
    headers: { 'content-type': 'application/json' },
  });
  expect(unknown.statusCode).toBe(400);
});
