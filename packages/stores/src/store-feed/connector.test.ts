import { createHash } from 'node:crypto';
import { guardedFetch } from '@touchstone/outbound';
import { type Lie, storeServer } from '@touchstone/store';
import { expect, test } from 'vitest';
import { describeConnector, type Subject, type SubjectLie } from '../connector.contract.ts';
import type { ListingChange, StoreConnector } from '../connector.ts';
import type { Fetch, Surroundings } from '../fetch-port.ts';
import { StoreFault } from '../store-fault.ts';
import { storeFeed } from './connector.ts';
import { signBody } from './signed-body.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const TOKEN = 'token-of-a-test';
const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const file = (bytes: Uint8Array, mediaType: string) => ({ sha256: sha256(bytes), sizeBytes: bytes.length, mediaType, content: bytes });
const artifacts = Array.from({ length: 7 }, (_, i) =>
  file(Buffer.alloc(1000 * (i + 1) ** 3, i), 'application/vnd.android.package-archive'),
);
const policies = [file(Buffer.from('隐私政策'), 'text/plain; charset=utf-8')];
const listing = (i: number): ListingChange => ({
  storeAppId: `app-${i}`,
  state: 'live',
  updatedAt: '2026-11-01T08:00:00.000Z',
  platform: 'android',
  packageName: `cn.example.app${i}`,
  names: { 'zh-CN': `示例${i}` },
  permissions: ['android.permission.INTERNET'],
  version: { name: '1.0', code: 1 },
  artifact: { sha256: artifacts[i]!.sha256, sizeBytes: artifacts[i]!.sizeBytes, kind: 'apk', signers: [] },
});

async function started(more: object = {}, way: Fetch = fetch) {
  const { app, shelf, lies } = await storeServer({
    id: 'huayang',
    name: '华洋应用市场',
    token: TOKEN,
    secret: SECRET,
    orderMs: 5,
    catalogue: { listings: artifacts.map((_, i) => listing(i)), artifacts, policies },
    ...more,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  let requests = 0;
  const around: Surroundings = {
    fetch: (url, options) => {
      requests++;
      return way(url, options);
    },
    nowMs: () => Date.now(),
    sleep: async () => undefined,
    random: () => 0,
  };
  const options = { id: 'huayang', baseUrl: `http://127.0.0.1:${port}`, token: TOKEN, secret: SECRET, pageSize: 3 };
  const open = (change: object = {}): StoreConnector =>
    storeFeed({ ...options, rate: { perSecond: 1e6, burst: 1e6, atOnce: 4 }, ...change }, around);
  return { app, shelf, lies, open, around, requests: () => requests };
}

/** Names are the server's own. */
const LIES = [
  'endless-pages',
  'repeated-page',
  'huge-page',
  'not-json',
  'unsigned',
  'replayed',
  'redirects',
  'forbidden',
  'forgets-cursors',
  'wrong-hash',
  'wrong-size',
  'endless-body',
  'cut-body',
  'slow-body',
  'busy-once',
  'duplicates',
  'broken-items',
] as const satisfies readonly (SubjectLie & Lie)[];

describeConnector('store feed', LIES, () => subject(fetch));
/** As the platform goes out. */
const guarded = guardedFetch({ maxBytes: 1e9, timeoutMs: 60_000, allow: 'loopback' }) as unknown as Fetch;
describeConnector('store feed through the guarded way out', LIES, () => subject(guarded));

async function subject(way: Fetch): Promise<Subject> {
  const { app, shelf, lies, open, requests } = await started({}, way);
  return {
    connector: open(),
    reopen: () => open(),
    change: async () => {
      shelf.put({ ...listing(1), version: { name: '1.1', code: 2 } });
      return 'app-1';
    },
    live: artifacts.map((_, i) => `app-${i}`),
    pageSize: 3,
    lie: (lie) => lies.tell([lie as Lie]),
    requests,
    close: () => app.close(),
  };
}

const order = {
  id: 'order-1',
  kind: 'delist',
  storeAppId: 'app-1',
  documentNumber: '工信管函〔2026〕1号',
  reason: '未按要求完成整改',
  issuedAt: '2026-11-02T00:00:00Z',
  dueAt: '2026-11-09T00:00:00Z',
} as const;

test('an order is acknowledged, then done, and the listing is gone from the feed', async () => {
  const { app, open } = await started();
  const store = open();
  expect(await store.sendOrder!(order, never)).toMatchObject({ state: 'acknowledged' });
  expect(await store.sendOrder!(order, never)).toMatchObject({ id: 'order-1' });
  await expect.poll(() => store.orderState!('order-1', never)).toMatchObject({ state: 'done' });
  const states: Record<string, string> = {};
  for await (const { changes } of store.changes(undefined, never)) for (const one of changes) states[one.storeAppId] = one.state;
  expect(states['app-1']).toBe('gone');
  await app.close();
});

test('a store may say done and still offer the app', async () => {
  const { app, open, lies, shelf } = await started();
  lies.tell(['acknowledges-but-live']);
  const store = open();
  await store.sendOrder!(order, never);
  await expect.poll(() => store.orderState!('order-1', never)).toMatchObject({ state: 'done' });
  expect(shelf.listing('app-1')?.state).toBe('live');
  await app.close();
});

test('an order about an app the store does not have is refused; the same id with another text is a conflict', async () => {
  const { app, open } = await started();
  const store = open();
  expect(await store.sendOrder!({ ...order, storeAppId: 'none' }, never)).toMatchObject({ state: 'refused' });
  await expect(store.sendOrder!(order, never)).rejects.toMatchObject({ code: 'refused', httpStatus: 409 });
  await app.close();
});

test('a policy is what its hash says', async () => {
  const { app, open, lies } = await started();
  const ref = { sha256: policies[0]!.sha256 };
  const policy = await open().policyText!(ref, never);
  expect(Buffer.from(policy.bytes).toString()).toBe('隐私政策');
  lies.tell(['wrong-hash']);
  await expect(open().policyText!(ref, never)).rejects.toMatchObject({ code: 'wrong-hash', retryable: false });
  await app.close();
});

test('a wrong token and a wrong secret are told apart', async () => {
  const { app, open } = await started();
  const read = async (change: object) => {
    for await (const _ of open(change).changes(undefined, never)) return 'answers';
    return 'ends';
  };
  await expect(read({ token: 'another' })).rejects.toMatchObject({ code: 'not-permitted' });
  await expect(read({ secret: `whsec_${Buffer.alloc(32, 2).toString('base64')}` })).rejects.toMatchObject({ code: 'signature-invalid' });
  await app.close();
});

test('a store that is down is left alone until the pause is over', async () => {
  const { app, around, requests } = await started();
  const { port } = app.server.address() as { port: number };
  await app.close();
  let now = Date.now();
  const store = storeFeed(
    {
      id: 'x',
      baseUrl: `http://127.0.0.1:${port}`,
      token: TOKEN,
      secret: SECRET,
      transport: { retries: { attempts: 5, baseMs: 1, capMs: 1 } },
    },
    { ...around, nowMs: () => now },
  );
  const code = () => store.orderState!('1', never).then(String, (error: StoreFault) => error.code);
  expect(await code()).toBe('unreachable');
  expect(requests()).toBe(5);
  expect(await code()).toBe('circuit-open');
  expect(requests()).toBe(5);
  now += 31_000;
  expect(await code()).toBe('circuit-open');
  expect(requests()).toBe(6);
});

test('events are believed only with the right signature', async () => {
  const { readStoreEvent } = await import('./store-event.ts');
  const body = JSON.stringify({
    type: 'order.done',
    timestamp: '2026-11-02T00:00:00Z',
    data: { id: 'order-1', state: 'done', doneAt: '2026-11-02T00:00:00Z' },
  });
  const headers = signBody(SECRET, 'msg_1', 1000, body) as unknown as Record<string, string>;
  const read = (text: string) => readStoreEvent(SECRET, Buffer.from(text), (name) => headers[name], 1000);
  expect(read(body)).toMatchObject({ id: 'msg_1', type: 'order.done', order: { id: 'order-1', state: 'done' } });
  expect(() => read(body.replace('order-1', 'order-2'))).toThrow(StoreFault);
});
