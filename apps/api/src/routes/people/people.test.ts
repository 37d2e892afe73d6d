import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
afterAll(() => api.close());

const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const shanghai = await api.organisation('province', { province: '31' });
const [root, admin, other, inspector, auditor] = await Promise.all([
  api.person(ministry, 'ministry-admin', 'all'),
  api.person(beijing, 'province-admin', 'province:11'),
  api.person(shanghai, 'province-admin', 'province:31'),
  api.person(beijing, 'province-inspector', 'province:11'),
  api.person(beijing, 'province-auditor', 'province:11'),
]);

const call = async (
  who: TestPerson | undefined,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
  headers: object = {},
) => {
  const answer = await api.app.inject({ method, url, headers: { ...who?.headers, ...headers }, ...(body === undefined ? {} : { body }) });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json(), headers: answer.headers };
};
let names = 0;
const invitation = (changes: object = {}) => ({
  login: `han.mei${++names}`,
  displayName: '韩梅梅',
  role: 'province-inspector',
  scope: 'province:11',
  ...changes,
});

describe('invitations', () => {
  test('a person comes in by a link that works once, with the role that was given', async () => {
    const invited = await call(admin, 'POST', '/api/v1/people', invitation());
    expect(invited.status).toBe(201);
    const accept = (password: string) => call(undefined, 'POST', '/api/v1/session/link', { token: invited.body.token, password });
    expect((await accept('short')).body.code).toBe('weak-password');
    const accepted = await accept('a sentence that is long');
    expect(accepted.status).toBe(201);
    expect((await accept('a sentence that is longer')).body.code).toBe('link-used');
    const grants = await call(admin, 'GET', `/api/v1/people/${invited.body.person}/grants`);
    expect(grants.body.items).toMatchObject([{ role: 'province-inspector', scope: 'province:11', isInForce: true }]);
  });

  test('a link ends with its time', async () => {
    const { token } = (await call(admin, 'POST', '/api/v1/people', invitation())).body;
    const then = api.clock.at;
    api.clock.at = new Date(then.getTime() + 7 * 86_400_000 + 1);
    expect((await call(undefined, 'POST', '/api/v1/session/link', { token, password: 'a sentence that is long' })).body.code).toBe(
      'link-used',
    );
    api.clock.at = then;
  });

  test.each([
    ['a role of another kind of organisation', { role: 'ministry-inspector', scope: 'all' }, 403, 'role-not-of-this-organisation'],
    ['another province', { scope: 'province:31' }, 403, 'scope-not-of-this-organisation'],
    ['no role', { role: 'king' }, 400, 'no-such-role'],
    ['a scope that is none', { scope: 'province:99' }, 400, 'no-such-role'],
  ])('%s is refused with its reason', async (_what, changes, status, message) => {
    const answer = await call(admin, 'POST', '/api/v1/people', invitation(changes));
    expect(answer.status).toBe(status);
    expect(answer.body.errors.map((error: { message: string }) => error.message)).toContain(message);
  });

  test('a login is taken once, whatever its letters', async () => {
    const wanted = invitation({ login: 'Li.Lei' });
    expect((await call(admin, 'POST', '/api/v1/people', wanted)).status).toBe(201);
    expect((await call(admin, 'POST', '/api/v1/people', { ...wanted, login: 'li.lei' })).body.code).toBe('login-taken');
  });

  test('Chinese logins are taken, and signs that mislead are not', async () => {
    expect((await call(admin, 'POST', '/api/v1/people', invitation({ login: '韩梅梅.北京' }))).status).toBe(201);
    expect((await call(admin, 'POST', '/api/v1/people', invitation({ login: 'a b<script>' }))).status).toBe(400);
  });

  test('only who manages people invites, and only into their own organisation', async () => {
    expect((await call(inspector, 'POST', '/api/v1/people', invitation())).body.code).toBe('forbidden');
    expect((await call(admin, 'POST', '/api/v1/people', invitation({ organisation: shanghai, scope: 'province:31' }))).status).toBe(404);
    expect((await call(root, 'POST', '/api/v1/people', invitation({ organisation: shanghai, scope: 'province:31' }))).status).toBe(201);
  });
});

describe('grants', () => {
  const grant = (who: TestPerson, to: TestPerson, role: string, scope: string, more: object = {}) =>
    call(who, 'POST', `/api/v1/people/${to.id}/grants`, { role, scope, reason: '岗位调整', ...more });

  test('a grant is given, used and revoked, and stays on record', async () => {
    const newcomer = await api.person(beijing, 'intake-officer', 'province:11');
    const list = () => call(newcomer, 'GET', '/api/v1/organisations');
    expect((await list()).status).toBe(403);
    const given = await grant(admin, newcomer, 'province-approver', 'province:11');
    expect(given.status).toBe(201);
    expect((await list()).status).toBe(200);
    expect((await call(admin, 'POST', `/api/v1/grants/${given.body.id}/revocation`, { reason: '调离' })).status).toBe(204);
    expect((await list()).status).toBe(403);
    const { items } = (await call(auditor, 'GET', `/api/v1/people/${newcomer.id}/grants`)).body;
    expect(items.map((one: { role: string; isInForce: boolean }) => [one.role, one.isInForce])).toEqual([
      ['intake-officer', true],
      ['province-approver', false],
    ]);
  });

  test('a grant ends by itself', async () => {
    const newcomer = await api.person(beijing, 'intake-officer', 'province:11');
    await grant(admin, newcomer, 'province-approver', 'province:11', { until: new Date(api.clock.at.getTime() + 60_000).toISOString() });
    const list = () => call(newcomer, 'GET', '/api/v1/organisations');
    expect((await list()).status).toBe(200);
    const then = api.clock.at;
    api.clock.at = new Date(then.getTime() + 60_000);
    expect((await list()).status).toBe(403);
    api.clock.at = then;
  });

  test('nobody gives themselves a role, and who watches does not act', async () => {
    expect(
      (await grant(admin, admin, 'province-inspector', 'province:11')).body.errors.map((e: { message: string }) => e.message),
    ).toContain('own-grant');
    expect(
      (await grant(admin, auditor, 'province-inspector', 'province:11')).body.errors.map((e: { message: string }) => e.message),
    ).toContain('roles-apart');
  });

  test('people of another province are not even there', async () => {
    expect((await grant(other, inspector, 'province-inspector', 'province:31')).status).toBe(404);
    expect((await call(other, 'GET', `/api/v1/people/${inspector.id}`)).status).toBe(404);
  });

  test('the same key gives the same grant', async () => {
    const newcomer = await api.person(beijing, 'intake-officer', 'province:11');
    const send = () =>
      call(
        admin,
        'POST',
        `/api/v1/people/${newcomer.id}/grants`,
        { role: 'province-inspector', scope: 'province:11', reason: 'r' },
        { 'idempotency-key': 'grant-0001' },
      );
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect((await call(admin, 'GET', `/api/v1/people/${newcomer.id}/grants`)).body.items).toHaveLength(2);
  });
});

describe('editing people', () => {
  test('takes the version that was read, and signs out who is suspended', async () => {
    const person = await api.person(beijing, 'province-inspector', 'province:11');
    const read = await call(admin, 'GET', `/api/v1/people/${person.id}`);
    const edit = (body: object, tag: unknown) =>
      call(admin, 'PATCH', `/api/v1/people/${person.id}`, body, tag === undefined ? {} : { 'if-match': String(tag) });
    expect((await edit({ displayName: '李雷' }, undefined)).status).toBe(428);
    const edited = await edit({ displayName: '李雷' }, read.headers['etag']);
    expect([edited.status, edited.body.displayName, edited.headers['etag']]).toEqual([200, '李雷', '"v2"']);
    expect((await edit({ displayName: '王' }, read.headers['etag'])).status).toBe(412);
    expect((await edit({ state: 'SUSPENDED' }, '"v2"')).status).toBe(200);
    expect((await call(person, 'GET', '/api/v1/session')).status).toBe(401);
    expect((await edit({ state: 'CLOSED' }, '"v3"')).status).toBe(200);
    expect((await edit({ state: 'ACTIVE' }, '"v4"')).body.code).toBe('no-such-step');
  });

  test('a lost telephone: an administrator forgets the second factor and makes a link', async () => {
    const person = await api.person(beijing, 'province-inspector', 'province:11');
    const reset = await call(admin, 'POST', `/api/v1/people/${person.id}/sign-in-link`, { forgetsSecondFactor: true });
    expect(reset.status).toBe(201);
    expect(
      (await call(undefined, 'POST', '/api/v1/session/link', { token: reset.body.token, password: 'a sentence that is long' })).status,
    ).toBe(201);
    expect((await call(person, 'GET', '/api/v1/session')).status).toBe(401);
    expect((await call(admin, 'POST', `/api/v1/people/${admin.id}/sign-in-link`, { forgetsSecondFactor: true })).body.code).toBe(
      'own-grant',
    );
  });

  test('lists go page by page, without gaps and without others', async () => {
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const { body }: { body: { items: { id: string; organisation: string }[]; next: string | null; total: number } } = await call(
        admin,
        'GET',
        `/api/v1/people?limit=3${next === null ? '' : `&after=${next}`}`,
      );
      expect(body.items.every(({ organisation }) => organisation === beijing)).toBe(true);
      seen.push(...body.items.map(({ id }) => id));
      next = body.next;
      if (next === null) expect(seen).toHaveLength(body.total);
    } while (next !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort());
  });
});

describe('organisations', () => {
  test('a ministry makes them; there is one administration a province', async () => {
    const make = (body: object) => call(root, 'POST', '/api/v1/organisations', body);
    const lab = await make({ kind: 'lab', name: '中国信通院泰尔实验室' });
    expect([lab.status, lab.body.version]).toEqual([201, 1]);
    expect((await make({ kind: 'province', name: '北京市通信管理局', province: '11' })).body.code).toBe('conflict');
    expect((await make({ kind: 'province', name: '某省' })).body.code).toBe('invalid-input');
    expect((await make({ kind: 'ministry', name: 'another' })).body.code).toBe('conflict');
    expect((await make({ kind: 'ministry', name: 'another', province: '11' })).body.code).toBe('conflict');
    expect((await make({ kind: 'lab', name: 'x', parent: api.platform.newId() })).body.code).toBe('not-found');
    expect((await call(admin, 'POST', '/api/v1/organisations', { kind: 'lab', name: 'x' })).status).toBe(403);
  });

  test('an authority sees its own, the ministry all', async () => {
    expect((await call(admin, 'GET', '/api/v1/organisations')).body.items.map(({ id }: { id: string }) => id)).toEqual([beijing]);
    expect((await call(root, 'GET', '/api/v1/organisations?kind=province')).body.items).toHaveLength(2);
    expect((await call(admin, 'GET', `/api/v1/organisations/${shanghai}`)).status).toBe(404);
  });

  test('sets its own policy, with the version it read', async () => {
    const set = (policy: object, tag: string) => call(admin, 'PUT', `/api/v1/organisations/${beijing}/policy`, policy, { 'if-match': tag });
    const answer = await set({ secondFactor: 'required', blindShare: 0.1, personsForPublication: 3 }, '"v1"');
    expect([answer.status, answer.body.policy]).toEqual([200, { secondFactor: 'required', blindShare: 0.1, personsForPublication: 3 }]);
    expect((await set({ personsForPublication: 1 }, '"v2"')).status).toBe(400);
    expect((await set({}, '"v1"')).status).toBe(412);
  });

  test('when suspended none of its people comes in', async () => {
    const firm = await api.organisation('enterprise');
    const person = await api.person(firm, 'enterprise-member', 'none');
    expect((await call(root, 'PATCH', `/api/v1/organisations/${firm}`, { state: 'SUSPENDED' }, { 'if-match': '"v1"' })).status).toBe(200);
    expect((await call(person, 'GET', '/api/v1/session')).status).toBe(401);
    expect((await call(root, 'PATCH', `/api/v1/organisations/${ministry}`, { state: 'CLOSED' }, { 'if-match': '"v1"' })).body.code).toBe(
      'no-such-step',
    );
  });
});

describe('tokens', () => {
  const expiresAt = new Date(api.clock.at.getTime() + 3_600_000).toISOString();
  const wanted = (changes: object = {}) => ({ name: '脚本', permissions: ['app.read'], scope: 'province:11', expiresAt, ...changes });
  const use = (token: string, remoteAddress = '127.0.0.1') =>
    api.app.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${token}` }, remoteAddress });

  test('one’s own token holds what it names, and no more than its owner', async () => {
    const { status, body } = await call(inspector, 'POST', '/api/v1/session/tokens', wanted());
    expect([status, body.token]).toEqual([201, expect.stringMatching(/^tsk_/)]);
    expect((await use(body.token)).json().rights).toEqual([{ permission: 'app.read', scopes: ['province:11'] }]);
    expect((await call(inspector, 'POST', '/api/v1/session/tokens', wanted({ permissions: ['person.manage'] }))).body.code).toBe(
      'exceeds-own-rights',
    );
    expect((await call(inspector, 'POST', '/api/v1/session/tokens', wanted({ scope: 'all' }))).body.code).toBe('exceeds-own-rights');
    const kept = await api.database.db.selectFrom('api_token').selectAll().where('id', '=', body.about.id).executeTakeFirstOrThrow();
    expect(JSON.stringify(kept)).not.toContain(body.token.slice(12));
    expect((await call(inspector, 'DELETE', `/api/v1/tokens/${body.about.id}`)).status).toBe(204);
    expect((await use(body.token)).json().code).toBe('token-invalid');
  });

  test('a token works only from its addresses', async () => {
    const { token } = (await call(inspector, 'POST', '/api/v1/session/tokens', wanted({ addresses: ['10.1.2.3/8', '2001:db8::/32'] })))
      .body;
    expect((await use(token, '10.200.0.1')).statusCode).toBe(200);
    expect((await use(token, '::ffff:10.200.0.1')).statusCode).toBe(200);
    expect((await use(token, '2001:db8::7')).statusCode).toBe(200);
    expect((await use(token, '11.0.0.1')).json().code).toBe('address-refused');
    expect((await call(inspector, 'POST', '/api/v1/session/tokens', wanted({ addresses: ['10.1.2.3/64'] }))).status).toBe(400);
  });

  test('a machine gets what machines do and nothing a person decides', async () => {
    const machine = (permissions: string[], scope = 'none') => call(admin, 'POST', '/api/v1/tokens', wanted({ permissions, scope }));
    expect((await machine(['run.lease'])).status).toBe(201);
    expect((await machine(['finding.decide'])).body.code).toBe('exceeds-own-rights');
    expect((await machine(['run.lease'], 'province:31')).body.code).toBe('exceeds-own-rights');
    expect((await machine(['no.such'])).status).toBe(400);
    expect((await call(other, 'GET', '/api/v1/tokens')).body.items).toEqual([]);
  });

  test('ends in its time, and none lasts longer than a year', async () => {
    const { token } = (await call(inspector, 'POST', '/api/v1/session/tokens', wanted())).body;
    expect((await call(inspector, 'POST', '/api/v1/session/tokens', wanted({ expiresAt: '2199-01-01T00:00:00Z' }))).status).toBe(400);
    const then = api.clock.at;
    api.clock.at = new Date(then.getTime() + 3_600_000);
    expect((await use(token)).json().code).toBe('token-invalid');
    api.clock.at = then;
  });

  test('a token makes no tokens', async () => {
    const machine = await api.machine(beijing, ['token.manage', 'token.manage-own'], 'province:11');
    expect((await api.app.inject({ method: 'POST', url: '/api/v1/tokens', headers: machine, body: wanted() })).statusCode).toBe(403);
  });
});

test('everybody of a house knows the names of it, and of no other', async () => {
  const { status, body } = await call(inspector, 'GET', '/api/v1/colleagues');
  expect(status).toBe(200);
  const ids = body.items.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(expect.arrayContaining([admin!.id, inspector!.id, auditor!.id]));
  for (const stranger of [root!.id, other!.id]) expect(ids).not.toContain(stranger);
  expect((await call(undefined, 'GET', '/api/v1/colleagues')).status).toBe(401);
  const machine = await api.machine(beijing, ['person.read'], 'province:11');
  expect((await api.app.inject({ url: '/api/v1/colleagues', headers: machine })).statusCode).toBe(403);
});

test('of a stranger the house is told to who sees the country, and nothing to another province', async () => {
  const approver = await api.person(ministry, 'ministry-approver', 'all');
  const asked = (who: TestPerson) => call(who, 'GET', `/api/v1/colleagues?id=${inspector!.id}`);
  const { name } = await api.database.db.selectFrom('organisation').select('name').where('id', '=', beijing).executeTakeFirstOrThrow();
  expect((await asked(approver)).body).toEqual({ items: [], isMore: false, house: name });
  expect((await asked(other!)).body).toEqual({ items: [], isMore: false, house: null });
});

test('of a house of thousands it is said that there are more, and each is found by its id', async () => {
  const house = await api.organisation('province', { province: '65' });
  await sql`
    insert into touchstone.person (id, organisation_id, login, display_name)
    select gen_random_uuid(), ${house}::uuid, 'many-' || n, '甲' || lpad(n::text, 4, '0') from generate_series(0, 2000) n`.execute(
    api.database.db,
  );
  const last = await api.person(house, 'province-inspector', 'province:65');
  const { body } = await call(last, 'GET', '/api/v1/colleagues');
  const names: string[] = body.items.map(({ name }: { name: string }) => name).filter((name: string) => name.startsWith('甲'));
  expect([body.items.length, body.isMore, names.includes('甲2000')]).toEqual([2000, true, false]);
  expect(names).toEqual([...names].sort());
  const { rows } = await sql<{ id: string }>`select id from touchstone.person where display_name = '甲2000'`.execute(api.database.db);
  expect((await call(last, 'GET', `/api/v1/colleagues?id=${rows[0]?.id}`)).body).toEqual({
    items: [{ id: rows[0]?.id, name: '甲2000' }],
    isMore: false,
    house: null,
  });
  expect((await call(last, 'GET', `/api/v1/colleagues?id=${inspector!.id}`)).body.items).toEqual([]);
});
