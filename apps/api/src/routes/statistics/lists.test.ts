import { automationOf, type DecidedVote, decidedBy } from '@touchstone/domain/engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { add, addApp, addCase, addFirm, addOrder } from '../conduct/conduct.fixture.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());

const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const national = await api.person(ministry, 'ministry-admin', 'all');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
const local = await api.person(beijing, 'province-inspector', 'province:11');

const FIGURES = JSON.stringify(
  Object.fromEntries(
    [
      'listings',
      'newListings',
      'changedListings',
      'goneListings',
      'listingsWithFindings',
      'gateChecks',
      'gatePassed',
      'gateReturned',
      'gateManual',
    ]
      .concat(['orderItems', 'orderItemsVerified', 'orderItemsOpen', 'measuresNotice', 'measuresDelist', 'measuresBan', 'measuresLifted'])
      .map((key) => [key, 0]),
  ),
);

interface Vote extends DecidedVote {
  readonly isPerson: boolean;
}
const VOTES: readonly Vote[] = (
  [['NOT_DETECTED'], ['DETECTED', 'violation'], ['DETECTED', 'suspected'], ['NOT_TESTED'], ['ERROR']] as readonly (readonly [
    DecidedVote['vote'],
    DecidedVote['strength']?,
  ])[]
).flatMap(([vote, strength]) =>
  [true, false].map((isMachine) => ({ isMachine, isPerson: !isMachine, vote, ...(strength === undefined ? {} : { strength }) })),
);
/** Nobody, every voter alone, every pair, and every pair with a third that agrees with neither. */
const ITEMS: readonly (readonly Vote[])[] = [
  [],
  ...VOTES.map((vote) => [vote]),
  ...VOTES.flatMap((one) => VOTES.map((other) => [one, other])),
  ...VOTES.map((vote) => [vote, VOTES[0]!, VOTES[3]!]),
];
const clauseOf = (n: number) => `c${String(n).padStart(3, '0')}`;

/** Two tests of the same instant and one of a day later; each has a part of the items. @returns the newest's request */
async function testsOf(parts: readonly (readonly (readonly Vote[])[])[]): Promise<readonly string[]> {
  const scans: string[] = [];
  for (const [n, items] of parts.entries()) {
    const [app, artifact, scan] = [api.platform.newId(), api.platform.newId(), api.platform.newId()];
    await sql`
      insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province)
      values (${app}, 'android', ${`cn.a${app}`}, ${`应用${n}`}, 'x', '{x}', ${n === 0 ? '11' : '44'})`.execute(db);
    await sql`insert into touchstone.artifact (id, sha256, size_bytes, kind, state, stored_at) values (${artifact}, md5(${artifact}) || md5('x'), 1, 'apk', 'STORED', now())`.execute(
      db,
    );
    await sql`
      insert into touchstone.scan_request (id, artifact_id, app_id, profile, priority, organisation_id, configuration)
      values (${scan}, ${artifact}, ${app}, 'deep', 0, ${ministry}, '{}')`.execute(db);
    const clauses = items.map((votes, i) => ({ clause: clauseOf(n * 1000 + i), votes }));
    const { byMachine, tested } = automationOf(items);
    await sql`
      insert into touchstone.fused_result (id, artifact_id, app_id, scan_request_id, rule_set, clauses, machine_items, tested_items, at)
      values (${api.platform.newId()}, ${artifact}, ${app}, ${scan}, 'r', ${JSON.stringify(clauses)}::jsonb, ${byMachine}, ${tested},
        ${n < 2 ? '2021-03-10T02:00:00.123Z' : '2021-03-11T02:00:00Z'})`.execute(db);
    scans.push(scan);
  }
  return scans;
}

async function get(who: TestPerson, url: string) {
  const answer = await api.app.inject({ url, headers: { ...who.headers } });
  return { status: answer.statusCode, body: answer.json() };
}
async function all(who: TestPerson, url: string, limit = 7): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { status, body } = await get(who, `${url}&limit=${limit}${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`);
    expect([url, status]).toEqual([url, 200]);
    items.push(...body.items);
    next = body.next;
  }
  return items;
}

const PARTS = [ITEMS.slice(0, 40), ITEMS.slice(40), [[VOTES[0]!], []]];
let scans: readonly string[];
beforeAll(async () => {
  scans = await testsOf(PARTS);
});

test('the share of machines opens the items of its numerator and of its denominator, by the rule that counts them', async () => {
  const { automation } = (await get(inspector, '/api/v1/statistics/year?year=2021')).body;
  const wanted = PARTS.flat();
  expect([automation.count, automation.of, automation.tests]).toEqual([
    wanted.filter((votes) => decidedBy(votes) === 'machine').length,
    wanted.filter((votes) => decidedBy(votes) !== undefined).length,
    3,
  ]);
  const [machine, every] = [await all(inspector, automation.list), await all(inspector, automation.ofList)];
  expect([machine.length, every.length]).toEqual([automation.count, automation.of]);
  const said = new Map(every.map(({ scan, clause, decidedBy: by }) => [`${scan} ${clause}`, by]));
  for (const [n, items] of PARTS.entries())
    for (const [i, votes] of items.entries())
      expect([n, i, said.get(`${scans[n]} ${clauseOf(n * 1000 + i)}`)]).toEqual([n, i, decidedBy(votes)]);
  expect(machine.every(({ decidedBy: by }) => by === 'machine')).toBe(true);
  expect(await all(inspector, automation.testsList)).toHaveLength(automation.tests);
});

test('items are listed of what one may read, of one clause, as of an instant, and never by what no test is counted by', async () => {
  const { automation } = (await get(local, '/api/v1/statistics/year?year=2021')).body;
  expect([(await all(local, automation.list)).length, (await all(local, automation.ofList)).length]).toEqual([
    automation.count,
    automation.of,
  ]);
  expect(automation.of).toBeLessThan(PARTS.flat().length / 2);
  const { body } = await get(inspector, '/api/v1/statistics/items?clause=c2000');
  expect(body.items).toMatchObject([{ scan: scans[2], clause: 'c2000', decidedBy: 'machine' }]);
  expect((await get(inspector, '/api/v1/statistics/items?asOf=2021-01-01T00:00:00Z')).body.items).toEqual([]);
  expect((await get(inspector, '/api/v1/statistics/items?province=11')).body).toMatchObject({ errors: [{ pointer: '/query/province' }] });
  expect((await get(inspector, '/api/v1/statistics/items?after=nonsense')).status).toBe(400);
});

test('what stores took down of themselves is the sum of the reports of its list, each month by its newest version then', async () => {
  const [store, organisation] = [api.platform.newId(), await api.organisation('store')];
  await sql`insert into touchstone.store (id, code, name, connector) values (${store}, 'h', '商店', 'store-feed')`.execute(db);
  for (const [month, version, own, at] of [
    ['2021-01', 1, 5, '2021-02-01'],
    ['2021-01', 2, 7, '2021-04-01'],
    ['2021-02', 1, 11, '2021-03-01'],
    ['2020-12', 1, 13, '2021-01-01'],
  ] as const)
    await sql`
      insert into touchstone.store_report (id, store_id, organisation_id, month, version, figures, stated, note, correction, submitted_at)
      values (${api.platform.newId()}, ${store}, ${organisation}, ${month}, ${version}, ${FIGURES}::jsonb, ${JSON.stringify({ appsDelistedOwn: own })}::jsonb, '', '', ${at})`.execute(
      db,
    );
  for (const [asOf, count, reports] of [
    ['2021-03-15T00:00:00Z', 16, 2],
    ['2021-12-01T00:00:00Z', 18, 2],
    ['2021-02-15T00:00:00Z', 5, 1],
  ] as const) {
    const { ownDelistings } = (await get(inspector, `/api/v1/statistics/year?year=2021&asOf=${asOf}`)).body;
    expect([asOf, ownDelistings.count, ownDelistings.reports]).toEqual([asOf, count, reports]);
    const answer = await all(inspector, ownDelistings.list);
    expect(answer.map(({ stated }) => (stated as { appsDelistedOwn: number }).appsDelistedOwn).reduce((a, b) => a + b, 0)).toBe(count);
    expect(answer).toHaveLength(reports);
  }
});

test('firms served are those that there were, and their list holds as many', async () => {
  for (const at of ['2021-05-01', '2021-06-01', '2022-01-01'])
    await sql`update touchstone.organisation set created_at = ${at} where id = ${await api.organisation('enterprise')}`.execute(db);
  for (const [query, count] of [
    ['year=2021', 2],
    ['year=2021&asOf=2021-05-15T00:00:00Z', 1],
    ['year=2022', 3],
  ] as const) {
    const { enterprisesServed } = (await get(inspector, `/api/v1/statistics/year?${query}`)).body;
    expect([query, enterprisesServed.count, (await all(national, enterprisesServed.list)).length]).toEqual([query, count, count]);
  }
});

test('what a store owes, did and shows opens what it counts, as it was then', async () => {
  const store = api.platform.newId();
  const firm = await addFirm(api, '商店里的公司', '11');
  await sql`insert into touchstone.store (id, code, name, connector) values (${store}, 'kuai', '快商店', 'store-feed')`.execute(db);
  const asked = new Date('2021-06-01T02:00:00Z');
  const day = (n: number) => new Date(asked.getTime() + n * 86_400_000);
  const kept = await addCase(api, { organisation: ministry, province: null, operator: firm, at: asked });
  const order = await addOrder(api, { type: 'delisting', organisation: ministry, operator: firm, case: kept, issuedAt: asked });
  for (const [n, way] of [
    [0, ['SENT']],
    [1, ['SENT', 'ACKED']],
    [2, ['SENT', 'ACKED', 'VERIFIED_ABSENT', 'REAPPEARED']],
  ] as const) {
    const app = await addApp(api, firm, `店内${n}`, '11');
    const [listing, item] = [api.platform.newId(), api.platform.newId()];
    const sha256 = String(n).repeat(64);
    if (n < 2)
      await add(api, 'artifact', { id: api.platform.newId(), sha256, size_bytes: 1, kind: 'apk', state: 'STORED', stored_at: asked });
    await add(api, 'listing', {
      ...{ id: listing, store_id: store, store_app_id: `店内${n}`, app_id: app, state: n === 1 ? 'GONE' : 'LIVE', artifact_sha256: sha256 },
    });
    await add(api, 'order_item', {
      ...{ id: item, order_id: order, case_id: kept, listing_id: listing, store_id: store, store_app_id: `店内${n}`, kind: 'delist' },
      ...{ package: 'x', app_name: 'x', state: way.at(-1), created_at: asked, started_at: asked, last_seq: way.length + 1 },
      ...{ acked_at: n === 0 ? null : day(2), verified_at: n === 2 ? day(3) : null },
    });
    for (const [i, to] of ['QUEUED', ...way].entries())
      await add(api, 'order_item_event', {
        ...{ item_id: item, seq: i + 1, event: 'step', from_state: '', to_state: to, actor: 'system:test', basis: 'test', at: day(i) },
      });
  }

  const figures = async (query: string) => {
    const { items } = (await get(inspector, `/api/v1/statistics/stores${query}`)).body;
    return items.find((one: { store: string }) => one.store === store);
  };
  for (const [query, wanted] of [
    ['?asOf=2021-06-02T03:00:00Z', { items: 3, open: 3, reappeared: 0, acknowledged: 0, verified: 0 }],
    ['?asOf=2021-06-04T03:00:00Z', { items: 3, open: 2, reappeared: 0, acknowledged: 2, verified: 1 }],
    ['', { items: 3, open: 2, reappeared: 1, acknowledged: 2, verified: 1 }],
  ] as const) {
    const { items, open, reappeared, acknowledged, verified, list, openList, reappearedList, coverage } = await figures(query);
    expect([query, { items, open, reappeared, acknowledged: acknowledged.count, verified: verified.count }]).toEqual([query, wanted]);
    for (const [count, rows] of [
      [items, list],
      [open, openList],
      [reappeared, reappearedList],
      [acknowledged.count, acknowledged.list],
      [verified.count, verified.list],
    ])
      expect([rows, (await all(inspector, rows)).length]).toEqual([rows, count]);
    if (query !== '') {
      expect(coverage).toBe(null);
      continue;
    }
    expect([coverage.count, coverage.of]).toEqual([1, 2]);
    expect([(await all(inspector, coverage.list)).length, (await all(inspector, coverage.ofList)).length]).toEqual([1, 2]);
  }
});
