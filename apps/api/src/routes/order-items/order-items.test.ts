import { createHash, randomUUID } from 'node:crypto';
import { workbook } from '@touchstone/documents';
import { ports } from '@touchstone/ports-node';
import { readWorkbook } from '@touchstone/readers';
import { expireItems, sendItems } from '@touchstone/services/delisting';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { draftedCase, issuedOrder } from '../../wiring/delisting.fixture.ts';
import { delistingPorts } from '../../wiring/delisting-ports.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const api = await startApi({ keepsObjects: true });
afterAll(() => api.close());
const { db } = api.database;
const { platform } = api;

const ministry = await api.organisation('ministry');
const [operator, store, rival] = [randomUUID(), randomUUID(), randomUUID()];
await sql`insert into touchstone.operator (id, name, name_normal, name_grams) values (${operator}, '某公司', '某公司', '{}')`.execute(db);
for (const [id, code] of [
  [store, 'byhand'],
  [rival, 'rival'],
] as const)
  await sql`insert into touchstone.store (id, code, name, connector) values (${id}, ${code}, ${code}, 'folder')`.execute(db);
const [foreign, shopOf, rivalOf, firmOf] = [
  await anotherFirm(),
  await api.organisation('store', { store }),
  await api.organisation('store', { store: rival }),
  await api.organisation('enterprise', { operator }),
];
const foreignOf = await api.organisation('enterprise', { operator: foreign });

/** Everybody, signed in now: a session does not outlive the hours that tests let pass. */
const everybody = async () => ({
  inspector: await api.person(ministry, 'ministry-inspector', 'all'),
  approver: await api.person(ministry, 'ministry-approver', 'all'),
  admin: await api.person(ministry, 'ministry-admin', 'all'),
  shop: await api.person(shopOf, 'store-operator', `store:${store}`),
  other: await api.person(rivalOf, 'store-operator', `store:${rival}`),
  firm: await api.person(firmOf, 'enterprise-member', `operator:${operator}`),
  stranger: await api.person(foreignOf, 'enterprise-member', `operator:${foreign}`),
});
let { inspector, approver, admin, shop, other, firm, stranger } = await everybody();
async function later(hours: number) {
  api.clock.at = new Date(api.clock.at.getTime() + hours * 3_600_000);
  ({ inspector, approver, admin, shop, other, firm, stranger } = await everybody());
}

async function anotherFirm(): Promise<string> {
  const id = randomUUID();
  await sql`insert into touchstone.operator (id, name, name_normal, name_grams) values (${id}, '别家', '别家', '{}')`.execute(db);
  return id;
}

/** An app with listings in the store, delisted by one order to it. */
async function ordered(listings: number) {
  const app = randomUUID();
  await sql`insert into touchstone.app (id, package, platform, name, name_normal, name_grams, operator_id)
    values (${app}, ${`cn.example.a${app.slice(0, 8)}`}, 'android', '示例', '示例', '{}', ${operator})`.execute(db);
  for (let i = 0; i < listings; i++)
    await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state, name, version_name)
      values (${randomUUID()}, ${store}, ${`${app.slice(0, 8)}-${i}`}, ${app}, 'LIVE', '示例', '1.0')`.execute(db);
  const of = await draftedCase(db, platform, { app, organisation: ministry, operator, handler: inspector.id });
  const made = await issuedOrder(db, platform, { type: 'delisting', of, store, organisation: ministry });
  if (!made.ok) throw new Error(made.reason);
  const wire = { faultOf: () => undefined } as never;
  await sendItems(delistingPorts({ db, platform }), wire);
  return { app, of, order: made.order, items: made.items.map(({ id }) => id) };
}

const get = async (url: string, headers: Readonly<Record<string, string>>) => {
  const answer = await api.app.inject({ url: `/api/v1${url}`, headers });
  return { status: answer.statusCode, body: answer.json() };
};
const post = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  payload: unknown,
  more: Readonly<Record<string, string>> = {},
) => {
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { ...headers, ...more },
    payload: payload as object,
  });
  return { status: answer.statusCode, body: answer.json() };
};
const match = (version: number) => ({ 'if-match': `"v${version}"` });

test('a store sees its own items once they are sent; a firm those of its case; nobody else any', async () => {
  const { of, items } = await ordered(2);
  expect((await get(`/order-items?case=${of}`, shop.headers)).body.items).toHaveLength(2);
  expect((await get(`/order-items?case=${of}`, firm.headers)).body.items).toHaveLength(2);
  expect((await get(`/order-items?case=${of}`, other.headers)).body.items).toEqual([]);
  expect((await get(`/order-items?case=${of}`, stranger.headers)).body.items).toEqual([]);
  expect((await get(`/order-items/${items[0]}`, other.headers)).status).toBe(404);
  const { body } = await get(`/order-items/${items[0]}`, inspector.headers);
  expect(body).toMatchObject({ state: 'SENT', storeName: 'byhand', round: 1, isLater: false, findings: [] });
  expect(body.events.map(({ event }: { event: string }) => event)).toEqual(['create', 'send']);
});

describe('answers', () => {
  test('many at once, all or none', async () => {
    const { of, items } = await ordered(3);
    const [a, b, c] = items as [string, string, string];
    const refused = await post('/order-item-answers', shop.headers, {
      answers: [
        { item: a, answer: 'acknowledge' },
        { item: b, answer: 'object' },
        { item: randomUUID(), answer: 'acknowledge' },
        { item: a, answer: 'report-done' },
      ],
    });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'answers-refused',
        errors: [
          { pointer: '/body/answers/1', message: 'reason-missing' },
          { pointer: '/body/answers/2', message: 'not-found' },
          { pointer: '/body/answers/3', message: 'twice' },
        ],
      },
    });
    const good = {
      answers: [
        { item: a, answer: 'acknowledge' },
        { item: b, answer: 'report-done' },
        { item: c, answer: 'object', reason: 'already-off' },
      ],
    };
    expect((await post('/order-item-answers', shop.headers, { ...good, dryRun: true })).body).toEqual({ answered: 3, isDryRun: true });
    expect(new Set((await get(`/order-items?case=${of}`, shop.headers)).body.items.map(({ state }: { state: string }) => state))).toEqual(
      new Set(['SENT']),
    );
    expect((await post('/order-item-answers', shop.headers, good)).status).toBe(200);
    const states = await Promise.all(items.map(async (id) => (await get(`/order-items/${id}`, shop.headers)).body.state));
    expect(states).toEqual(['ACKED', 'REPORTED_DONE', 'OBJECTED']);
    // the same again is no step
    expect((await post('/order-item-answers', shop.headers, good)).body.errors).toHaveLength(3);
  });

  test('another store answers nothing here, and an authority none at all', async () => {
    const { items } = await ordered(1);
    const answers = { answers: [{ item: items[0], answer: 'report-done' }] };
    expect((await post('/order-item-answers', other.headers, answers)).body.errors).toEqual([
      { pointer: '/body/answers/0', message: 'not-found' },
    ]);
    expect((await post('/order-item-answers', inspector.headers, answers)).status).toBe(403);
    expect((await post('/order-item-answers', firm.headers, answers)).body.code).toBe('outside-scope');
  });

  test('106 from the list of the order, its faults told cell by cell', async () => {
    const { of, order, items } = await ordered(106);
    const file = await api.app.inject({ url: `/api/v1/orders/${order}/items.xlsx`, headers: shop.headers });
    expect(file.statusCode).toBe(200);
    const rows = readWorkbook(new Uint8Array(file.rawPayload), { ports }).value[0]!.rows.map((cells) => [...cells]);
    const head = rows.findIndex((cells) => cells.includes('指令编号'));
    const [answer, reason] = [rows[head]!.indexOf('办理结果'), rows[head]!.indexOf('异议理由')];
    type Fill = (i: number) => readonly [string, string];
    const cellsOf = (fill: Fill) =>
      rows.slice(head).map((cells, i) => {
        const out = Array.from({ length: rows[head]!.length }, (_, k) => cells[k] ?? '');
        if (i > 0) [out[answer], out[reason]] = fill(i) as [string, string];
        return out;
      });
    const filled = (fill: Fill) =>
      cellsOf(fill)
        .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
    const send = (table: string | Uint8Array, more = '') =>
      api.app.inject({
        method: 'POST',
        url: `/api/v1/order-item-answers/table${more}`,
        headers: { ...shop.headers, 'content-type': typeof table === 'string' ? 'text/csv' : XLSX },
        payload: typeof table === 'string' ? table : Buffer.from(table),
      });
    const bad = await send(filled((i) => (i === 1 ? ['也许', ''] : i === 2 ? ['异议', '不想'] : ['已下架', ''])));
    expect(bad.json()).toMatchObject({
      code: 'table-refused',
      errors: [
        { pointer: '/body/row/2/办理结果', message: 'answer-unknown' },
        { pointer: '/body/row/3/异议理由', message: 'reason-unknown' },
      ],
    });
    const seen = await send(
      filled((i) => (i === 1 ? ['也许', ''] : i === 2 ? ['异议', '不想'] : i < 5 ? ['已下架', ''] : ['', ''])),
      '/preview',
    );
    expect(seen.json().rows).toMatchObject([
      { row: 2, said: '也许', answer: null, faults: [{ column: '办理结果', fault: 'answer-unknown' }] },
      { row: 3, said: '异议', reason: '不想', faults: [{ column: '异议理由', fault: 'reason-unknown' }] },
      { row: 4, appName: '示例', answer: 'report-done', faults: [] },
      { row: 5, answer: 'report-done', faults: [] },
    ]);
    const stranger = filled(() => ['已下架', '']).replace(items[2]!, randomUUID());
    const refused = (await send(stranger, '/preview')).json().rows.filter(({ faults }: { faults: unknown[] }) => faults.length > 0);
    expect(refused).toMatchObject([{ faults: [{ column: '指令编号', fault: 'not-found' }] }]);
    const good: Fill = (i) => (i === 106 ? ['异议', '同名的另一个应用'] : i === 105 ? ['', ''] : ['已受理', '']);
    expect((await send(filled(good), '?dryRun=true')).json()).toEqual({ answered: 105, isDryRun: true });
    // the workbook itself, as a store fills it in
    const [titles, ...lines] = cellsOf(good);
    const columns = titles!.map((title) => ({ title, width: 20 }));
    const book = await workbook([{ name: '名单', notes: rows.slice(0, head).map(([note]) => note ?? ''), columns, rows: lines }]);
    expect((await send(book, '?dryRun=true')).json()).toEqual({ answered: 105, isDryRun: true });
    expect((await send(book)).json()).toEqual({ answered: 105, isDryRun: false });
    const { body } = await get(`/order-item-board?case=${of}`, inspector.headers);
    expect(body.stores).toMatchObject([{ store, items: 106, objected: 1, delays: { acknowledged: { count: 104 } } }]);
    expect(body.stores[0].states).toEqual([
      { state: 'ACKED', count: 104 },
      { state: 'OBJECTED', count: 1 },
      { state: 'SENT', count: 1 },
    ]);
  });
});

test('an objection is decided by the authority, with its version; a withdrawn order is seen by the store', async () => {
  const { items } = await ordered(2);
  const [a, b] = items as [string, string];
  await post('/order-item-answers', shop.headers, {
    answers: [{ item: a, answer: 'object', reason: 'other-app-same-name', text: '不是同一应用' }],
  });
  const decision = { accepted: true, reason: '确为另一应用', basis: '核查记录' };
  const { version } = (await get(`/order-items/${a}`, approver.headers)).body;
  expect((await post(`/order-items/${a}/decision`, inspector.headers, decision, match(version))).status).toBe(403);
  expect((await post(`/order-items/${a}/decision`, approver.headers, decision, match(version - 1))).status).toBe(412);
  expect((await post(`/order-items/${a}/decision`, approver.headers, decision, match(version))).body).toMatchObject({
    state: 'WITHDRAWN',
    objection: { code: 'other-app-same-name', decision: { accepted: true } },
  });
  const before = (await get(`/order-items/${b}`, approver.headers)).body.version;
  expect((await post(`/order-items/${b}/decision`, approver.headers, decision, match(before))).body.code).toBe('no-such-step');
  const withdrawal = { reason: '名单有误', documentNumber: '撤字1号' };
  expect((await post(`/order-items/${b}/withdrawal`, approver.headers, withdrawal, match(before))).status).toBe(200);
  expect((await get(`/order-items/${b}`, shop.headers)).body).toMatchObject({
    state: 'WITHDRAWN',
    withdrawal: { documentNumber: '撤字1号' },
  });
});

test('what people see counts, from two places and three times; late is late', async () => {
  const { of, items } = await ordered(1);
  const [item] = items as [string];
  const look = (vantage: string, result = 'gone') => post(`/order-items/${item}/looks`, inspector.headers, { vantage, result });
  await post('/order-item-answers', shop.headers, { answers: [{ item, answer: 'report-done' }] });
  await later(2);
  expect((await look('北京')).body.state).toBe('PROBING');
  expect((await look('北京')).body.state).toBe('PROBING');
  expect((await look('上海')).body).toMatchObject({ state: 'VERIFIED_ABSENT' });
  const [state] = (await sql<{ state: string }>`select state from touchstone.enforcement_case where id = ${of}`.execute(db)).rows;
  expect(state?.state).toBe('DELISTED');

  const late = await ordered(1);
  await later(25);
  await expireItems(delistingPorts({ db, platform }));
  expect((await get(`/order-items?order=${late.order}&overdue=true`, inspector.headers)).body.items).toMatchObject([{ state: 'OVERDUE' }]);
});

test('what somebody saw is shown by a picture that was brought before, and it is proof against the store', async () => {
  const { items } = await ordered(1);
  const [item] = items as [string];
  const bytes = Buffer.from(`picture of ${item}`);
  const picture = createHash('sha256').update(bytes).digest('hex');
  const look = () => post(`/order-items/${item}/looks`, inspector.headers, { vantage: '北京', result: 'live', picture });
  await post('/order-item-answers', shop.headers, { answers: [{ item, answer: 'report-done' }] });
  await later(2);
  expect((await look()).body).toMatchObject({ status: 400, errors: [{ pointer: '/body/picture' }] });
  const bring = (who: { readonly headers: Readonly<Record<string, string>> }) =>
    api.app.inject({
      method: 'POST',
      url: `/api/v1/evidence?kind=screenshot&item=${item}`,
      headers: { ...who.headers, 'content-type': 'image/png', 'x-content-sha256': picture },
      payload: bytes,
    });
  expect((await bring(shop)).statusCode).toBe(403);
  expect((await bring(inspector)).statusCode).toBe(201);
  expect((await look()).body.state).toBe('STILL_LIVE');
  const { looks, findings } = (await get(`/order-items/${item}`, inspector.headers)).body;
  expect(looks).toMatchObject([{ method: 'person', page: picture }]);
  expect((await get(`/findings/${findings[0]}/evidence`, inspector.headers)).body.items).toMatchObject([{ sha256: picture }]);
});

describe('going back', () => {
  test('not before the period is over, the retest passed, and by somebody else', async () => {
    const { app, of, items, order } = await ordered(1);
    const build = 'ab'.repeat(32);
    const [version, artifact] = [randomUUID(), randomUUID()];
    await sql`insert into touchstone.app_version (id, app_id, version_code, version_name) values (${version}, ${app}, 2, '2.0')`.execute(
      db,
    );
    await sql`insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id) values (${artifact}, ${build}, 1, 'apk', 'STORED', ${version})`.execute(
      db,
    );
    await sql`update touchstone.enforcement_case set served_at = now() where id = ${of}`.execute(db);
    const apply = () => post(`/cases/${of}/relistings`, firm.headers, { statement: '已完成整改', artifact: build });
    expect((await apply()).body.code).toBe('not-delisted');
    for (const vantage of ['北京', '上海', '北京'])
      await post(`/order-items/${items[0]}/looks`, inspector.headers, { vantage, result: 'gone' });
    expect((await post(`/cases/${of}/relistings`, firm.headers, { statement: 'x', artifact: 'cd'.repeat(32) })).body.code).toBe(
      'artifact-of-another-app',
    );
    expect((await post(`/cases/${of}/relistings`, stranger.headers, { statement: 'x', artifact: build })).status).toBe(404);
    const applied = await apply();
    expect(applied.status).toBe(201);
    expect((await apply()).body.code).toBe('already-applied');

    const decide = (who: typeof approver, version = 1) =>
      post(
        `/relistings/${applied.body.id}/decision`,
        who.headers,
        { decision: 'approve', reason: '同意', basis: '复测报告' },
        match(version),
      );
    expect((await decide(inspector)).status).toBe(403);
    const early = await decide(approver);
    expect(early.body.code).toBe('relisting-hindered');
    expect(early.body.errors.map(({ message }: { message: string }) => message).sort()).toEqual(expect.arrayContaining(['retest-open']));

    // forty working days later, with a retest that passed
    await sql`update touchstone.enforcement_case set no_relist_until = ${api.clock.at} where id = ${of}`.execute(db);
    const finding = randomUUID();
    await sql`insert into touchstone.finding (id, subject_kind, subject_id, app_id, clause, rule, fingerprint, state, strength, confidence, rank)
      values (${finding}, 'app', ${app}, ${app}, '164-01.1', 'r', 'f', 'FIXED', 'violation', 1, 1)`.execute(db);
    await sql`insert into touchstone.case_finding (case_id, finding_id, clause, outcome, added_at) values (${of}, ${finding}, '164-01.1', 'FIXED', now())`.execute(
      db,
    );
    const submission = randomUUID();
    await sql`insert into touchstone.submission (id, case_id, operator_id, organisation_id, authority_id, state, created_at)
      values (${submission}, ${of}, ${operator}, ${firm.organisation}, ${ministry}, 'PASSED', now())`.execute(db);
    await sql`insert into touchstone.submission_artifact (submission_id, artifact_id, ordinal) values (${submission}, ${artifact}, 1)`.execute(
      db,
    );
    api.clock.at = new Date(api.clock.at.getTime() + 1000);
    expect((await decide(approver)).body).toMatchObject({ state: 'APPROVED', hindrances: [] });
    expect((await decide(approver, 2)).body.code).toBe('already-decided');
    const { rows: told } = await sql<{ id: string }>`
      select organisation_id as id from touchstone.outbox_message where topic = 'relisting.approved'`.execute(db);
    expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining([ministry, firm.organisation]));

    // the order to the store ends the ban; what is seen on the shelf closes the case
    expect(await issuedOrder(db, platform, { type: 'relisting', of, store, organisation: ministry })).toMatchObject({
      ok: true,
      items: [{ kind: 'relist' }],
    });
    const back = (await get(`/order-items?case=${of}&kind=relist`, inspector.headers)).body.items[0];
    expect((await get(`/order-items?order=${order}`, inspector.headers)).body.items[0].releasedAt).not.toBeNull();
    expect((await post(`/order-items/${back.id}/looks`, inspector.headers, { vantage: '北京', result: 'live' })).body.state).toBe(
      'VERIFIED_LIVE',
    );
    const [row] = (await sql<{ state: string }>`select state from touchstone.enforcement_case where id = ${of}`.execute(db)).rows;
    expect(row?.state).toBe('CLOSED');
    expect((await get(`/relistings?case=${of}`, firm.headers)).body.items).toMatchObject([{ state: 'RELISTED' }]);
  });

  test('a firm takes its application back, and only its own', async () => {
    const { body } = await get('/relistings', stranger.headers);
    expect(body.items).toEqual([]);
  });
});

test('the policy of an installation is set by its administrator, and holds', async () => {
  const read = await api.app.inject({ url: '/api/v1/delisting-policy', headers: inspector.headers });
  expect(read.json().noRelist).toMatchObject({ isOn: true, workingDays: 40, basis: expect.stringContaining('征求意见稿') });
  const put = (body: object, version: number) =>
    api.app.inject({ method: 'PUT', url: '/api/v1/delisting-policy', headers: { ...admin.headers, ...match(version) }, payload: body });
  const policy = { ...read.json(), overdueAfterHours: 48 };
  expect((await put({ ...policy, escalateAfterHours: 1 }, 0)).json().code).toBe('invalid-input');
  expect((await put(policy, 0)).json()).toMatchObject({ overdueAfterHours: 48 });
  expect((await put(policy, 0)).statusCode).toBe(412);
});
