import { demoStore, type Lie, storeServer } from '@touchstone/store';
import { afterAll, expect, test } from 'vitest';
import { checkStore } from './check-store.ts';

const SECRET = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
const { catalogue } = demoStore('qinglan');
const { app, lies } = await storeServer({ id: 'qinglan', name: '青岚应用商店', token: 'token', secret: SECRET, catalogue });
await app.listen({ host: '127.0.0.1', port: 0 });
afterAll(() => app.close());
const { port } = app.server.address() as { port: number };

const check = async (told: readonly Lie[], more: object = {}) => {
  lies.tell(told);
  const options = { baseUrl: `http://127.0.0.1:${port}`, token: 'token', secret: SECRET, fetch, ...more };
  const { ok, steps } = await checkStore(options, new AbortController().signal);
  return { ok, results: Object.fromEntries(steps.map(({ id, result }) => [id, result])), steps };
};

test('the reference store passes; plain HTTP is remarked on', async () => {
  const { ok, results, steps } = await check([], { withOrders: true });
  expect(ok).toBe(true);
  const others = steps.filter(({ result }) => result !== 'pass').map(({ id, result }) => `${id} ${result}`);
  expect(others).toEqual(['https warn', 'cursor-resumes not-checked', 'policies warn']);
  expect(results['orders']).toBe('pass');
});

test.each<[Lie, string]>([
  ['unsigned', 'feed'],
  ['replayed', 'feed'],
  ['not-json', 'feed'],
  ['endless-pages', 'feed'],
  ['broken-items', 'fields'],
  ['wrong-hash', 'artifact'],
  ['wrong-size', 'artifact'],
  ['wrong-signer', 'artifact'],
  ['no-ranges', 'ranges'],
  ['wrong-hash', 'policy-text'],
])('a store that tells %s fails at %s', async (lie, step) => {
  const { ok, results } = await check([lie]);
  expect([ok, results[step]]).toEqual([false, 'fail']);
});

test('with the wrong token it says where it was refused', async () => {
  const { steps } = await check([], { token: 'another' });
  expect(steps.find(({ id }) => id === 'feed')).toMatchObject({ result: 'fail', detail: expect.stringContaining('HTTP 401') });
});
