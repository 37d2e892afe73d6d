import { browse, providerInProcess } from '@touchstone/sign-in/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { oidcProviders } from '../../wiring/oidc-settings.ts';

const { server, settings } = await providerInProcess();
const api = await startApi({ oidcProviders: [settings] });
afterAll(async () => {
  await api.close();
  await new Promise((resolve) => server.close(resolve));
});

const province = await api.organisation('province', { province: '11' });
const person = await api.person(province, 'province-inspector', 'province:11');
const post = (path: string, body: object, headers: object = {}) =>
  api.app.inject({ method: 'POST', url: `/api/v1/sign-in-providers/${path}`, body, headers: { ...headers } });
const begin = async () => (await post('test/begin', {})).json() as { address: string; ticket: string };

test('providers are listed by their names alone', async () => {
  expect((await api.app.inject('/api/v1/sign-in-providers')).json()).toEqual({ items: [{ id: 'test' }] });
  expect((await post('other/begin', {})).statusCode).toBe(404);
});

test('only who linked an identity before comes in by it, with the second factor that the provider saw', async () => {
  const first = await begin();
  const query = await browse(first.address);
  expect((await post('test/finish', { ticket: first.ticket, query })).json().code).toBe('sign-in-failed');

  const second = await begin();
  expect((await post('test/link', { ticket: second.ticket, query: await browse(second.address) }, person.headers)).statusCode).toBe(204);

  const third = await begin();
  const answer = await post('test/finish', { ticket: third.ticket, query: await browse(third.address) });
  expect([answer.statusCode, answer.json().person]).toEqual([201, person.id]);
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
  const me = await api.app.inject({ url: '/api/v1/session', headers: { cookie } });
  expect(me.json()).toMatchObject({ person: person.id, needsSecondFactor: false });
});

test('an identity belongs to one person', async () => {
  const other = await api.person(province, 'province-inspector', 'province:11');
  const { address, ticket } = await begin();
  expect((await post('test/link', { ticket, query: await browse(address) }, other.headers)).json().code).toBe('conflict');
});

test.each([
  ['a ticket that we did not seal', { ticket: 'v1.AAAA', query: 'code=x&state=y' }],
  ['a ticket of another browser', { query: 'code=x&state=y' }],
])('%s is refused', async (_what, body) => {
  const { ticket } = await begin();
  expect((await post('test/finish', { ticket, ...body })).json().code).toBe('sign-in-failed');
});

describe('settings', () => {
  test.each([['{}'], ['not json'], ['[{"id":"A B","issuer":"https://x.cn","clientId":"a","clientSecret":"b"}]'], ['[{"id":"a"}]']])(
    '%s is refused',
    (text) => {
      expect(() => oidcProviders(text, 'https://t.cn')).toThrow(/OIDC_PROVIDERS/);
    },
  );

  test('a provider gets its own page to come back to', () => {
    const [provider] = oidcProviders(
      '[{"id":"gov","issuer":"https://id.gov.cn","clientId":"a","clientSecret":"b","secondFactorMethods":["otp"]}]',
      'https://t.cn',
    );
    expect(provider).toMatchObject({ redirectUri: 'https://t.cn/sign-in/gov', secondFactorMethods: ['otp'] });
  });
});
