import { Secret, TOTP } from 'otpauth';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi, TEST_PASSWORD } from '../../testing.ts';

const api = await startApi();
afterAll(() => api.close());

const firm = await api.organisation('enterprise');
const province = await api.organisation('province', { province: '11' });

const post = (url: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
  api.app.inject({ method: 'POST', url, body, headers: { ...headers } });
const signIn = (login: string, password = TEST_PASSWORD, code?: string) =>
  post('/api/v1/session', { login, password, ...(code === undefined ? {} : { code }) });
const cookieOf = (answer: { headers: Record<string, unknown> }) => ({
  cookie: String(answer.headers['set-cookie']).split(';')[0]!,
  'x-requested-with': 'touchstone',
});
const me = (headers: object) => api.app.inject({ url: '/api/v1/session', headers: { ...headers } });

describe('signing in', () => {
  test('gives a session cookie that scripts and other sites cannot use', async () => {
    const { login } = await api.person(firm, 'enterprise-member', 'operator:018f2f7a-3c1d-7000-8000-000000000001');
    const answer = await signIn(login);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['set-cookie']).toMatch(/^touchstone=tss_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Expires=/);
    const mine = (await me(cookieOf(answer))).json();
    expect(mine).toMatchObject({ login, needsSecondFactor: false, signedInBy: 'session' });
    expect(mine.rights).toContainEqual({ permission: 'claim.create', scopes: ['operator:018f2f7a-3c1d-7000-8000-000000000001'] });
  });

  test('tells nobody whether an account exists', async () => {
    const { login } = await api.person(firm, 'enterprise-member', 'none');
    const [wrong, unknown] = [await signIn(login, 'wrong'), await signIn('nobody-of-this-name', 'wrong')];
    expect([wrong.statusCode, wrong.json().code]).toEqual([unknown.statusCode, unknown.json().code]);
    expect(wrong.json().code).toBe('sign-in-failed');
  });

  test('is locked after five wrong passwords, for longer each time, and tells so only who knows the password', async () => {
    const { login } = await api.person(firm, 'enterprise-member', 'none');
    for (let i = 0; i < 5; i++) await signIn(login, 'wrong');
    expect((await signIn(login, 'wrong')).json().code).toBe('sign-in-failed');
    const locked = await signIn(login);
    expect([locked.statusCode, locked.json().code, locked.headers['retry-after']]).toEqual([429, 'account-locked', '30']);
    const then = api.clock.at;
    api.clock.at = new Date(then.getTime() + 30_001);
    expect((await signIn(login)).statusCode).toBe(201);
    api.clock.at = then;
  });

  test('does not let wrong passwords at once pass the lock', async () => {
    const { login } = await api.person(firm, 'enterprise-member', 'none');
    await Promise.all(Array.from({ length: 8 }, () => signIn(login, 'wrong')));
    expect((await signIn(login)).json().code).toBe('account-locked');
  });

  test('ends with its time, with signing out, and when the person is suspended', async () => {
    const person = await api.person(firm, 'enterprise-member', 'none');
    const session = cookieOf(await signIn(person.login));
    const then = api.clock.at;
    api.clock.at = new Date(then.getTime() + 3_600_000);
    expect((await me(session)).statusCode).toBe(401);
    api.clock.at = then;
    expect((await me(session)).statusCode).toBe(200);
    const out = await api.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: session });
    expect([out.statusCode, out.headers['set-cookie']]).toEqual([204, expect.stringContaining('touchstone=; ')]);
    expect((await me(session)).statusCode).toBe(401);
    expect((await me(person.headers)).statusCode).toBe(200);
    await api.database.db.updateTable('person').set({ state: 'SUSPENDED' }).where('id', '=', person.id).execute();
    expect((await me(person.headers)).statusCode).toBe(401);
  });
});

describe('the second factor', () => {
  const codeAt = (secret: string, at: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

  test('an authority’s person can do nothing without it but set it up', async () => {
    const { login, id } = await api.person(province, 'province-admin', 'province:11');
    const first = cookieOf(await signIn(login));
    expect((await me(first)).json().needsSecondFactor).toBe(true);
    expect((await api.app.inject({ url: '/api/v1/people', headers: first })).json().code).toBe('second-factor-required');

    const begun = (await post('/api/v1/session/second-factor', { password: TEST_PASSWORD }, first)).json();
    const now = api.clock.at.getTime();
    const wrong = await api.app.inject({
      method: 'PUT',
      url: '/api/v1/session/second-factor',
      headers: first,
      body: { ticket: begun.ticket, code: '000000' },
    });
    expect(wrong.json().code).toBe('bad-code');
    const confirmed = await api.app.inject({
      method: 'PUT',
      url: '/api/v1/session/second-factor',
      headers: first,
      body: { ticket: begun.ticket, code: codeAt(begun.secret, now) },
    });
    expect(confirmed.json().recoveryCodes).toHaveLength(10);
    expect((await me(first)).statusCode).toBe(401);
    expect((await api.app.inject({ url: '/api/v1/people', headers: cookieOf(confirmed) })).statusCode).toBe(200);

    expect((await signIn(login)).json().code).toBe('second-factor-required');
    expect((await signIn(login, TEST_PASSWORD, codeAt(begun.secret, now))).json().code).toBe('sign-in-failed');
    const next = codeAt(begun.secret, now + 30_000);
    api.clock.at = new Date(now + 30_000);
    expect((await signIn(login, TEST_PASSWORD, next)).statusCode).toBe(201);
    expect((await signIn(login, TEST_PASSWORD, next)).json().code).toBe('sign-in-failed');
    const recovery = confirmed.json().recoveryCodes[4];
    expect((await signIn(login, TEST_PASSWORD, recovery)).statusCode).toBe(201);
    expect((await signIn(login, TEST_PASSWORD, recovery)).json().code).toBe('sign-in-failed');

    const row = await api.database.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(begun.secret);
    expect(row.recovery_hashes).toHaveLength(9);
  });

  test('a link for a new password does not get round it', async () => {
    const { login, id } = await api.person(firm, 'enterprise-admin', 'operator:018f2f7a-3c1d-7000-8000-000000000001');
    const own = cookieOf(await signIn(login));
    const begun = (await post('/api/v1/session/second-factor', { password: TEST_PASSWORD }, own)).json();
    const confirm = (headers: object, ticket: string, secret: string) =>
      api.app.inject({
        method: 'PUT',
        url: '/api/v1/session/second-factor',
        headers: { ...headers },
        body: { ticket, code: codeAt(secret, api.clock.at.getTime()) },
      });
    expect((await confirm(own, begun.ticket, begun.secret)).statusCode).toBe(200);

    const colleague = await api.person(firm, 'enterprise-admin', 'operator:018f2f7a-3c1d-7000-8000-000000000001');
    const { token } = (await post(`/api/v1/people/${id}/sign-in-link`, { forgetsSecondFactor: false }, colleague.headers)).json();
    const taken = cookieOf(await post('/api/v1/session/link', { token, password: 'a sentence that is long' }));
    expect((await me(taken)).json().needsSecondFactor).toBe(true);
    expect((await api.app.inject({ url: '/api/v1/people', headers: taken })).json().code).toBe('second-factor-required');
    expect((await api.app.inject({ url: '/api/v1/events', headers: taken })).json().code).toBe('second-factor-required');
    expect((await post('/api/v1/session/second-factor', { password: 'a sentence that is long' }, taken)).json().code).toBe(
      'second-factor-required',
    );
  });

  test('is not begun without the password', async () => {
    const { headers } = await api.person(firm, 'enterprise-member', 'none');
    expect((await post('/api/v1/session/second-factor', { password: 'wrong' }, headers)).json().code).toBe('sign-in-failed');
  });
});

test('a new password ends the other sessions and must be strong', async () => {
  const { login, headers } = await api.person(firm, 'enterprise-member', 'none');
  const other = cookieOf(await signIn(login));
  const change = (current: string, next: string) =>
    api.app.inject({ method: 'PUT', url: '/api/v1/session/password', headers: { ...headers }, body: { current, next } });
  expect((await change(TEST_PASSWORD, 'password12345')).json().code).toBe('weak-password');
  expect((await change('wrong', 'another long sentence')).json().code).toBe('sign-in-failed');
  expect((await change(TEST_PASSWORD, 'another long sentence')).statusCode).toBe(204);
  expect((await me(other)).statusCode).toBe(401);
  expect((await me(headers)).statusCode).toBe(200);
  expect((await signIn(login)).json().code).toBe('sign-in-failed');
  expect((await signIn(login, 'another long sentence')).statusCode).toBe(201);
});

test('one sees and ends one’s own sessions, and not those of others', async () => {
  const [mine, other] = [await api.person(firm, 'enterprise-member', 'none'), await api.person(firm, 'enterprise-member', 'none')];
  await signIn(mine.login);
  const list = async (headers: object) =>
    (await api.app.inject({ url: '/api/v1/sessions', headers: { ...headers } })).json().items as { id: string; isThis: boolean }[];
  const sessions = await list(mine.headers);
  expect(sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
  const end = (id: string, headers: object) => api.app.inject({ method: 'DELETE', url: `/api/v1/sessions/${id}`, headers: { ...headers } });
  const gone = sessions.find(({ isThis }) => !isThis)!.id;
  expect((await end(gone, other.headers)).statusCode).toBe(404);
  expect((await end(gone, mine.headers)).statusCode).toBe(204);
  expect(await list(mine.headers)).toHaveLength(1);
});

test('a token signs nobody in and changes no password', async () => {
  const headers = await api.machine(firm, ['run.lease']);
  expect((await me(headers)).json()).toMatchObject({ person: null, signedInBy: 'token' });
  expect((await api.app.inject({ url: '/api/v1/sessions', headers })).statusCode).toBe(403);
});

test('the log and the audit hold no password, code or token', async () => {
  const rows = await api.database.db.selectFrom('audit_event').selectAll().execute();
  const text = JSON.stringify(rows) + api.log.join('');
  expect(rows.length).toBeGreaterThan(10);
  for (const word of [TEST_PASSWORD, 'another long sentence', 'tss_', '127.0.0.1:']) expect(text).not.toContain(word);
  expect(api.log.join('')).not.toMatch(/p-[0-9a-f]{12}|韩梅梅|127\.0\.0\.1/);
});
