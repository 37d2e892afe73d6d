import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemSession, withSession } from '@touchstone/db';
import { matches, outboxRows } from '@touchstone/db/repositories/webhook-rows';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { webhookLoops } from '../../roles/webhook-loops.ts';
import { startApi } from '../../testing.ts';
import { nextAttempt } from '../../webhooks/send-delivery.ts';

const api = await startApi();
// signatures are checked by the machine’s clock
api.clock.at = new Date();
const beijing = await api.organisation('province', { province: '11' });
const shanghai = await api.organisation('province', { province: '31' });
const admin = await api.person(beijing, 'province-admin', 'province:11');
const other = await api.person(shanghai, 'province-admin', 'province:31');

/** A receiver on this machine that answers as it is told. */
const received: { headers: Record<string, string>; body: string }[] = [];
let answers: number[] = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  received.push({ headers: request.headers as Record<string, string>, body });
  response.statusCode = answers.shift() ?? 204;
  response.end();
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
afterAll(async () => {
  receiver.close();
  await api.close();
});

const call = async (who: typeof admin, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, headers: object = {}) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1/webhooks${path}`,
    headers: { ...who.headers, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const tell = (topic: string, organisation: string | null = beijing) =>
  withSession(api.database.db, systemSession('test'), (tx) =>
    outboxRows(tx).tell({ id: api.platform.newId(), topic, subject: 's', payload: { n: 1 }, organisation }),
  );
/** Rounds of both loops until there is nothing to do now. */
async function work(allow: 'loopback' | 'public' = 'loopback') {
  for (const { round } of webhookLoops({ db: api.database.db, platform: api.platform }, allow))
    while ((await round(new AbortController().signal)) > 0);
}
const later = (ms: number) => {
  api.clock.at = new Date(api.clock.at.getTime() + ms);
};

let hook: { id: string; secret: string };
beforeEach(async () => {
  received.length = 0;
  answers = [];
  api.clock.at = new Date();
  await api.database.db.deleteFrom('webhook_delivery').execute();
  await api.database.db.deleteFrom('webhook').execute();
  const made = (await call(admin, 'POST', '', { url, topics: ['run.*'] })).body;
  hook = { id: made.webhook.id, secret: made.secret };
});
const log = async () => (await call(admin, 'GET', `/${hook.id}/deliveries`)).body.items;

test('one is read by itself, beyond whatever a list holds; another’s is not there', async () => {
  expect(await call(admin, 'GET', `/${hook.id}`)).toMatchObject({
    status: 200,
    body: { id: hook.id, url, topics: ['run.*'], state: 'ACTIVE' },
  });
  expect((await call(other, 'GET', `/${hook.id}`)).status).toBe(404);
  expect((await call(admin, 'GET', `/${beijing}`)).status).toBe(404);
});

test('who sees the whole country sees the webhooks of the ministry: others’ deliveries and keys are others’', async () => {
  const ministry = await api.organisation('ministry');
  const national = await api.person(ministry, 'ministry-admin', 'all');
  expect((await call(national, 'GET', '')).body.items).toEqual([]);
  expect((await call(national, 'GET', `/${hook.id}`)).status).toBe(404);
  const { webhook } = (await call(national, 'POST', '', { url, topics: ['*'] })).body;
  expect((await call(national, 'GET', '')).body.items).toMatchObject([{ id: webhook.id, organisation: ministry }]);
  for (const path of ['', '/deliveries']) expect((await call(national, 'GET', `/${webhook.id}${path}`)).status, path).toBe(200);
});

test('what happens is told once, signed, to who asked for it', async () => {
  await tell('run.finished');
  await tell('finding.confirmed');
  await tell('run.finished', shanghai);
  await work();
  expect(received).toHaveLength(1);
  const { headers, body } = received[0]!;
  expect(new Webhook(hook.secret).verify(body, headers, {})).toEqual({
    type: 'run.finished',
    timestamp: expect.any(String),
    subject: 's',
    data: { n: 1 },
  });
  expect(() => new Webhook(hook.secret).verify(`${body} `, headers)).toThrow();
  expect(await log()).toMatchObject([{ topic: 'run.finished', state: 'DELIVERED', attempts: 1, lastStatus: 204 }]);
});

test('what is not taken is sent again, later and later, under the same id', async () => {
  answers = [500, 503, 200];
  await tell('run.finished');
  await work();
  expect(await log()).toMatchObject([{ state: 'WAITING', attempts: 1, lastStatus: 500, lastError: 'refused' }]);
  later(4000);
  await work();
  expect(received).toHaveLength(1);
  later(2000);
  await work();
  later(34_000);
  await work();
  expect(await log()).toMatchObject([{ state: 'DELIVERED', attempts: 3 }]);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('after eight attempts it is over, until somebody asks for a replay', async () => {
  answers = Array.from({ length: 8 }, () => 500);
  await tell('run.finished');
  for (let i = 0; i < 9; i++) {
    await work();
    later(2 * 86_400_000);
  }
  api.clock.at = new Date();
  expect(await log()).toMatchObject([{ state: 'FAILED', attempts: 8 }]);
  const replayed = await call(admin, 'POST', `/${hook.id}/replays`, { failedSince: '2000-01-01T00:00:00Z' });
  expect(replayed).toEqual({ status: 202, body: { count: 1 } });
  await work();
  expect((await log()).map((one: { state: string }) => one.state).sort()).toEqual(['DELIVERED', 'FAILED']);
  expect((await call(other, 'POST', `/${hook.id}/replays`, { failedSince: '2000-01-01T00:00:00Z' })).status).toBe(404);
});

test('while keys rotate both signatures are there', async () => {
  const { secret } = (await call(admin, 'POST', `/${hook.id}/keys`)).body;
  await tell('run.finished');
  await work();
  const { headers, body } = received[0]!;
  for (const key of [hook.secret, secret]) expect(new Webhook(key).verify(body, headers)).toMatchObject({ type: 'run.finished' });
  await call(admin, 'POST', `/${hook.id}/keys`);
  await tell('run.finished');
  await work();
  expect(() => new Webhook(hook.secret).verify(received[1]!.body, received[1]!.headers)).toThrow();
  const { secrets } = await api.database.db.selectFrom('webhook').select('secrets').where('id', '=', hook.id).executeTakeFirstOrThrow();
  expect([secrets.length, JSON.stringify(secrets).includes(secret.slice(6))]).toEqual([2, false]);
});

test('an address inside our own network is not asked', async () => {
  await tell('run.finished');
  await work('public');
  expect(received).toHaveLength(0);
  expect(await log()).toMatchObject([{ state: 'FAILED', lastError: 'refused-address', attempts: 1 }]);
});

test('who says 410 is told no more', async () => {
  answers = [410];
  await tell('run.finished');
  await work();
  await tell('run.finished');
  await work();
  expect(received).toHaveLength(1);
  expect((await call(admin, 'GET', '')).body.items).toMatchObject([{ state: 'PAUSED' }]);
});

test('two schedulers send nothing twice', async () => {
  for (let i = 0; i < 30; i++) await tell('run.finished');
  await Promise.all([work(), work(), work()]);
  expect(received).toHaveLength(30);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
});

describe('setting up', () => {
  test.each([['ftp://a.test/'], ['http://store.test/hook'], ['https://user:pass@a.test/'], ['javascript:alert(1)']])(
    '%s is refused',
    async (bad) => {
      expect((await call(admin, 'POST', '', { url: bad, topics: ['*'] })).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('topics are words', async () => {
    expect((await call(admin, 'POST', '', { url: 'https://a.test/', topics: ['run.*.x'] })).status).toBe(400);
    const edited = await call(admin, 'PATCH', `/${hook.id}`, { topics: ['finding.confirmed'] }, { 'if-match': '"v1"' });
    expect([edited.status, edited.body.topics]).toEqual([200, ['finding.confirmed']]);
    expect((await call(other, 'PATCH', `/${hook.id}`, { state: 'CLOSED' }, { 'if-match': '"v2"' })).status).toBe(404);
  });

  test.each([
    ['*', 'a.b', true],
    ['run.*', 'run.finished', true],
    ['run.*', 'runs.finished', false],
    ['run.finished', 'run.finished', true],
    ['run.finished', 'run.failed', false],
  ])('%s takes %s: %s', (wanted, topic, taken) => expect(matches(wanted, topic)).toBe(taken));

  test('waits grow and end', () => {
    const waits = Array.from({ length: 8 }, (_, i) => nextAttempt(i + 1, new Date(0), 0.5)?.getTime());
    expect(waits).toEqual([5000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 86_400_000, undefined]);
  });
});
