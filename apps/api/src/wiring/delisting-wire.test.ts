import { decideObjection, withdrawItem } from '@touchstone/services/delisting';
import type { Lie } from '@touchstone/store';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';
import { APPROVER, delistingBench } from './delisting.fixture.ts';

const bench = await acquisitionBench();
const shelves = await delistingBench(bench);
afterAll(() => bench.close());
const { rows } = bench;
const MINUTE = 60_000;

const shop = await bench.addStore('huayang');
await bench.poll(shop.store);
await shelves.openEyes(shop.store, `http://127.0.0.1:${(shop.app.server.address() as { port: number }).port}`);
const listings = await rows<{ app: string; id: string }>(sql`
  select distinct on (app_id) app_id as app, store_app_id as id from touchstone.listing where store_id = ${shop.store} and state = 'LIVE' and app_id is not null order by app_id, store_app_id`);

let next = 0;
/** An app of the store, ordered off its shelf while the store is as it is told to be. */
async function ordered(...lies: Lie[]) {
  const { app, id } = listings[next++]!;
  shop.lies(...lies);
  const of = await shelves.caseAbout(app);
  expect(await shelves.issue('delisting', of, shop.store)).toMatchObject({ ok: true });
  return { of, id, item: async () => (await shelves.items(of))[0]! };
}
const reportOf = (item: string) => shop.shelf.order(item)?.report;

test.each<[Lie, string]>([
  ['objects-not-ours', 'not-ours'],
  ['objects-same-name', 'other-app-same-name'],
  ['objects-other-channel', 'other-channel-package'],
])(
  'a store that %s: an objection of its kind, which the authority turns down, and the store is told',
  { timeout: 30_000 },
  async (lie, code) => {
    const { item } = await ordered(lie);
    await shelves.send();
    const objected = await item();
    expect(objected.state).toBe('OBJECTED');
    expect(await rows(sql`select objection ->> 'code' as code from touchstone.order_item where id = ${objected.id}`)).toEqual([{ code }]);
    shop.lies();
    const decision = { item: objected.id, accepted: false, reason: '理由不成立' };
    await shelves.inTx(async (tx) => decideObjection(tx, { ...decision, ifMatch: (await tx.holdItem(objected.id))!.rowVersion }, APPROVER));
    expect(await shelves.send()).toBe(1);
    await expect.poll(() => reportOf(objected.id)?.state, { timeout: 5000 }).toBe('done');
    shelves.later(11 * MINUTE);
    await shelves.poll();
    expect((await item()).state).toBe('REPORTED_DONE');
  },
);

test('a withdrawn order is undone by the store; one that knows no messages reads it in its inbox', { timeout: 30_000 }, async () => {
  const takeBack = async (id: string) =>
    shelves.inTx((tx) => withdrawItem(tx, { item: id, documentNumber: '撤字1号', reason: '名单有误' }, APPROVER));
  const first = await ordered();
  await shelves.send();
  const { id } = await first.item();
  await expect.poll(() => reportOf(id)?.state, { timeout: 5000 }).toBe('done');
  expect(shop.shelf.isShown(first.id)).toBe(false);
  expect(await takeBack(id)).toMatchObject({ ok: true });
  await shelves.send();
  expect(reportOf(id)?.state).toBe('withdrawn');
  expect(shop.shelf.isShown(first.id)).toBe(true);

  const second = await ordered('no-messages');
  await shelves.send();
  const kept = await second.item();
  await takeBack(kept.id);
  await shelves.send();
  expect(await second.item()).toMatchObject({ state: 'WITHDRAWN', fault: 'messages-not-taken' });
  expect(await shelves.send()).toBe(0);
});

test('a store that is down is asked again, less and less often, and gets its order when it is back', { timeout: 60_000 }, async () => {
  const { item } = await ordered('forbidden');
  for (let i = 0; i < 3; i++) {
    expect(await shelves.send()).toBe(0);
    shelves.later(6 * MINUTE);
  }
  expect(await item()).toMatchObject({ state: 'QUEUED', fault: 'not-permitted' });
  expect(await rows(sql`select order_breaker ->> 'state' as state from touchstone.store where id = ${shop.store}`)).toEqual([
    { state: 'open' },
  ]);
  // its feed is another matter
  expect(await rows(sql`select coalesce(breaker ->> 'state', 'closed') as state from touchstone.store where id = ${shop.store}`)).toEqual([
    { state: 'closed' },
  ]);
  await shelves.expire();
  shelves.later(25 * 60 * MINUTE);
  await shelves.expire();
  expect(await item()).toMatchObject({ state: 'OVERDUE' });
  shop.lies();
  shelves.later(6 * 60 * MINUTE);
  expect(await shelves.send()).toBe(1);
  expect((await item()).fault).toBeNull();
  expect(reportOf((await item()).id)?.state).toMatch(/acknowledged|done/);
});
