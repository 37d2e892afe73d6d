import { ApiProblem, ApiUnreachable, createClient, type Fetch } from '@touchstone/api-client';
import { signIn } from '@touchstone/api-client/routes/session';
import { afterAll, expect, test } from 'vitest';
import { startApi, TEST_PASSWORD } from './testing.ts';

const api = await startApi();
const baseUrl = await api.app.listen({ host: '127.0.0.1', port: 0 });
afterAll(() => api.close());

const admin = await api.person(await api.organisation('province', { province: '11' }), 'province-admin', 'province:11');
const clientOf = (headers: Readonly<Record<string, string>>, language = 'zh') =>
  createClient({ baseUrl, fetch: fetch as unknown as Fetch, cookie: headers['cookie'] ?? '', language });

test('the typed client and the server speak of the same things, over the wire', async () => {
  const client = clientOf(admin.headers);
  const me = await client.whoAmI();
  expect(me.organisation.kind).toBe('province');
  const invited = await client.invitePerson({
    body: { login: 'wire.1', displayName: '李雷', role: 'province-inspector', scope: 'province:11' },
  });
  const { items } = await client.listPeople({ query: { state: 'INVITED', limit: 10 } });
  expect(items.map(({ id }) => id)).toEqual([invited.person]);
  const edited = await client.editPerson({
    params: { person: invited.person },
    body: { displayName: '韩梅梅' },
    ifMatch: items[0]!.version,
  });
  expect([edited.displayName, edited.version]).toEqual(['韩梅梅', 2]);
  const accepted = await client.acceptInvitation({ body: { token: invited.token, password: 'a sentence that is long' } });
  expect(accepted.person).toBe(invited.person);
});

test('a refusal is an ApiProblem in the caller’s language', async () => {
  const refused = await clientOf(admin.headers, 'en')
    .readPerson({ params: { person: admin.organisation } })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiProblem);
  expect(refused).toMatchObject({ status: 404, code: 'not-found', message: 'Not found', retryable: false });
  const stale = await clientOf(admin.headers)
    .editPerson({ params: { person: admin.id }, body: { language: 'en' }, ifMatch: 99 })
    .catch((error: unknown) => error);
  expect(stale).toMatchObject({ status: 412, code: 'version-conflict' });
});

test('a session begins by the answer’s cookie', async () => {
  const firm = await api.person(await api.organisation('enterprise'), 'enterprise-member', 'none');
  const { headers, body } = await clientOf({}).request(signIn, { body: { login: firm.login, password: TEST_PASSWORD } });
  expect(body.person).toBe(firm.id);
  const cookie = String(headers.get('set-cookie')).split(';')[0]!;
  expect((await clientOf({ cookie }).whoAmI()).person).toBe(firm.id);
  await clientOf({ cookie }).signOut();
  await expect(clientOf({ cookie }).whoAmI()).rejects.toMatchObject({ status: 401 });
});

test('nobody there is ApiUnreachable', async () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:1', fetch: fetch as unknown as Fetch });
  await expect(client.whoAmI()).rejects.toThrow(ApiUnreachable);
});
