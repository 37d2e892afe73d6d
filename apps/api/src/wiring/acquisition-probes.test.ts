import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';
import { probeLoop } from './acquisition-probes.ts';

const bench = await acquisitionBench();
afterAll(() => bench.close());
const { signal } = new AbortController();

test('off until somebody answers for it; then what the page says is kept, and it follows what it must', { timeout: 60_000 }, async () => {
  const { store, shelf, demo } = await bench.addStore('huayang', 3);
  await bench.poll(store);
  const [gone, stays] = demo.catalogue.listings;
  for (const listing of [gone!, stays!]) shelf.put({ ...listing, state: 'gone' });
  await bench.poll(store);
  shelf.put(stays!); // the feed said so and the page says otherwise
  const loop = probeLoop(bench);
  expect(await loop.round(signal)).toBe(0);

  await sql`update touchstone.store set configuration = configuration || ${JSON.stringify({ probe: { contact: 'probe@example.cn', vantage: 'beijing' } })}::jsonb`.execute(
    bench.db,
  );
  expect(await loop.round(signal)).toBe(2);
  expect(await loop.round(signal)).toBe(0);
  const states = await bench.rows(sql`
    select l.store_app_id as app, l.state, p.result, p.raw_sha256 is not null as kept from touchstone.listing l join touchstone.listing_probe p on p.listing_id = l.id order by p.result`);
  expect(states).toEqual([
    { app: gone!.storeAppId, state: 'GONE_SUSPECTED', result: 'gone', kept: true },
    { app: stays!.storeAppId, state: 'LIVE', result: 'live', kept: true },
  ]);
});
