import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, test, vi } from 'vitest';
import { startApi } from '../testing.ts';
import { initialise } from './initialise.ts';

const api = await startApi();
afterAll(() => api.close());

/** Runs the command and gives back what it printed. */
async function init(...args: readonly string[]): Promise<{ readonly code: number; readonly printed: string }> {
  const printed: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    }),
  );
  const code = await initialise({ platform: api.platform }, args);
  for (const spy of spies) spy.mockRestore();
  return { code, printed: printed.join('') };
}

const call = async (method: 'GET' | 'POST', url: string, headers: Readonly<Record<string, string>>, payload?: object) => {
  const answer = await api.app.inject({ method, url: `/api/v1/${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : answer.json(),
    cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0],
  };
};

/** Takes a link that works once, and signs in with it. */
async function enter(token: string): Promise<Readonly<Record<string, string>>> {
  const { cookie } = await call('POST', 'session/link', {}, { token, password: `right-horse-${randomBytes(6).toString('hex')}` });
  return { cookie: cookie as string, 'x-requested-with': 'touchstone' };
}

test('a store runs an installation alone, from its first administrator to its gate, its intake and its machines', async () => {
  expect((await init('--store', 'Our Shop')).code).toBe(2);
  const { code, printed } = await init('--store', 'our-shop', '--organisation', '某商店', '--login', 'host');
  expect(code).toBe(0);
  const host = await enter(/#(\S+)/.exec(printed)![1]!);
  expect((await init('--store', 'other')).code).toBe(2);
  expect((await init()).code).toBe(2);

  const { rows } = await sql<{ kind: string; store: string; code: string; name: string }>`
    select o.kind, o.store_id as store, s.code, s.name from touchstone.organisation o join touchstone.store s on s.id = o.store_id`.execute(
    api.database.db,
  );
  expect(rows).toMatchObject([{ kind: 'store', code: 'our-shop', name: '某商店' }]);
  const scope = `store:${rows[0]!.store}`;

  const invite = async (login: string, role: string) => {
    const { status, body } = await call('POST', 'people', host, { login, displayName: '测试', role, scope });
    expect([login, status]).toEqual([login, 201]);
    return enter(body.token);
  };
  const operator = await invite('operator.1', 'store-operator');
  const intake = await invite('intake.1', 'intake-officer');

  expect((await call('GET', 'engines', host)).status).toBe(200);
  expect((await call('GET', 'calendars', host)).status).toBe(200);
  expect((await call('POST', 'gate/checks', operator, { sha256: 'a'.repeat(64) })).body).toMatchObject({
    state: 'WAITING',
    policy: 'default@1',
  });
  expect((await call('GET', 'shelf/listings', operator)).body.items).toEqual([]);
  expect((await call('POST', 'programmes', operator, { title: '自查', announcement: '即日起' })).status).toBe(201);

  const { body: said } = await call('POST', 'public/complaints', {}, { subject: '某应用', text: '频繁弹窗关不掉', contact: '13800000000' });
  expect((await call('GET', 'complaints', intake)).body.items).toMatchObject([{ code: said.code, state: 'RECEIVED' }]);
  expect((await call('GET', 'complaints', operator)).body.code).toBe('forbidden');
});

test('its administrator hands it on to another of the same store, and to nobody else', async () => {
  const { rows } = await sql<{
    id: string;
    store: string;
  }>`select id, store_id as store from touchstone.organisation where kind = 'store'`.execute(api.database.db);
  const [own] = rows;
  const host = await api.person(own!.id, 'store-host', 'all');
  const colleague = await api.person(own!.id, 'store-operator', `store:${own!.store}`);
  const other = randomUUID();
  await sql`insert into touchstone.store (id, code, name, connector) values (${other}, 'other-shop', '他店', 'folder')`.execute(
    api.database.db,
  );
  const stranger = await api.person(await api.organisation('store', { store: other }), 'store-operator', `store:${other}`);
  const give = (person: string, role: string) =>
    call('POST', `people/${person}/grants`, host.headers, { role, scope: 'all', reason: '接任' });
  expect((await give(colleague.id, 'store-host')).status).toBe(201);
  expect((await give(stranger.id, 'store-host')).body.code).toBe('forbidden');
  expect((await give(colleague.id, 'ministry-admin')).body.code).toBe('forbidden');
  const admin = await api.person(own!.id, 'store-admin', `store:${own!.store}`);
  const refused = await call('POST', `people/${colleague.id}/grants`, admin.headers, { role: 'store-host', scope: 'all', reason: '接任' });
  expect(refused.body.code).toBe('forbidden');
});
