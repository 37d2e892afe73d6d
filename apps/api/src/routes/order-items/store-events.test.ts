import { randomUUID } from 'node:crypto';
import { signBody } from '@touchstone/stores';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { sealPurpose } from '../../wiring/connector-of.ts';
import { draftedCase, issuedOrder } from '../../wiring/delisting.fixture.ts';

const api = await startApi();
// signatures are checked by the machine’s clock
api.clock.at = new Date();
afterAll(() => api.close());
const { db } = api.database;
const { platform } = api;
const ministry = await api.organisation('ministry');
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

async function store(): Promise<string> {
  const id = randomUUID();
  const configuration = { baseUrl: 'https://s.example', secrets: { secret: platform.seal.seal(SECRET, sealPurpose(id)) } };
  await sql`insert into touchstone.store (id, code, name, connector, configuration, next_poll_at)
    values (${id}, ${id.slice(0, 8)}, 's', 'store-feed', ${JSON.stringify(configuration)}::jsonb, '2100-01-01')`.execute(db);
  return id;
}
const [ours, theirs] = [await store(), await store()];
const app = randomUUID();
await sql`insert into touchstone.app (id, package, platform, name, name_normal, name_grams) values (${app}, 'cn.example.a', 'android', '示例', '示例', '{}')`.execute(
  db,
);
await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state) values (${randomUUID()}, ${ours}, '1', ${app}, 'LIVE')`.execute(
  db,
);
const of = await draftedCase(db, platform, { app, organisation: ministry });
const made = await issuedOrder(db, platform, { type: 'delisting', of, store: ours, organisation: ministry });
const item = made.ok ? made.items[0]!.id : '';
const state = async () =>
  (await sql<{ state: string }>`select state from touchstone.order_item where id = ${item}`.execute(db)).rows[0]?.state;

const tell = (to: string, body: object | string, secret = SECRET, ageMs = 0) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json', ...signBody(secret, 'msg_1', Date.now() - ageMs, text) };
  return api.app.inject({ method: 'POST', url: `/api/v1/stores/${to}/events`, headers, payload: text });
};
const done = { type: 'order.done', timestamp: '2026-11-02T00:00:00Z', data: { id: item, state: 'done', doneAt: '2026-11-02T00:00:00Z' } };

test('a store moves its own orders, once they were sent, and never past its own word', async () => {
  // told before it was noted as sent: the store is to say it again
  expect((await tell(ours, done)).statusCode).toBe(409);
  expect(await state()).toBe('QUEUED');
  await sql`update touchstone.order_item set state = 'SENT', sent_at = now() where id = ${item}`.execute(db);
  expect((await tell(theirs, done)).statusCode).toBe(204);
  expect(await state()).toBe('SENT');
  expect((await tell(ours, done)).statusCode).toBe(204);
  expect((await tell(ours, done)).statusCode).toBe(204);
  expect(await state()).toBe('REPORTED_DONE');
  const events = await sql<{
    event: string;
    actor: string;
  }>`select event, actor from touchstone.order_item_event where item_id = ${item} order by seq`.execute(db);
  expect(events.rows.map(({ event }) => event)).toEqual(['create', 'receive', 'acknowledge', 'report-done']);
  expect(events.rows.at(-1)?.actor).toBe(`store:${ours}`);
});

test('news of the feed: it is asked now', async () => {
  expect((await tell(ours, { type: 'feed.changed', timestamp: '2026-11-02T00:00:00Z' })).statusCode).toBe(204);
  const due = await sql<{
    isDue: boolean;
  }>`select next_poll_at < now() + interval '1 minute' as "isDue" from touchstone.store where id = ${ours}`.execute(db);
  expect(due.rows).toEqual([{ isDue: true }]);
});

test.each<[string, () => ReturnType<typeof tell>, number, string]>([
  ['signed by another', () => tell(ours, done, `whsec_${Buffer.alloc(32, 4).toString('base64')}`), 401, 'token-invalid'],
  ['of yesterday', () => tell(ours, done, SECRET, 86_400_000), 401, 'token-invalid'],
  ['of a store that is not there', () => tell(randomUUID(), done), 401, 'token-invalid'],
  ['no JSON', () => tell(ours, '{'), 400, 'bad-request'],
  ['of a kind nobody knows', () => tell(ours, { type: 'order.burnt', data: {} }), 400, 'bad-request'],
  ['larger than agreed', () => tell(ours, 'x'.repeat(70_000)), 413, 'too-large'],
])('%s: refused', async (_name, send, status, code) => {
  const answer = await send();
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});
