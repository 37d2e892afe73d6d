import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';
import { pollLoop } from './acquisition-loops.ts';

const bench = await acquisitionBench();
afterAll(() => bench.close());

test('a store whose feed takes for ever holds up no other; a server that stops waits for none', { timeout: 20_000 }, async () => {
  const [slow, quick] = [(await bench.addStore('huayang', 1)).store, (await bench.addStore('qinglan', 1)).store];
  const stop = new AbortController();
  const stores: typeof bench.stores = {
    ...bench.stores,
    connector: async (store) => {
      const connector = await bench.stores.connector(store);
      if (store !== slow) return connector;
      return Object.assign(Object.create(connector), {
        async *changes(_cursor: string | undefined, signal: AbortSignal) {
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
          signal.throwIfAborted();
        },
      });
    },
  };
  const loop = pollLoop({ ...bench, stores, intake: bench.intakeOf, size: 1, failed: expect.unreachable });
  const polls = async () =>
    (await bench.rows<{ id: string }>(sql`select id from touchstone.store where polled_at is not null`)).map(({ id }) => id);
  for (let rounds = 0; (await polls()).length === 0; rounds++) {
    expect(rounds).toBeLessThan(10);
    await loop.round(stop.signal);
  }
  expect(await polls()).toEqual([quick]);
  await sql`update touchstone.store set polled_at = null, next_poll_at = now() where id = ${quick}`.execute(bench.db);
  for (let rounds = 0; (await polls()).length === 0; rounds++) {
    expect(rounds).toBeLessThan(10);
    await loop.round(stop.signal);
  }
  const last = loop.round(stop.signal);
  stop.abort();
  await last;
});
