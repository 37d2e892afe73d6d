import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemSession, withSession } from '@touchstone/db';
import { storeRows } from '@touchstone/db/repositories/store-rows';
import type { Lie } from '@touchstone/store';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';
import { fetchLoop } from './acquisition-loops.ts';

const bench = await acquisitionBench();
const { rows } = bench;
afterEach(() => bench.forget());
afterAll(() => bench.close());

const N = 3;
const ofKind = async (what: 'artifact' | 'policy') =>
  rows(
    sql`select state, error_class as reason, count(*) as n from touchstone.acquisition where what = ${what} group by 1, 2 order by 1, 2`,
  );
const problems = async () =>
  (await rows<{ code: string }>(sql`select distinct code from touchstone.store_problem order by 1`)).map(({ code }) => code);
const count = async (table: string) =>
  (await rows<{ n: number }>(sql`select count(*) as n from ${sql.table(`touchstone.${table}`)}`))[0]?.n;
const inQuarantine = () => readdirSync(join(bench.folder, 'quarantine')).filter((name) => name !== 'uploads');
const lying = async (lie: Lie, most = N) => {
  const store = await bench.addStore('huayang', most);
  store.lies(lie);
  return store;
};
const storeRow = async () =>
  (
    await rows(
      sql`select last_fault, breaker ->> 'state' as breaker, cursor, next_poll_at > now() as waits, poll_lease_until from touchstone.store`,
    )
  )[0];

describe('files that are not what the store said', { timeout: 60_000 }, () => {
  test.each([
    ['wrong-hash', 'wrong-hash'],
    ['wrong-size', 'wrong-size'],
    ['endless-body', 'wrong-size'],
    ['wrong-signer', 'signer-differs'],
  ] as const)('%s: refused with the reason, counted, nothing kept', async (lie, reason) => {
    const { store } = await lying(lie);
    expect(await bench.poll(store)).toMatchObject({ ok: true, listings: N });
    await bench.fetchAll();
    expect(await ofKind('artifact')).toEqual([{ state: 'REJECTED', reason, n: N }]);
    expect(await problems()).toContain(`artifact/${reason}`);
    expect(await count('artifact')).toBe(0);
    expect(await count('scan_request')).toBe(0);
    expect(inQuarantine()).toEqual([]);
    // the same words again are no news: it is not fetched for ever
    await rows(sql`update touchstone.store set cursor = null, next_poll_at = now()`);
    await bench.poll(store);
    expect(await bench.fetchAll()).toBe(0);
  });

  test('wrong-hash of a policy: refused, and the app is scanned without it', async () => {
    const { store, lies } = await bench.addStore('huayang', N);
    await bench.poll(store);
    lies('wrong-hash');
    await rows(sql`update touchstone.acquisition set next_at = now() + interval '1 hour' where what = 'artifact'`);
    await bench.fetchAll();
    expect(await ofKind('policy')).toMatchObject([{ state: 'REJECTED', reason: 'wrong-hash' }]);
    lies();
    await rows(sql`update touchstone.acquisition set next_at = now() - interval '1 second' where what = 'artifact'`);
    await bench.fetchAll();
    expect(await rows(sql`select distinct inputs from touchstone.scan_request`)).toEqual([{ inputs: [] }]);
    expect(await count('scan_request')).toBe(N);
  });

  test.each(['cut-body', 'no-ranges', 'busy-once'] as const)('%s: it comes through all the same', async (lie) => {
    const { store } = await lying(lie, 1);
    await bench.poll(store);
    await bench.fetchAll();
    bench.later(3_600_000);
    await bench.fetchAll();
    expect(await ofKind('artifact')).toEqual([{ state: 'STORED', reason: null, n: 1 }]);
  });

  test('slow-body: the loop stops at once when it is told to, and goes on where it was', async () => {
    const { store, lies } = await lying('slow-body', 1);
    await bench.poll(store);
    const stop = new AbortController();
    const { ports, stores } = bench;
    const loop = fetchLoop({ ports, stores, size: 2, failed: expect.unreachable, intake: (signal) => bench.intakeOf(signal) });
    setTimeout(() => stop.abort(new Error('stopped')), 1500);
    const began = performance.now();
    while (!stop.signal.aborted) await loop.round(stop.signal);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await ofKind('artifact')).toMatchObject([{ state: 'FETCHING' }]);
    expect(inQuarantine()).toHaveLength(1);
    lies();
    bench.later(60_000);
    await bench.fetchAll();
    expect(await ofKind('artifact')).toEqual([{ state: 'STORED', reason: null, n: 1 }]);
  });
});

describe('feeds that lie', { timeout: 60_000 }, () => {
  test.each([
    ['endless-pages', 'endless'],
    ['repeated-page', 'endless'],
    ['huge-page', 'too-large'],
    ['not-json', 'malformed'],
    ['unsigned', 'unsigned'],
    ['replayed', 'stale'],
    ['forbidden', 'not-permitted'],
    ['redirects', 'refused'],
  ] as const)('%s: %s, shown, and asked again at its usual time', async (lie, fault) => {
    const { store } = await lying(lie, 8);
    expect(await bench.poll(store)).toMatchObject({ ok: false, reason: fault });
    expect(await problems()).toContain(`store/${fault}`);
    expect(await storeRow()).toMatchObject({ last_fault: fault, waits: true, poll_lease_until: null });
  });

  test('what an endless feed said before stands', async () => {
    const { store } = await lying('endless-pages', 8);
    expect(await bench.poll(store)).toMatchObject({ ok: false, listings: 5 });
    expect(await count('listing')).toBe(5);
  });

  test('duplicates: what is told twice changes nothing', async () => {
    const { store } = await lying('duplicates', 4);
    expect(await bench.poll(store)).toMatchObject({ ok: true });
    expect(await count('listing')).toBe(4);
    expect(await count('listing_change')).toBe(4);
  });

  test('broken items: each is a problem of its kind, and the others stand', async () => {
    const { store } = await lying('broken-items', 2);
    const polled = await bench.poll(store);
    expect(polled).toMatchObject({ ok: true });
    expect(polled.problems).toBeGreaterThan(4);
    expect((await problems()).filter((code) => code.startsWith('feed/')).length).toBeGreaterThan(3);
    expect(
      await rows(
        sql`select count(*) as n from touchstone.acquisition where declared_sha256 like '%/%' or declared_size_bytes > 4294967296`,
      ),
    ).toEqual([{ n: 0 }]);
    const before = await count('store_problem');
    await rows(sql`update touchstone.store set cursor = null, next_poll_at = now()`);
    await bench.poll(store);
    expect(await count('store_problem')).toBe(before);
    expect(await rows(sql`select min(times) as least from touchstone.store_problem where code like 'feed/%'`)).toEqual([{ least: 2 }]);
  });

  test('forgets-cursors: begun anew, and nothing is told twice', async () => {
    const { store, lies } = await bench.addStore('huayang', 4);
    await bench.poll(store);
    lies('forgets-cursors');
    expect(await bench.poll(store)).toMatchObject({ ok: false, reason: 'cursor-expired' });
    expect(await storeRow()).toMatchObject({ cursor: null });
    lies();
    expect(await bench.poll(store)).toMatchObject({ ok: true, listings: 4, changed: 0 });
  });

  test('busy: after three polls in vain it is asked less and less often, and at once when somebody wants it', async () => {
    const { store, lies } = await lying('busy', 1);
    for (let i = 0; i < 3; i++) {
      expect(await bench.poll(store)).toMatchObject({ ok: false, reason: expect.stringMatching(/^(server-error|circuit-open)$/) });
    }
    expect(await storeRow()).toMatchObject({ breaker: 'open' });
    expect(await bench.poll(store)).toMatchObject({ ok: false, reason: 'not-due' });
    lies();
    await withSession(bench.db, systemSession('test'), (tx) => storeRows(tx).makeDue(store));
    expect(await bench.poll(store)).toMatchObject({ ok: true });
    expect(await storeRow()).toMatchObject({ breaker: 'closed', last_fault: null });
  });
});
