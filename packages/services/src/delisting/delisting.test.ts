import { isDelisted } from '@touchstone/domain/order-item';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerItems,
  columnOf,
  createItems,
  decideObjection,
  expireItems,
  followShelves,
  type IssuedOrder,
  ITEM_COLUMNS,
  itemRows,
  keepLook,
  lookAtItems,
  orderOf,
  readAnswerTable,
  type StoreWire,
  sendItems,
  takeAnswer,
  withdrawItem,
} from './index.ts';
import { settleCase } from './settle-case.ts';
import { HOUR_MS, isShown, Shelves, STORES } from './shelves.fixture.ts';

const BY = { actor: 'person:p', organisation: 'ministry', basis: '测试' } as const;
const NO_WIRE = { faultOf: () => undefined } as unknown as StoreWire;

const orderTo = (world: Shelves, store: string): IssuedOrder => ({
  ...{
    id: `order-${store}`,
    number: `文号-${store}`,
    type: 'delisting',
    case: 'case',
    notice: null,
    organisation: 'ministry',
    province: null,
  },
  ...{ addressee: { kind: 'store', id: store }, issuedMs: world.nowMs, publishedMs: null },
});

async function issue(world: Shelves, store: string) {
  const made = await createItems(world.tx, orderTo(world, store), BY);
  if (made.ok) world.orders.set(store, `order-${store}`);
  return made;
}

/** Both places see what is there. */
const look = (world: Shelves) =>
  lookAtItems(world.ports, async ({ listing }) =>
    ['bj', 'sh'].map((vantage) => ({
      ...{ method: 'public-page', vantage, versionName: null, page: {}, raw: null },
      result: world.listings.find(({ id }) => id === listing)?.isThere === true ? ('live' as const) : ('gone' as const),
    })),
  );

test('an order about nothing that is on the shelf is not issued; about an SDK it has no items', async () => {
  const world = new Shelves();
  expect(await issue(world, 'north')).toEqual({ ok: false, reason: 'nothing-on-shelf' });
  const provider = { ...orderTo(world, 'x'), addressee: { kind: 'sdk-provider', id: 'x' } };
  expect(await createItems(world.tx, provider, BY)).toEqual({ ok: true, items: [] });
});

test.each(['CONFIRMED', 'RECTIFYING', 'OVERDUE', 'NOTICED', 'OBJECTION_REVIEW', 'CLOSED', 'WITHDRAWN'])(
  'nothing is taken off a shelf while its case is %s',
  async (state) => {
    const world = new Shelves();
    world.put('north');
    world.state = state;
    expect(await issue(world, 'north')).toEqual({ ok: false, reason: 'case-not-ready' });
    expect(world.all).toEqual([]);
  },
);

test('nothing goes back to a shelf before that is approved', async () => {
  const world = new Shelves();
  world.put('north');
  await issue(world, 'north');
  const [item] = world.all;
  world.items.set(item!.id, { ...item!, state: 'VERIFIED_ABSENT' });
  const relisting = { ...orderTo(world, 'north'), type: 'relisting' };
  for (const state of ['DELIST_ORDERED', 'DELISTED', 'OBJECTION_REVIEW']) {
    world.state = state;
    expect(await createItems(world.tx, relisting, BY), state).toEqual({ ok: false, reason: 'case-not-ready' });
  }
  expect(world.all).toMatchObject([{ releasedMs: null }]);
});

test('a case that is withdrawn holds nothing off the shelves, and its stores are told', async () => {
  const world = new Shelves();
  for (const store of STORES) {
    world.put(store);
    await issue(world, store);
  }
  await sendItems(world.ports, NO_WIRE);
  const [absent] = world.all;
  world.items.set(absent!.id, { ...absent!, state: 'VERIFIED_ABSENT' });
  world.state = 'WITHDRAWN';
  await settleCase(world.tx, 'case');
  expect(world.all.map(({ state, nextProbeMs, message }) => [state, nextProbeMs, message?.type])).toEqual([
    ['WITHDRAWN', null, 'withdrawn'],
    ['WITHDRAWN', null, 'withdrawn'],
  ]);
  expect(world.state).toBe('WITHDRAWN');
});

test('a document that sets a day is due on that day, any other at once', async () => {
  const world = new Shelves();
  world.put('north');
  world.put('south');
  const at = '2026-12-01T10:00:00Z';
  const set = await createItems(world.tx, { ...orderTo(world, 'north'), deadline: { kind: 'instant', at } }, BY);
  expect(set).toMatchObject({ ok: true, items: [{ dueMs: Date.parse(at) }] });
  expect(await issue(world, 'south')).toMatchObject({ ok: true, items: [{ dueMs: world.nowMs + 24 * HOUR_MS }] });
});

test('an order once issued brings no second item for the same listing', async () => {
  const world = new Shelves();
  world.put('north');
  expect(await issue(world, 'north')).toMatchObject({ ok: true, items: [{ listing: 'l0' }] });
  expect(await issue(world, 'north')).toMatchObject({ ok: false, reason: 'nothing-on-shelf' });
});

test('a store without an order is told of once, and gets its item with the order', async () => {
  const world = new Shelves();
  world.put('north');
  await issue(world, 'north');
  world.put('south');
  await followShelves(world.ports);
  await followShelves(world.ports);
  expect(world.told.filter((topic) => topic === 'order.store-without-order')).toHaveLength(1);
  expect(await issue(world, 'south')).toMatchObject({ ok: true, items: [{ listing: 'l1' }] });
});

test('a search ban is seen by searching: it takes nothing off the shelf', async () => {
  const world = new Shelves();
  world.put('north');
  const made = await createItems(world.tx, { ...orderTo(world, 'north'), type: 'search-ban' }, BY);
  if (!made.ok) throw new Error(made.reason);
  await sendItems(world.ports, NO_WIRE);
  for (const [i, vantage] of ['bj', 'sh', 'bj'].entries()) {
    const seen = { id: `s${i}`, listing: 'l0', method: 'person', vantage, result: 'gone', versionName: null, page: {}, raw: null } as const;
    await keepLook(world.tx, world.all[0]!, { ...seen, atMs: world.nowMs + i });
  }
  expect(world.all).toMatchObject([{ kind: 'search-ban', state: 'VERIFIED_ABSENT' }]);
  expect(world.listings.map(({ listing }) => listing.state)).toEqual(['LIVE']);
  expect([world.looks, world.state]).toEqual([[], 'DELIST_DRAFT']);
});

describe('what a store says over the wire', () => {
  const sent = async () => {
    const world = new Shelves();
    world.put('north');
    await issue(world, 'north');
    await sendItems(world.ports, NO_WIRE);
    return { world, item: world.all[0]! };
  };
  test('done stands for received and acknowledged as well, and the same again is no news', async () => {
    const { world, item } = await sent();
    const after = await takeAnswer(world.tx, item, { state: 'done' }, BY);
    expect(after).toMatchObject({ state: 'REPORTED_DONE', deliveredMs: world.nowMs, ackedMs: world.nowMs });
    await takeAnswer(world.tx, world.items.get(item.id)!, { state: 'done' }, BY);
    expect(world.events.map(({ event }) => event)).toEqual(['create', 'send', 'receive', 'acknowledge', 'report-done']);
  });

  test('a refusal with a word is an objection of that kind; one that was turned down is not raised again by saying it again', async () => {
    const { world, item } = await sent();
    const refusal = { state: 'refused', objection: { code: 'no-such-word', text: '不办' } } as const;
    const objected = await takeAnswer(world.tx, item, refusal, BY);
    expect(objected).toMatchObject({ state: 'OBJECTED', objectionOf: { code: 'other', text: '不办' } });
    const { rowVersion } = world.items.get(item.id)!;
    const decided = await decideObjection(world.tx, { item: item.id, accepted: false, reason: '理由不成立', ifMatch: rowVersion }, BY);
    expect(decided).toMatchObject({ ok: true, item: { state: 'DELIVERED', message: { type: 'objection-rejected' } } });
    expect(await takeAnswer(world.tx, world.items.get(item.id)!, refusal, BY)).toMatchObject({ state: 'DELIVERED' });
  });

  test('the order of an item is always the same words', async () => {
    const { world, item } = await sent();
    const before = orderOf(item);
    await takeAnswer(world.tx, item, { state: 'acknowledged' }, BY);
    world.nowMs += HOUR_MS;
    expect(orderOf(world.items.get(item.id)!)).toEqual(before);
  });

  test.each([
    [{ code: 'unreachable', retryable: true }, 10_000],
    [{ code: 'server-error', retryable: true, retryAfterMs: 120_000 }, 120_000],
  ])('a store that does not answer (%j) is asked again later', async (fault, waitMs) => {
    const world = new Shelves();
    world.put('north');
    await issue(world, 'north');
    const dueSends = async () => [
      { store: 'north', breaker: { state: 'closed', failures: 0 } as const, isConnected: true, items: world.all },
    ];
    const ports = { ...world.ports, inTransaction: <T>(work: (tx: typeof world.tx) => Promise<T>) => work({ ...world.tx, dueSends }) };
    const wire = { sendOrder: () => Promise.reject(new Error('x')), faultOf: () => fault } as unknown as StoreWire;
    expect(await sendItems(ports, wire)).toBe(0);
    expect(world.all[0]).toMatchObject({ state: 'QUEUED', sendAttempts: 1, sendFault: fault.code, nextSendMs: world.nowMs + waitMs });
  });
});

describe('the list that goes out and comes back', () => {
  const list = async (answers: readonly (readonly [string, string, string])[]) => {
    const world = new Shelves();
    for (const _ of answers) world.put('north');
    const made = await issue(world, 'north');
    if (!made.ok) throw new Error(made.reason);
    const rows = itemRows(made.items, () => '立即').map((cells, i) => [...cells.slice(0, -3).map(String), ...answers[i]!]);
    return { world, sheet: [['某文号 名单'], ITEM_COLUMNS.map(({ zh }) => zh), ...rows] };
  };

  test('comes back as it went out, with its answers', async () => {
    const { sheet } = await list([
      ['已受理', '', ''],
      ['', '', '尚未办理'],
      ['异议', '收到指令前已下架', '截图附后'],
      ['done', '', ''],
    ]);
    expect(readAnswerTable(sheet)).toMatchObject({
      ok: true,
      answers: [
        { row: 3, answer: 'acknowledge' },
        { row: 5, answer: 'object', reason: 'already-off', text: '截图附后' },
        { row: 6, answer: 'report-done' },
      ],
    });
  });

  test.each<[string, readonly [string, string, string], string, string]>([
    ['an answer nobody knows', ['也许', '', ''], '办理结果', 'answer-unknown'],
    ['an objection without a reason', ['异议', '', ''], '异议理由', 'reason-missing'],
    ['a reason nobody knows', ['异议', '不想办', ''], '异议理由', 'reason-unknown'],
  ])('%s is told by its cell', async (_name, answer, column, fault) => {
    const { sheet } = await list([answer]);
    expect(readAnswerTable(sheet)).toEqual({ ok: false, reason: 'cells', faults: [{ row: 3, column, fault }] });
  });

  test('whatever is in the cells, it is read or told, and never more than its rows', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ maxLength: 20 }), { maxLength: 14 }), { maxLength: 30 }), (rows) => {
        const read = readAnswerTable([ITEM_COLUMNS.map(({ zh }) => zh), ...rows]);
        if (read.ok) expect(read.answers.length).toBeLessThanOrEqual(rows.length);
        else expect(read.faults.every(({ row, column }) => row > 1 && column !== '')).toBe(true);
        expect(readAnswerTable(rows).ok || true).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('a table without its heading, or longer than any order, is refused as a whole', () => {
    expect(readAnswerTable([['a', 'b']])).toEqual({ ok: false, reason: 'no-heading', faults: [] });
    const many = Array.from({ length: 20_001 }, () => ['x']);
    expect(readAnswerTable([ITEM_COLUMNS.map(({ zh }) => zh), ...many])).toEqual({ ok: false, reason: 'too-many-rows', faults: [] });
    expect(columnOf('no-such-step')).toBe('办理结果');
  });
});

type Act =
  | { readonly do: 'put' | 'issue' | 'remove' | 'return'; readonly store: number }
  | { readonly do: 'answer'; readonly item: number; readonly how: 'acknowledge' | 'report-done' | 'object' }
  | { readonly do: 'decide'; readonly item: number; readonly accepted: boolean }
  | { readonly do: 'withdraw'; readonly item: number }
  | { readonly do: 'send' | 'follow' | 'expire' }
  | { readonly do: 'wait'; readonly hours: number };

const store = fc.integer({ min: 0, max: 1 });
const item = fc.integer({ min: 0, max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constantFrom('put', 'issue', 'remove', 'remove', 'return'), store }) as fc.Arbitrary<Act>,
  fc.record({
    do: fc.constant('answer' as const),
    item,
    how: fc.constantFrom('acknowledge', 'report-done', 'object'),
  }) as fc.Arbitrary<Act>,
  fc.record({ do: fc.constant('decide' as const), item, accepted: fc.boolean() }),
  fc.record({ do: fc.constant('withdraw' as const), item }),
  fc.record({ do: fc.constantFrom('send', 'follow', 'expire') }) as fc.Arbitrary<Act>,
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 6, 30, 200) }) },
);

async function play(world: Shelves, one: Act): Promise<void> {
  const picked = 'item' in one ? world.all[one.item % Math.max(1, world.all.length)] : undefined;
  const shop = 'store' in one ? (STORES[one.store] ?? 'north') : 'north';
  switch (one.do) {
    case 'put':
      return world.put(shop);
    case 'remove':
    case 'return':
      for (const listing of world.listings) if (listing.store === shop) listing.isThere = one.do === 'return';
      return;
    case 'issue': {
      const made = await issue(world, shop);
      const uncovered = world.listings.filter((it) => it.store === shop && isShown(it) && !world.all.some((i) => i.listing === it.id));
      if (made.ok) expect(uncovered).toEqual([]);
      return;
    }
    case 'answer':
      if (picked !== undefined)
        await answerItems(world.tx, { store: picked.store, answers: [{ item: picked.id, answer: one.how, reason: 'already-off' }] }, BY);
      return;
    case 'decide':
      if (picked !== undefined)
        await decideObjection(world.tx, { item: picked.id, accepted: one.accepted, reason: 'x', ifMatch: picked.rowVersion }, BY);
      return;
    case 'withdraw':
      if (picked !== undefined) await withdrawItem(world.tx, { item: picked.id, documentNumber: 'x', reason: 'x' }, BY);
      return;
    case 'send':
      return void (await sendItems(world.ports, NO_WIRE));
    case 'follow':
      return void (await followShelves(world.ports));
    case 'expire':
      return void (await expireItems(world.ports));
    case 'wait':
      world.nowMs += one.hours * HOUR_MS;
      return void (await look(world));
  }
}

test('an item that cannot be moved on is told and holds up no other', async () => {
  const world = new Shelves();
  for (const store of ['north', 'south']) {
    world.put(store);
    await issue(world, store);
  }
  world.nowMs += 25 * HOUR_MS;
  const north = (items: readonly { readonly store: string }[]) => items.some(({ store }) => store === 'north');
  const ports: typeof world.ports = {
    ...world.ports,
    inTransaction: (work) =>
      world.ports.inTransaction((tx) =>
        work({ ...tx, saveItems: (items) => (north(items) ? Promise.reject(new Error('stuck')) : tx.saveItems(items)) }),
      ),
  };
  await expect(expireItems(ports)).rejects.toThrow('stuck');
  const faults: string[] = [];
  expect(await expireItems(ports, (error) => void faults.push((error as Error).message))).toBe(1);
  expect(faults).toEqual(['stuck']);
  expect(world.all.map(({ store, state }) => `${store} ${state}`).sort()).toEqual(['north QUEUED', 'south OVERDUE']);
});

test('a case that cannot be settled holds up neither another nor what is found on shelves', async () => {
  const world = new Shelves();
  world.put('north');
  await issue(world, 'north');
  const settled: string[] = [];
  const ports: typeof world.ports = {
    ...world.ports,
    inTransaction: (work) =>
      world.ports.inTransaction((tx) =>
        work({
          ...tx,
          casesToSettle: async () => ['bad', 'good'],
          holdCaseInHand: async (id) => {
            if (id === 'bad') throw new Error('stuck');
            settled.push(id);
            return undefined;
          },
          returnedListings: () => Promise.reject(new Error('unreadable')),
        }),
      ),
  };
  const faults: string[] = [];
  await followShelves(ports, (error) => void faults.push((error as Error).message));
  expect([faults, settled]).toEqual([['unreadable', 'stuck'], ['good']]);
});

test('in whatever order it happens: items for every listing, and delisted if and only if all of them were seen absent', {
  timeout: 60_000,
}, async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 60 }), async (acts) => {
      const world = new Shelves();
      world.put('north');
      world.put('south');
      await issue(world, 'north');
      for (const one of acts) {
        await play(world, one);
        expect(world.state === 'DELISTED').toBe(world.state !== 'DELIST_DRAFT' && isDelisted(world.all));
        for (const verified of world.all.filter(({ state }) => state === 'VERIFIED_ABSENT')) {
          const looks = world.looks.filter(
            ({ listing, atMs, result }) => listing === verified.listing && atMs <= (verified.verifiedMs ?? 0) && result !== 'undecided',
          );
          const since = looks.slice(looks.findLastIndex(({ result }) => result === 'live') + 1);
          expect(since.length).toBeGreaterThanOrEqual(3);
          expect(new Set(since.map(({ vantage }) => vantage)).size).toBe(2);
        }
      }
      for (const { to } of world.events) reached.add(to);
      for (const { fingerprint } of world.findings) reached.add(fingerprint.split('/')[1] ?? '');
      if (world.events.some(({ to }) => to === 'REAPPEARED') && world.state === 'DELISTED') reached.add('delisted again');
      // every shelf that has an order is covered, whenever the listing came
      await followShelves(world.ports);
      if (world.all.some(({ state }) => state !== 'WITHDRAWN')) {
        const open = world.listings.filter(
          (it) => world.orders.has(it.store) && isShown(it) && !world.all.some((i) => i.listing === it.id),
        );
        expect(open).toEqual([]);
      }
      // a history without gaps, each step from where the last one ended
      for (const { id } of world.all) {
        const history = world.events.filter((event) => event.item === id);
        expect(history.map(({ seq }) => seq)).toEqual(history.map((_, i) => i + 1));
        expect(history.slice(1).map(({ from }) => from)).toEqual(history.slice(0, -1).map(({ to }) => to));
        expect(history.at(-1)?.to).toBe(world.items.get(id)?.state);
      }
    }),
    { numRuns: 1000, seed: 13 },
  );
  // what was to be tried was tried
  expect([...reached].sort()).toEqual(
    expect.arrayContaining([
      'ESCALATED',
      'OBJECTED',
      'REAPPEARED',
      'STILL_LIVE',
      'VERIFIED_ABSENT',
      'WITHDRAWN',
      'false-report',
      'listed-under-ban',
      'reappeared',
    ]),
  );
});

/** Two shelves whose items are ordered; of the item of the north nothing can be kept. */
async function withOneThatCannotBeKept() {
  const world = new Shelves();
  for (const store of STORES) {
    world.put(store);
    await issue(world, store);
  }
  const north = world.all.find(({ store }) => store === 'north')!.id;
  const faults: string[] = [];
  const ports: typeof world.ports = {
    ...world.ports,
    inTransaction: async (work) => {
      const before = world.items.get(north);
      try {
        return await world.ports.inTransaction((tx) =>
          work({
            ...tx,
            addItemEvents: (events) =>
              events.some(({ item }) => item === north) ? Promise.reject(new Error('full')) : tx.addItemEvents(events),
          }),
        );
      } catch (error) {
        if (before !== undefined) world.items.set(north, before);
        throw error;
      }
    },
  };
  return { world, ports, faults, failed: (error: unknown) => void faults.push((error as Error).message) };
}
const NORTH_AND_SOUTH = (world: Shelves) => Object.fromEntries(world.all.map((item) => [item.store, item]));

test('an order that cannot be kept is told, stands with its item and comes again later; the others are sent', async () => {
  const { world, ports, faults, failed } = await withOneThatCannotBeKept();
  expect(await sendItems(ports, NO_WIRE, failed)).toBe(1);
  const { north, south } = NORTH_AND_SOUTH(world);
  expect(faults).toEqual(['full']);
  expect([north?.sendFault, south?.state]).toEqual(['failed-here', 'SENT']);
  expect(north?.nextSendMs).toBeGreaterThan(world.nowMs);
  await expect(sendItems({ ...ports, nowMs: () => Number.MAX_SAFE_INTEGER }, NO_WIRE)).rejects.toThrow('full');
});

test('a shelf that cannot be looked at, or whose look cannot be kept, keeps nobody from the other shelf', async () => {
  const { world, ports, faults, failed } = await withOneThatCannotBeKept();
  await sendItems(world.ports, NO_WIRE);
  world.nowMs += 24 * HOUR_MS;
  const seen: string[] = [];
  await lookAtItems(
    ports,
    async ({ store }) => {
      seen.push(store);
      if (store === 'north') throw new Error('no eyes');
      return [];
    },
    failed,
  );
  expect([seen.sort(), faults]).toEqual([['north', 'south'], ['no eyes']]);
  const { north } = NORTH_AND_SOUTH(world);
  expect(north?.nextProbeMs).toBeGreaterThan(world.nowMs);
});
