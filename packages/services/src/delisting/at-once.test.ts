import { expect, test } from 'vitest';
import { createItems, expireItems, followShelves, type IssuedOrder, lookAtItems } from './index.ts';
import { HOUR_MS, Shelves } from './shelves.fixture.ts';

const BY = { actor: 'person:p', organisation: 'ministry', basis: '测试' } as const;
const PUBLISHED_MS = 100 * HOUR_MS;

/** An order to the north that rests on a notice, issued so many hours after it was published. */
async function issued(hoursLater: number, deadline: IssuedOrder['deadline'] = null) {
  const world = new Shelves();
  world.put('north');
  world.nowMs = PUBLISHED_MS + hoursLater * HOUR_MS;
  const order: IssuedOrder = {
    ...{ id: 'order-north', number: '文号', type: 'delisting', case: null, notice: 'notice', organisation: 'ministry', province: null },
    ...{ addressee: { kind: 'store', id: 'north' }, issuedMs: world.nowMs, publishedMs: PUBLISHED_MS, deadline },
  };
  world.orders.set('north', order.id);
  const made = await createItems(world.tx, order, BY);
  if (!made.ok) throw new Error(made.reason);
  return world;
}

/** States of all items so many hours after the publication. */
async function after(world: Shelves, hours: number) {
  world.nowMs = PUBLISHED_MS + hours * HOUR_MS;
  await expireItems(world.ports);
  return world.all.map(({ state }) => state);
}

test('“at once” counts from the publication, however late the order was issued', async () => {
  const world = await issued(20);
  expect(world.clocks).toMatchObject([{ startedMs: PUBLISHED_MS, isPublished: true }]);
  expect(world.all).toMatchObject([{ startedMs: PUBLISHED_MS, dueMs: PUBLISHED_MS + 24 * HOUR_MS }]);
  expect(await after(world, 23)).toEqual(['QUEUED']);
  expect(await after(world, 24)).toEqual(['OVERDUE']);
  expect(await after(world, 71)).toEqual(['OVERDUE']);
  expect(await after(world, 72)).toEqual(['ESCALATED']);
});

test('it is a superior’s by the hours of its order, also where the clock came late to it', async () => {
  const world = await issued(1, { kind: 'at-once', escalateAfterHours: 30 });
  expect(await after(world, 29)).toEqual(['OVERDUE']);
  expect(await after(world, 30)).toEqual(['ESCALATED']);
  const short = await issued(1, { kind: 'at-once', escalateAfterHours: 6 });
  expect(await after(short, 5)).toEqual(['QUEUED']);
  expect(await after(short, 6)).toEqual(['OVERDUE']);
  expect(await after(short, 6)).toEqual(['ESCALATED']);
});

test('a document that sets a day is late when it is over, and a superior’s as long after it as anywhere', async () => {
  const world = await issued(1, { kind: 'instant', at: new Date(PUBLISHED_MS + 100 * HOUR_MS).toISOString() });
  expect(await after(world, 99)).toEqual(['QUEUED']);
  expect(await after(world, 100)).toEqual(['OVERDUE']);
  expect(await after(world, 147)).toEqual(['OVERDUE']);
  expect(await after(world, 148)).toEqual(['ESCALATED']);
});

test('what is found later, or comes back, has its own time from then, by the hours of its order', async () => {
  const world = await issued(0, { kind: 'at-once', escalateAfterHours: 30 });
  const gone = world.all[0]!;
  world.items.set(gone.id, { ...gone, state: 'VERIFIED_ABSENT', verifiedMs: world.nowMs, nextProbeMs: 0 });
  world.nowMs += 200 * HOUR_MS;
  world.put('north');
  await followShelves(world.ports);
  await lookAtItems(world.ports, async () => [
    { method: 'public-page', vantage: 'bj', versionName: null, page: {}, raw: null, result: 'live' },
  ]);
  expect(world.all.map(({ state, round, isLater }) => [state, round, isLater])).toEqual([
    ['REAPPEARED', 1, false],
    ['QUEUED', 1, true],
    ['QUEUED', 2, false],
  ]);
  const [, ...open] = await after(world, 223);
  expect(open).toEqual(['QUEUED', 'QUEUED']);
  expect((await after(world, 224)).slice(1)).toEqual(['OVERDUE', 'OVERDUE']);
  expect((await after(world, 230)).slice(1)).toEqual(['ESCALATED', 'ESCALATED']);
});
