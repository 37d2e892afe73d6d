import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { draftedCase } from '../../wiring/delisting.fixture.ts';
import { orderWorld } from '../orders/orders.fixture.ts';

const api = await startApi({ keepsObjects: true });
afterAll(() => api.close());
const { db } = api.database;
const world = await orderWorld(api);
const { ask, step, inspector, approver, abroad } = world;

/** An app in two stores, and the case that is to take it off. */
async function listed() {
  const { app } = await world.app();
  const stores = [randomUUID(), randomUUID()];
  for (const [i, id] of stores.entries()) {
    await sql`insert into touchstone.store (id, code, name, connector) values (${id}, ${`s${id.slice(0, 8)}`}, ${`商店${i}`}, 'folder')`.execute(
      db,
    );
    await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state, name, developer, filing_no)
      values (${randomUUID()}, ${id}, ${`${i}`}, ${app}, 'LIVE', '轻盈', '示例科技', '京ICP备1号-1A')`.execute(db);
  }
  const of = await draftedCase(db, api.platform, { app, organisation: world.beijing, operator: world.operator, province: '11' });
  return { of, stores };
}
const WORDS = { ground: '逾期未完成整改，已公开通报。', contact: '某某，000-00000000', problems: '违规收集个人信息' };

test('one draft for each store, issued through four eyes; its items are there with it', async () => {
  const { of, stores } = await listed();
  const plan = await ask(inspector, 'GET', `/cases/${of}/delisting-plan`);
  expect(plan.body.stores.map(({ listings }: { listings: object[] }) => listings.length)).toEqual([1, 1]);
  const made = await ask(inspector, 'POST', `/cases/${of}/delisting-orders`, WORDS);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.body.orders.map(({ store }: { store: string }) => store).sort()).toEqual([...stores].sort());
  expect((await ask(inspector, 'POST', `/cases/${of}/delisting-orders`, WORDS)).body.code).toBe('nothing-to-order');

  const [first, second] = made.body.orders as readonly { readonly order: string }[];
  for (const { order } of [first!, second!]) {
    expect((await step(inspector, order, 'review')).body.state).toBe('IN_REVIEW');
    expect((await step(inspector, order, 'approval')).status).toBe(403);
    expect((await step(approver, order, 'approval')).body.state).toBe('APPROVED');
    const issued = await step(approver, order, 'issue');
    expect(issued.status, JSON.stringify(issued.body)).toBe(200);
    const { items } = (await ask(inspector, 'GET', `/order-items?order=${order}`)).body;
    expect(items).toMatchObject([{ state: 'QUEUED', orderNumber: issued.body.number, appName: '轻盈' }]);
  }
  expect((await world.caseOf(of)).state).toBe('DELIST_ORDERED');

  // taken back: the items end, and the case stands on the other order
  const back = await step(approver, first!.order, 'withdrawal', { reason: '名单有误' });
  expect(back.status, JSON.stringify(back.body)).toBe(200);
  expect((await ask(inspector, 'GET', `/order-items?order=${first!.order}`)).body.items).toMatchObject([{ state: 'WITHDRAWN' }]);
  expect((await world.caseOf(of)).state).toBe('DELIST_ORDERED');
});

test('an app that left the shelf meanwhile: the order is not issued, and nothing is half done', async () => {
  const { of, stores } = await listed();
  const { orders } = (await ask(inspector, 'POST', `/cases/${of}/delisting-orders`, WORDS)).body;
  const { order } = (orders as readonly { store: string; order: string }[]).find(({ store }) => store === stores[0])!;
  await step(inspector, order, 'review');
  await step(approver, order, 'approval');
  await sql`update touchstone.listing set state = 'GONE' where store_id = ${stores[0]}`.execute(db);
  expect((await step(approver, order, 'issue')).body).toMatchObject({
    code: 'items-refused',
    detail: expect.stringContaining('货架上没有此应用'),
  });
  expect((await ask(inspector, 'GET', `/orders/${order}`)).body).toMatchObject({ state: 'APPROVED', number: null });
  expect((await world.caseOf(of)).state).toBe('DELIST_DRAFT');
});

test('another province neither sees the plan nor drafts', async () => {
  const { of } = await listed();
  expect((await ask(abroad, 'GET', `/cases/${of}/delisting-plan`)).status).toBe(404);
  expect((await ask(abroad, 'POST', `/cases/${of}/delisting-orders`, WORDS)).status).toBe(404);
});
