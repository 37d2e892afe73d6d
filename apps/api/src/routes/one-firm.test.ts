import { systemSession, withSession } from '@touchstone/db';
import { orderRows } from '@touchstone/db/repositories/order-rows';
import { watchRows } from '@touchstone/db/repositories/watch-rows';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../testing.ts';
import { caseRowsOf } from '../wiring/case-ports.ts';
import { giveHistories } from './cases/case-history.fixture.ts';
import { addCase, addFirm, addOrder, asSystem } from './conduct/conduct.fixture.ts';
import { idOf, PROVINCE, type Side, seedNation, seedSide } from './two-sides.fixture.ts';

/** Entries of one firm see one firm: what a row-level policy or a list tells one account it tells the other, and nobody else. */
const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());

const ministry = await api.organisation('ministry');
const approver = await api.person(ministry, 'ministry-approver', 'all');
await seedNation(db, ministry);
for (const side of ['a', 'b'] as const) await seedSide(db, side);
const [a, b] = (['a', 'b'] as const).map((side) => idOf(side, 'operator')) as [string, string];
/** An older entry of the same firm, and a firm that is another. */
const [older, other] = [await addFirm(api, '旧名', PROVINCE.a), await addFirm(api, '别家', PROVINCE.b)];
const accounts = new Map<string, TestPerson>();
const cases = new Map<string, string>();
const orders = new Map<string, string>();

beforeAll(async () => {
  for (const operator of [older, other]) {
    const authority = { organisation: idOf('a', 'province'), province: PROVINCE.a, operator };
    const id = await addCase(api, { ...authority, more: { served_at: api.clock.at } });
    cases.set(operator, id);
    orders.set(operator, await addOrder(api, { ...authority, type: 'interview', case: id }));
  }
  for (const [operator, organisation] of [
    ...(['a', 'b'] as const).map((side: Side) => [idOf(side, 'operator'), idOf(side, 'enterprise')] as const),
    ...(await Promise.all([older, other].map(async (one) => [one, await api.organisation('enterprise', { operator: one })] as const))),
  ])
    accounts.set(operator, await api.person(organisation, 'enterprise-member', `operator:${operator}`));
  await giveHistories(api);
});

const { rows: keys } = await sql<{ name: string; columns: string }>`
  select c.relname as name, string_agg(format('%I::text', t.attname), ', ' order by t.attnum) as columns
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute t on t.attrelid = c.oid and t.attnum = any(i.indkey)
  where i.indisprimary and n.nspname = 'touchstone' and c.relrowsecurity and has_table_privilege('touchstone_scoped', c.oid, 'select') group by 1 order by 1`.execute(
  db,
);

/** Rows of every table, as row-level security shows them to an account without any organisation of its own. */
const rowsOf = (operator: string): Promise<ReadonlySet<string>> =>
  withSession(db, { actor: 'test', organisation: null, scope: { kind: 'operator', operator } }, async (tx) => {
    const seen = new Set<string>();
    for (const { name, columns } of keys) {
      const { rows } = await sql<{ row: string }>`
        select ${name} || ' ' || concat_ws(' ', ${sql.raw(columns)}) as row from ${sql.table(`touchstone.${name}`)}`.execute(tx);
      for (const { row } of rows) seen.add(row);
    }
    return seen;
  });

const LISTS = [
  ...['apps', 'listings', 'findings', 'cases', 'orders', 'submissions', 'questions', 'relistings', 'deadlines', 'programmes'],
  ...['store-measures', 'penalties', 'conduct-entries', 'interviews', 'commitments', 'credit-entries', 'order-items'],
];

const ask = async (operator: string, method: 'GET' | 'POST', path: string, body?: object) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: accounts.get(operator)!.headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, body: answer.json() };
};

/** What its lists hold, by the id of each thing. */
async function listsOf(operator: string): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  for (const list of LISTS) {
    const { status, body } = await ask(operator, 'GET', list);
    if (status !== 200) throw new Error(`${list}: ${status} ${JSON.stringify(body)}`);
    for (const { id } of body.items) told.add(`${list} ${id}`);
  }
  return told;
}

const version = async (operator: string) =>
  (await db.selectFrom('operator').select('row_version').where('id', '=', operator).executeTakeFirstOrThrow()).row_version;
async function change(operator: string, step: 'merge' | 'split', body: object) {
  const headers = { ...approver.headers, 'if-match': `"v${await version(operator)}"` };
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1/operators/${operator}/${step}`,
    headers,
    body: { ...body, reason: '同一主体' },
  });
  expect(answer.statusCode, answer.body).toBe(200);
}
const merge = (operator: string, into: string) => change(operator, 'merge', { into });
const undo = (operator: string) => change(operator, 'split', { apps: [] });

const union = (...sets: readonly ReadonlySet<string>[]) => new Set(sets.flatMap((set) => [...set]));

test.each([
  ['rows', rowsOf],
  ['lists', listsOf],
] as const)('%s: merged, every account sees the whole firm and no other firm more; undone, all is as before', async (_, told) => {
  const before = new Map<string, ReadonlySet<string>>();
  for (const operator of [a, b, older, other]) before.set(operator, await told(operator));
  const of = (operator: string) => before.get(operator)!;
  expect([...of(a)].filter((one) => !of(b).has(one)).length).toBeGreaterThan(5);
  expect([...of(older)].filter((one) => !of(b).has(one)).length).toBeGreaterThan(1);

  await merge(older, a);
  expect(await told(older)).toEqual(union(of(older), of(a)));
  expect(await told(b)).toEqual(of(b));
  await merge(a, b);
  const firm = union(of(a), of(b), of(older));
  for (const operator of [a, b, older]) expect(await told(operator)).toEqual(firm);
  expect(await told(other)).toEqual(of(other));

  await undo(older);
  expect(await told(older)).toEqual(of(older));
  for (const operator of [a, b]) expect(await told(operator)).toEqual(union(of(a), of(b)));
  await undo(a);
  for (const operator of [a, b, older, other]) expect(await told(operator)).toEqual(of(operator));
});

test('merged, an account acts for the firm and is told what it is told; undone, no more', async () => {
  const order = orders.get(older)!;
  const question = { about: { kind: 'order', id: order }, subject: '期限', text: '请问期限' };
  const wish = { statement: '已整改', artifact: 'a'.repeat(64) };
  const act = async (operator: string) => [
    (await ask(operator, 'POST', 'questions', question)).status,
    (await ask(operator, 'POST', `orders/${order}/acknowledgement`)).status,
    (await ask(operator, 'POST', `cases/${cases.get(older)}/relistings`, wish)).body.code,
  ];
  const told = () =>
    asSystem(api, async (tx) => [
      await orderRows(tx).organisationsOf({ kind: 'operator', id: older }),
      await caseRowsOf(api.platform)(tx).firmsOf(a),
    ]);
  const [toOlder, toA] = await told();
  expect(toOlder).toHaveLength(1);
  const refused = [404, 404, 'not-found'];
  expect(await act(a)).toEqual(refused);
  await merge(older, a);
  expect(await act(a)).toEqual([201, 200, 'not-delisted']);
  expect(await act(other)).toEqual(refused);
  const all = [...toOlder!, ...toA!].sort();
  expect(await told()).toEqual([all, all]);
  await undo(older);
  expect(await act(a)).toEqual(refused);
  expect(await told()).toEqual([toOlder, toA]);
});

/** Lists that are narrowed to a firm, by the one way there is: every entry of it means the whole. */
const NARROWED = [
  ...[
    'apps?operator=',
    'findings?operator=',
    'cases?operator=',
    'submissions?operator=',
    'orders?addressee=',
    'deadlines?obliged=operator:',
  ],
  ...['ledger-records?operator=', 'claims?operator=', 'penalties?operator=', 'credit-entries?operator=', 'conduct-entries?operator='],
  ...[
    'interviews?operator=',
    'commitments?operator=',
    'statistics/rows?stage=problem&operator=',
    'statistics/rows?stage=ordered&operator=',
  ],
];

test('merged, an authority that asks for one entry is told of the firm, in every list alike', async () => {
  const told = async (operator: string) => {
    const seen = new Set<string>();
    for (const list of NARROWED) {
      const answer = await api.app.inject({ url: `/api/v1/${list}${operator}`, headers: approver.headers });
      if (answer.statusCode !== 200) throw new Error(`${list}: ${answer.statusCode} ${answer.body}`);
      for (const row of answer.json().items) seen.add(`${list} ${row.id ?? row.key}`);
    }
    return seen;
  };
  const [ofOlder, ofA] = [await told(older), await told(a)];
  expect([...ofA].filter((one) => !ofOlder.has(one)).length).toBeGreaterThan(5);
  expect([...ofOlder].filter((one) => !ofA.has(one)).length).toBeGreaterThan(1);
  await merge(older, a);
  const firm = union(ofOlder, ofA);
  expect(await told(older)).toEqual(firm);
  expect(await told(a)).toEqual(firm);
  const figures = await api.app.inject({ url: '/api/v1/statistics/funnel?by=operator', headers: approver.headers });
  const values = figures.json().slices.map(({ value }: { readonly value: string }) => value);
  expect(values).toContain(a);
  expect(values).not.toContain(older);
  await undo(older);
  expect(await told(older)).toEqual(ofOlder);
  expect(await told(a)).toEqual(ofA);
});

test('a rule that watches one entry watches the firm', async () => {
  const rule = '00000000-0000-7000-8000-0000000000a1';
  await db.updateTable('enforcement_case').set({ state: 'CLOSED', closed_at: api.clock.at }).where('id', '=', cases.get(older)!).execute();
  await withSession(db, systemSession('test'), async (tx) => {
    const wish = { kind: 'operator', target: a, clauses: [], everyDays: 1, triggers: [], note: '', fromMs: 0, untilMs: null } as const;
    await watchRows(tx).createRule(rule, wish, { organisation: idOf('a', 'province'), province: PROVINCE.a, person: null }, null, 0);
  });
  const watched = () =>
    withSession(db, systemSession('test'), async (tx) => (await watchRows(tx).casesOfRule({ id: rule })).map(({ id }) => id));
  expect(await watched()).not.toContain(cases.get(older));
  await merge(older, a);
  expect(await watched()).toContain(cases.get(older));
  await undo(older);
  // a rule of former days that names nothing holds up no other
  await sql`update touchstone.watch_rule set target = ${'-'.repeat(36)}, triggers = '{complaint}' where id = ${rule}`.execute(db);
  expect(await withSession(db, systemSession('test'), (tx) => watchRows(tx).triggered(10))).toEqual([]);
});
