import { systemSession, withSession } from '@touchstone/db';
import { outboxRows } from '@touchstone/db/repositories/webhook-rows';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';

const api = await startApi();
const base = await api.app.listen({ host: '127.0.0.1', port: 0 });
afterAll(() => api.close());

const beijing = await api.organisation('province', { province: '11' });
const shanghai = await api.organisation('province', { province: '31' });
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const admin = await api.person(beijing, 'province-admin', 'province:11');

async function tell(topic: string, organisation: string | null = beijing, n = 0): Promise<string> {
  const id = api.platform.newId();
  await withSession(api.database.db, systemSession('test'), (tx) =>
    outboxRows(tx).tell({ id, topic, subject: 's', payload: { n }, organisation }),
  );
  return id;
}

/** A watcher that reads until it has seen `count` events, and then leaves. */
async function watch(headers: Readonly<Record<string, string>>, query = '') {
  const leaving = new AbortController();
  const answer = await fetch(`${base}/api/v1/events${query}`, { headers, signal: leaving.signal });
  const reader = answer.body!.getReader();
  let text = '';
  return {
    answer,
    leave: () => leaving.abort(),
    async read(count: number): Promise<{ id: string; event: string }[]> {
      for (;;) {
        const events = [...text.matchAll(/(?:id: (.*)\n)?event: (.*)\ndata: .*\n\n/g)].map(([, id = '', event = '']) => ({ id, event }));
        if (events.length >= count) return events;
        const { value, done } = await reader.read();
        if (done) return events;
        text += Buffer.from(value).toString();
      }
    },
  };
}

test('one hears of one’s own organisation, what one may read, and what one asked for', async () => {
  const all = await watch(inspector.headers);
  const some = await watch(inspector.headers, '?topics=finding.*');
  expect(all.answer.headers.get('content-type')).toContain('text/event-stream');
  await tell('run.finished', shanghai);
  await tell('person.invited');
  await tell('run.finished', null);
  const run = await tell('run.finished');
  const finding = await tell('finding.confirmed');
  expect((await all.read(2)).map(({ id }) => id)).toEqual([run, finding]);
  expect((await some.read(1)).map(({ id }) => id)).toEqual([finding]);
  all.leave();
  some.leave();
});

test('who was away goes on where they left; after too long they are told to begin anew', async () => {
  const first = await tell('run.finished');
  const missed = [await tell('run.finished'), await tell('finding.confirmed')];
  const back = await watch({ ...inspector.headers, 'last-event-id': first });
  expect((await back.read(2)).map(({ id }) => id)).toEqual(missed);
  back.leave();
  const lost = await watch({ ...inspector.headers, 'last-event-id': api.platform.newId() });
  expect((await lost.read(1)).map(({ event }) => event)).toEqual(['reset']);
  lost.leave();
});

test('a person has few streams at once, and leaving gives them back', async () => {
  const streams = await Promise.all(Array.from({ length: 5 }, () => watch(admin.headers)));
  const sixth = await watch(admin.headers);
  expect([sixth.answer.status, sixth.answer.headers.get('retry-after')]).toEqual([429, '30']);
  for (const stream of streams) stream.leave();
  for (let tries = 0; api.platform.events.watchers > 0 && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(api.platform.events.watchers).toBe(0);
  const again = await watch(admin.headers);
  expect(again.answer.status).toBe(200);
  again.leave();
});

test('a server that stops ends its streams and does not wait for them', async () => {
  const other = await startApi();
  const own = await other.person(await other.organisation('province', { province: '11' }), 'province-inspector', 'province:11');
  const address = await other.app.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${address}/api/v1/events`, { headers: own.headers });
  const ended = answer.text();
  const began = performance.now();
  await other.close();
  expect(await ended).toBe('retry: 3000\n\n');
  expect(performance.now() - began).toBeLessThan(5000);
});

test('nobody watches without signing in, and topics are words', async () => {
  expect((await api.app.inject('/api/v1/events')).statusCode).toBe(401);
  expect((await api.app.inject({ url: '/api/v1/events?topics=RUN%3B', headers: { ...admin.headers } })).statusCode).toBe(400);
});
