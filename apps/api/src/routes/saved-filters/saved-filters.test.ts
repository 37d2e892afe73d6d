import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
afterAll(() => api.close());
const province = await api.organisation('province', { province: '33' });
const ministry = await api.organisation('ministry');
const ann = await api.person(province, 'province-inspector', 'province:33');
const beth = await api.person(province, 'province-inspector', 'province:33');
const chief = await api.person(ministry, 'ministry-inspector', 'all');

const ask = (who: TestPerson, method: 'GET' | 'POST' | 'DELETE', path = '', payload?: object) =>
  api.app.inject({
    method,
    url: `/api/v1/session/saved-filters${path}`,
    headers: who.headers,
    ...(payload === undefined ? {} : { payload }),
  });
const items = async (who: TestPerson) => (await ask(who, 'GET')).json().items;

test('a person keeps a filter, keeps it anew under its name, and drops it; nobody else sees or drops it', async () => {
  const filter = { page: '/cases', name: '逾期', query: 'state=OVERDUE' };
  const kept = await ask(ann, 'POST', '', filter);
  expect([kept.statusCode, kept.json()]).toEqual([201, { id: expect.any(String), createdAt: expect.any(String), ...filter }]);
  await ask(ann, 'POST', '', { ...filter, query: 'state=OVERDUE&mine=true' });
  expect(await items(ann)).toMatchObject([{ ...filter, query: 'state=OVERDUE&mine=true' }]);
  for (const other of [beth, chief]) {
    expect(await items(other)).toEqual([]);
    expect((await ask(other, 'DELETE', `/${kept.json().id}`)).statusCode).toBe(404);
  }
  expect((await ask(ann, 'DELETE', `/${kept.json().id}`)).statusCode).toBe(204);
  expect(await items(ann)).toEqual([]);
});

test('of 200 one may be kept anew under its name, and no other is taken', async () => {
  const filter = (n: number) => ({ page: '/apps', name: `第${n}个`, query: 'isHead=true' });
  await sql`
    insert into touchstone.saved_filter (id, person_id, page, name, query, created_at)
    select gen_random_uuid(), ${beth.id}::uuid, '/apps', '第' || n || '个', 'isHead=true', now() from generate_series(0, 199) n`.execute(
    api.database.db,
  );
  expect((await ask(beth, 'POST', '', { ...filter(7), query: 'isHead=false' })).statusCode).toBe(201);
  expect(await items(beth)).toHaveLength(200);
  expect((await items(beth)).find(({ name }: { name: string }) => name === '第7个').query).toBe('isHead=false');
  expect((await ask(beth, 'POST', '', filter(200))).json()).toMatchObject({ status: 409, code: 'too-many-saved-filters' });
  expect(await items(beth)).toHaveLength(200);
});

test.each([
  ['an address elsewhere', { page: 'https://a.example', name: 'x', query: 'a=1' }],
  ['nothing to filter by', { page: '/cases', name: 'x', query: '' }],
  ['a name that says nothing', { page: '/cases', name: '', query: 'a=1' }],
])('%s is not kept', async (_name, filter) => expect((await ask(ann, 'POST', '', filter)).statusCode).toBe(400));
