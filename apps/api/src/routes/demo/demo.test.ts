import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../../testing.ts';
import { demoAccounts } from '../../wiring/demo-accounts.ts';

const ACCOUNT = {
  ...{ login: 'zhejiang', password: 'abcd-efgh-jkmn', displayName: '浙江局检查员', organisation: '浙江省通信管理局', organisationEn: null },
  role: 'province-inspector',
} as const;
let [demo, real]: TestApi[] = [];
beforeAll(async () => {
  [demo, real] = await Promise.all([startApi({ isDemo: true, demoAccounts: [ACCOUNT] }), startApi()]);
});
afterAll(async () => {
  await Promise.all([demo?.close(), real?.close()]);
});

test('an installation for demonstration lists its accounts to whoever opens it', async () => {
  const answer = await demo!.app.inject({ url: '/api/v1/demo/accounts' });
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    { items: [{ ...ACCOUNT, roleZh: '省级监督检查', roleEn: 'Inspector of a province' }] },
  ]);
});

test('any other has no such route', async () => {
  const answer = await real!.app.inject({ url: '/api/v1/demo/accounts' });
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'no-such-route']);
});

test.each([
  [{}, undefined],
  [{ TOUCHSTONE_DEMO: '1' }, undefined],
  [{ TOUCHSTONE_DEMO_ACCOUNTS: JSON.stringify([ACCOUNT]) }, undefined],
  [{ TOUCHSTONE_DEMO: '1', TOUCHSTONE_DEMO_ACCOUNTS: JSON.stringify([ACCOUNT]) }, [ACCOUNT]],
])('%j', (env, accounts) => expect(demoAccounts(env)).toEqual(accounts));

test('a role that there is not', () => {
  const env = { TOUCHSTONE_DEMO: '1', TOUCHSTONE_DEMO_ACCOUNTS: JSON.stringify([{ ...ACCOUNT, role: 'king' }]) };
  expect(() => demoAccounts(env)).toThrow(RangeError);
});
