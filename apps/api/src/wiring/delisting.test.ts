import { settleCase } from '@touchstone/services/delisting';
import type { ListingChange } from '@touchstone/stores';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';
import { delistingBench } from './delisting.fixture.ts';

const bench = await acquisitionBench();
const shelves = await delistingBench(bench);
afterAll(() => bench.close());
const HOUR = 3_600_000;
const { rows } = bench;

type Shop = Awaited<ReturnType<typeof bench.addStore>>;
const origin = ({ app }: Shop) => `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
const off = ({ shelf }: Shop, id: string) => shelf.put({ ...(shelf.listing(id) as ListingChange), state: 'gone' });
const on = ({ shelf }: Shop, id: string) => shelf.put({ ...(shelf.listing(id) as ListingChange), state: 'live' });
const isDone = ({ shelf }: Shop) =>
  expect.poll(() => shelf.orders().every(({ report }) => report.state === 'done'), { timeout: 5000 }).toBe(true);
/** Looks, hour after hour, until it was looked often enough. */
async function watch(hours: number) {
  for (let passed = 0; passed < hours; passed += 6) {
    shelves.later(6 * HOUR);
    while ((await shelves.look()) > 0);
    await shelves.follow();
  }
}

test('delisted is what we saw: a store that says done and is not is found, what comes back is found, and only then it ends', {
  timeout: 120_000,
}, async () => {
  const honest = await bench.addStore('huayang');
  const liar = await bench.addStore('qinglan');
  for (const shop of [honest, liar]) {
    await bench.poll(shop.store);
    await shelves.openEyes(shop.store, origin(shop));
  }
  const [shared] = await rows<{ app: string; here: string; there: string }>(sql`
    select a.app_id as app, a.store_app_id as here, b.store_app_id as there from touchstone.listing a join touchstone.listing b on b.app_id = a.app_id
    where a.store_id = ${honest.store} and b.store_id = ${liar.store} and a.state = 'LIVE' and b.state = 'LIVE' order by 1 limit 1`);
  const { app, here, there } = shared!;
  const of = await shelves.caseAbout(app);
  liar.lies('acknowledges-but-live');

  // one order document for each store, one item for each live listing
  expect(await shelves.issue('delisting', of, honest.store)).toMatchObject({ ok: true });
  expect(await shelves.caseState(of)).toBe('DELIST_ORDERED');
  expect(await shelves.issue('delisting', of, liar.store)).toMatchObject({ ok: true });
  expect((await shelves.items(of)).map(({ code, app: id, state }) => [code, id, state])).toEqual([
    ['huayang', here, 'QUEUED'],
    ['qinglan', there, 'QUEUED'],
  ]);

  expect(await shelves.send()).toBe(2);
  expect((await shelves.items(of)).map(({ state }) => state)).toEqual(['ACKED', 'ACKED']);
  await isDone(honest);
  await isDone(liar);
  shelves.later(11 * 60_000);
  expect(await shelves.poll()).toBe(2);
  expect((await shelves.items(of)).map(({ state }) => state)).toEqual(['REPORTED_DONE', 'REPORTED_DONE']);
  await shelves.follow();
  expect(await shelves.caseState(of)).toBe('DELIST_ORDERED');

  await watch(12);
  expect((await shelves.items(of)).map(({ state }) => state)).toEqual(['VERIFIED_ABSENT', 'STILL_LIVE']);
  expect(await shelves.findings()).toEqual([{ clause: '078.8-3e', fingerprint: 'false-report', proofs: 1 }]);
  expect(await shelves.caseState(of)).toBe('DELIST_ORDERED');
  expect(await rows(sql`select state from touchstone.listing where store_id = ${honest.store} and store_app_id = ${here}`)).toEqual([
    { state: 'FORCED_OFF' },
  ]);

  shelves.later(24 * HOUR);
  await shelves.expire();
  shelves.later(72 * HOUR);
  await shelves.expire();
  expect((await shelves.items(of)).map(({ state }) => state)).toEqual(['VERIFIED_ABSENT', 'ESCALATED']);

  off(liar, there);
  await watch(72);
  expect((await shelves.items(of)).map(({ state }) => state)).toEqual(['VERIFIED_ABSENT', 'VERIFIED_ABSENT']);
  expect(await shelves.caseState(of)).toBe('DELISTED');
  const [period] = await rows<{ state: string; rule: { count: number } }>(sql`
    select state, rule from touchstone.deadline where case_id = ${of} and purpose = 'no-relist'`);
  expect(period?.rule).toMatchObject({ kind: 'working-days', count: 40 });
  expect(await rows(sql`select distinct state from touchstone.deadline where purpose = 'delist-at-once'`)).toEqual([{ state: 'MET' }]);

  // back without leave: the store's own feed says so, and our look proves it
  on(liar, there);
  await bench.poll(liar.store);
  await rows(sql`update touchstone.store set next_poll_at = now()`);
  await shelves.follow();
  await shelves.look();
  expect((await shelves.items(of)).map(({ code, state, round }) => [code, state, round])).toEqual([
    ['huayang', 'VERIFIED_ABSENT', 1],
    ['qinglan', 'REAPPEARED', 1],
    ['qinglan', 'QUEUED', 2],
  ]);
  expect(await shelves.caseState(of)).toBe('DELIST_ORDERED');
  expect((await shelves.findings()).map(({ fingerprint, proofs }) => [fingerprint, proofs])).toEqual([
    ['false-report', 1],
    ['reappeared', 1],
  ]);

  // the same app under another number of the store
  liar.lies();
  liar.shelf.put({ ...(liar.shelf.listing(there) as ListingChange), storeAppId: 'again', state: 'live' });
  await bench.poll(liar.store);
  expect(await shelves.follow()).toBe(1);
  await shelves.look();
  const found = (await shelves.items(of)).find(({ app: id }) => id === 'again');
  expect(found).toMatchObject({ later: true, state: 'QUEUED', round: 1 });
  expect((await shelves.findings()).map(({ fingerprint }) => fingerprint)).toEqual(['false-report', 'reappeared', 'listed-under-ban']);

  await shelves.send();
  await isDone(liar);
  shelves.later(11 * 60_000);
  await shelves.poll();
  await watch(72);
  expect((await shelves.items(of)).map(({ state }) => state)).toEqual([
    'VERIFIED_ABSENT',
    'VERIFIED_ABSENT',
    'REAPPEARED',
    'VERIFIED_ABSENT',
  ]);
  expect(await shelves.caseState(of)).toBe('DELISTED');

  // looks go on for as long as the ban lasts
  const before = (await rows<{ n: number }>(sql`select count(*)::int as n from touchstone.listing_probe`))[0]!.n;
  await watch(24 * 8);
  expect((await rows<{ n: number }>(sql`select count(*)::int as n from touchstone.listing_probe`))[0]!.n).toBeGreaterThan(before);
  expect(
    await rows(sql`
    select 1 from touchstone.listing_probe p where p.raw_sha256 is not null and not exists (select from touchstone.evidence e where e.sha256 = p.raw_sha256)`),
  ).toEqual([]);
});

test('who takes a case back and who looks at its items do not wait for each other', { timeout: 60_000 }, async () => {
  await bench.forget();
  const { store } = await bench.addStore('huayang', 2);
  await bench.poll(store);
  const [listing] = await rows<{ app: string }>(sql`
    select app_id as app from touchstone.listing where store_id = ${store} and state = 'LIVE' and app_id is not null limit 1`);
  const of = await shelves.caseAbout(listing!.app);
  expect(await shelves.issue('delisting', of, store)).toMatchObject({ ok: true });
  const [item] = await shelves.items(of);
  await rows(sql`update touchstone.enforcement_case set state = 'WITHDRAWN' where id = ${of}`);
  const waiting = () => rows<{ n: number }>(sql`select count(*)::int as n from pg_locks where not granted`);

  let looked: Promise<string | undefined> | undefined;
  await shelves.inTx(async (tx) => {
    await tx.holdCaseInHand(of);
    looked = shelves.inTx(async (other) => {
      const held = await other.holdItem(item!.id);
      await settleCase(other, of);
      return held?.state;
    });
    await expect.poll(async () => (await waiting())[0]!.n, { timeout: 20_000 }).toBeGreaterThan(0);
    await settleCase(tx, of);
  });
  expect(await looked).toBe('WITHDRAWN');
});
