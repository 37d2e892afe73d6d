import { randomBytes, randomUUID } from 'node:crypto';
import { openRunQueue } from '@touchstone/jobs';
import { lookAtTargets } from '@touchstone/services/programmes';
import { completeRun, feedQueues, leaseRuns, type Votes } from '@touchstone/services/work';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { lookPorts } from '../../wiring/programme-ports.ts';
import { workPorts } from '../../wiring/work-ports.ts';

const api = await startApi();
const { db } = api.database;
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
afterAll(async () => {
  await queue.stop();
  await api.close();
});
const work = workPorts(db, queue, { nowMs: () => Date.now() + 60_000 });
const look = () => lookAtTargets(lookPorts(api.platform, work));

const [STORE, OTHER, FIRM, SDK] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
for (const id of [STORE, OTHER])
  await sql`insert into touchstone.store (id, code, name, connector, province) values (${id}, ${id.slice(0, 8)}, '某商店', 'folder', '11')`.execute(
    db,
  );
await sql`insert into touchstone.operator (id, name, name_normal, name_grams, province) values (${FIRM}, '轻盈公司', '轻盈公司', '{}', '11')`.execute(
  db,
);
const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const ours = await api.organisation('store', { store: STORE });
const operator = await api.person(ours, 'store-operator', `store:${STORE}`);
const stranger = await api.person(await api.organisation('store', { store: OTHER }), 'store-operator', `store:${OTHER}`);
const firm = await api.person(await api.organisation('enterprise', { operator: FIRM }), 'enterprise-member', `operator:${FIRM}`);
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const far = await api.person(await api.organisation('province', { province: '31' }), 'province-inspector', 'province:31');

await sql`insert into touchstone.engine (id, name, vendor, kind, correlation_group) values ('one', 'one', 'v', 'pull', 'one')`.execute(db);
await sql`
  insert into touchstone.engine_version (id, engine_id, version, rule_set, state, accepts, timeout_ms, capabilities)
  values (${SDK}, 'one', '1', 'r1', 'ACTIVE', ${['apk']}, 60000, ${JSON.stringify([{ clause: '164-01.2', inputs: [] }])}::jsonb)`.execute(
  db,
);

let count = 0;
async function file(version: string): Promise<string> {
  const [artifact, sha256] = [randomUUID(), randomBytes(32).toString('hex')];
  await sql`insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id) values (${artifact}, ${sha256}, 9, 'apk', 'STORED', ${version})`.execute(
    db,
  );
  return sha256;
}
/** A listing of our store with its file. */
async function listed(name: string, more: { readonly operator?: string; readonly noFile?: true } = {}) {
  const [app, version, listing, account] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, operator_id, province)
    values (${app}, 'android', ${`cn.example.p${count++}`}, ${name}, ${name}, '{}', ${more.operator ?? null}, '11')`.execute(db);
  await sql`insert into touchstone.app_version (id, app_id, version_code, version_name) values (${version}, ${app}, 1, '1.0')`.execute(db);
  const sha256 = more.noFile === true ? null : await file(version);
  await sql`insert into touchstone.developer_account (id, store_id, account, name) values (${account}, ${STORE}, ${name}, ${name})`.execute(
    db,
  );
  await sql`
    insert into touchstone.listing (id, store_id, store_app_id, app_id, state, name, version_name, artifact_sha256, developer_account_id, developer)
    values (${listing}, ${STORE}, ${name}, ${app}, 'LIVE', ${name}, '1.0', ${sha256}, ${account}, '某开发者')`.execute(db);
  return { app, version, listing, account, sha256 };
}

async function ask(who: TestPerson, method: 'GET' | 'POST', url: string, payload?: object, version?: number) {
  const headers = { ...who.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) };
  const answer = await api.app.inject({ method, url: `/api/v1/${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, body: answer.headers['content-type']?.includes('json') === true ? answer.json() : answer.body };
}
const stepOf = async (id: string, body: object, who = operator) => {
  const { programme } = (await ask(operator, 'GET', `programmes/${id}`)).body;
  return ask(who, 'POST', `programmes/${id}/steps`, body, programme.version);
};

const none: Votes = { detected: [], notDetected: [], notTested: {}, errors: {} };
const clean: Votes = { ...none, notDetected: ['164-01.2'] };
const guilty: Votes = {
  ...none,
  detected: [
    {
      clause: '164-01.2',
      rule: 'r',
      strength: 'violation',
      evidence: [{ kind: 'code', at: { file: 'classes.dex', method: 'La;->b()V' } }],
    },
  ],
};
/** What the engine says of each file. */
const said = new Map<string, Votes>();
async function run(): Promise<void> {
  await feedQueues(work);
  for (;;) {
    const [leased] = await leaseRuns(work, {
      engines: [{ id: 'one', version: '1', ruleSet: 'r1' }],
      wanted: 1,
      worker: 'w',
      organisation: ministry,
      isAuthority: true,
    });
    if (leased === undefined) return;
    const votes = said.get(leased.task.artifact.sha256) ?? none;
    const result = { sha256: randomBytes(32).toString('hex'), sizeBytes: 1, votes };
    await completeRun(work, { lease: leased.lease, worker: 'w', outcome: 'SUCCEEDED', result });
  }
}

const bad = await listed('违规应用', { operator: FIRM });
const good = await listed('干净应用');
await listed('没有文件', { noFile: true });
const silent = await listed('无人能测');
said
  .set(bad.sha256!, guilty)
  .set(good.sha256!, clean)
  .set(silent.sha256!, { ...none, notTested: { 'no-trace': ['164-01.2'] } });

const DUE = new Date(api.clock.at.getTime() + 600_000).toISOString();
let programme = '';
let target = '';
const targets = async (who = operator) => (await ask(who, 'GET', `programmes/${programme}/targets`)).body.items ?? [];

test('announced, every listing looked at, developers told where and what to do until when', async () => {
  programme = (await ask(operator, 'POST', 'programmes', { title: '清朗行动', announcement: '即日起自查', clauses: ['164-*'] })).body.id;
  expect((await ask(inspector, 'GET', 'programmes')).body.items).toEqual([]);
  expect((await stepOf(programme, { on: 'scan' })).body.code).toBe('no-such-step');
  await stepOf(programme, { on: 'announce' });
  expect((await ask(inspector, 'GET', 'programmes')).body.items).toMatchObject([{ title: '清朗行动', state: 'ANNOUNCED' }]);
  expect((await ask(far, 'GET', 'programmes')).body.items).toEqual([]);
  expect((await stepOf(programme, { on: 'scan' })).body.state).toBe('SCANNING');
  expect((await stepOf(programme, { on: 'notify', dueAt: DUE })).body.code).toBe('no-such-step');
  await look();
  await run();
  await look();
  const states = Object.fromEntries(
    (await targets()).map(({ name, state, reason }: Record<string, string>) => [name, `${state} ${reason}`.trim()]),
  );
  expect(states).toEqual({ 违规应用: 'PROBLEM', 干净应用: 'CLEAN', 没有文件: 'NOT_TESTED no-file', 无人能测: 'NOT_TESTED not-tested' });

  expect((await stepOf(programme, { on: 'notify', dueAt: '2020-01-01T00:00:00Z' })).body.code).toBe('bad-range');
  expect((await targets(firm)).length).toBe(0);
  await stepOf(programme, { on: 'notify', dueAt: DUE });
  const [told] = await targets(firm);
  target = told.id;
  expect(told).toMatchObject({ name: '违规应用', state: 'NOTIFIED', problems: [{ clause: '164-01.2', place: 'classes.dex La;->b()V' }] });
  for (const part of ['违规应用（1.0）', '某商店', '清朗行动', '164-01.2', 'classes.dex', '不是行政机关的决定'])
    expect(told.noticeZh).toContain(part);
  expect(told.noticeEn).toContain('no decision of an authority');
  expect(told.noticeZh).not.toMatch(/\{[a-z]+\}/);
  expect(await targets(firm)).toHaveLength(1);
  expect((await ask(firm, 'GET', `programmes/${programme}`)).body.targets).toBeNull();
  expect((await ask(inspector, 'GET', `programmes/${programme}`)).body.targets).toEqual({ CLEAN: 1, NOTIFIED: 1, NOT_TESTED: 2 });
  expect(await targets(inspector)).toEqual([]);
});

const impose = (kind: string, more: object = {}, who = operator) =>
  ask(who, 'POST', `programme-targets/${target}/measures`, { kind, reason: '逾期未整改', ...more });

test('no measure before the deadline has passed, and then one grade at a time', async () => {
  expect((await impose('problem-notice')).body.code).toBe('no-such-step');
  expect((await stepOf(programme, { on: 'enforce' })).body.code).toBe('no-such-step');
  api.clock.at = new Date(Date.parse(DUE) + 1000);
  expect((await stepOf(programme, { on: 'enforce' })).body.state).toBe('ENFORCING');
  expect((await impose('delist')).body).toMatchObject({ code: 'no-such-step', detail: '措施须逐级采取，请先采取前一级' });
  expect((await impose('problem-notice', {}, stranger)).body.code).toBe('not-found');
  const made = (await impose('problem-notice')).body;
  expect(made).toMatchObject({ by: 'store', kind: 'problem-notice', state: 'IMPOSED', app: bad.app });
  for (const part of ['逾期未整改', '申诉', '自行作出']) expect(made.noticeZh).toContain(part);
  expect((await impose('problem-notice')).body.detail).toBe('同样的措施正在生效');
  expect((await impose('delist')).status).toBe(201);
  expect((await impose('account-ban', { notice: { zh: '封禁', en: 'closed' } })).body).toMatchObject({ noticeZh: '封禁' });
  expect(
    (await ask(operator, 'GET', 'shelf/developers')).body.items.filter(({ isBanned }: { isBanned: boolean }) => isBanned),
  ).toMatchObject([{ measures: 3 }]);
});

test('the firm is told in its own inbox: once of the fault, once of each measure', async () => {
  const { rows } = await sql<{ topic: string; n: number }>`
    select topic, count(*)::int as n from touchstone.outbox_message where organisation_id = ${firm.organisation} group by 1 order by 1`.execute(
    db,
  );
  expect(rows).toEqual([
    { topic: 'programme.developer-notified', n: 1 },
    { topic: 'programme.measure-imposed', n: 3 },
  ]);
});

test('a measure of a store is no order of an authority', async () => {
  expect((await sql`select id from touchstone.order_document union all select id from touchstone.order_item`.execute(db)).rows).toEqual([]);
  expect((await ask(inspector, 'GET', 'store-measures')).body.items.map(({ by }: { by: string }) => by)).toEqual([
    'store',
    'store',
    'store',
  ]);
  expect((await ask(far, 'GET', 'store-measures')).body.items).toEqual([]);
});

test('the developer appeals, the store decides, and what is lifted frees the listing', async () => {
  const [ban, delist, notice] = (await ask(firm, 'GET', 'store-measures')).body.items;
  expect((await ask(inspector, 'POST', `store-measures/${ban.id}/appeal`, { text: '代为申诉' }, ban.version)).body.code).toBe('forbidden');
  const appealed = await ask(firm, 'POST', `store-measures/${ban.id}/appeal`, { text: '已整改' }, ban.version);
  expect(appealed.body).toMatchObject({ state: 'APPEALED', appeal: '已整改' });
  expect((await ask(firm, 'POST', `store-measures/${ban.id}/appeal`, { text: '再诉' }, appealed.body.version)).body.code).toBe(
    'no-such-step',
  );
  const upheld = await ask(
    operator,
    'POST',
    `store-measures/${ban.id}/decision`,
    { on: 'uphold', text: '未见整改' },
    appealed.body.version,
  );
  expect(upheld.body.state).toBe('UPHELD');
  for (const one of [{ ...ban, version: upheld.body.version }, delist, notice])
    await ask(operator, 'POST', `store-measures/${one.id}/decision`, { on: 'lift', text: '整改完成' }, one.version);
  expect((await targets(firm))[0].state).toBe('LIFTED');
  await impose('problem-notice');
});

test('put right is what a run that sees the fault no more has looked at', async () => {
  const next = await file(bad.version);
  said.set(next, none);
  await sql`update touchstone.listing set artifact_sha256 = ${next}, version_name = '1.1' where id = ${bad.listing}`.execute(db);
  for (let i = 0; i < 2; i++) {
    await look();
    await run();
  }
  await look();
  expect((await targets(firm))[0].state).toBe('MEASURED');
  const last = await file(bad.version);
  said.set(last, clean);
  await sql`update touchstone.listing set artifact_sha256 = ${last} where id = ${bad.listing}`.execute(db);
  await look();
  await run();
  await look();
  expect((await targets(firm))[0].state).toBe('FIXED');
});

test('the shelf with what each listing lacks; nobody but its store', async () => {
  const { items } = (await ask(operator, 'GET', 'shelf/listings?withProblems=true')).body;
  expect(items).toHaveLength(4);
  expect(items.find(({ name }: { name: string }) => name === '违规应用')).toMatchObject({
    missing: ['permissions', 'policy', 'filing'],
    measures: 1,
    findings: 0,
  });
  expect((await ask(inspector, 'GET', 'shelf/listings')).body.code).toBe('outside-scope');
  expect((await ask(stranger, 'GET', 'shelf/listings')).body.items).toEqual([]);
});

test('the guidance under the store’s own name', async () => {
  const page = (await ask(operator, 'GET', 'shelf/guidance?mark=某店&contact=审核部&clauses=164-01.2')).body;
  for (const part of ['某商店 合规指引', '<strong>某店</strong>', '审核部', '164-01.2']) expect(page).toContain(part);
  expect(page).not.toContain('164-05.2 ');
});

test('nobody drafts or moves another store’s programme', async () => {
  expect((await ask(stranger, 'GET', `programmes/${programme}`)).body.code).toBe('not-found');
  expect((await stepOf(programme, { on: 'close' }, stranger)).body.code).toBe('not-found');
  expect((await stepOf(programme, { on: 'close' }, inspector)).body.code).toBe('forbidden');
  expect((await ask(operator, 'POST', `programmes/${programme}/steps`, { on: 'close' }, 1)).body.code).toBe('version-conflict');
  expect((await stepOf(programme, { on: 'close' })).body.state).toBe('CLOSED');
});

test('the shelf is searched by name, package, developer and state; each count has its list', async () => {
  const shelf = async (query: string) =>
    (await ask(operator, 'GET', `shelf/listings?${query}`)).body.items.map(({ name }: { name: string }) => name).sort();
  expect(await shelf(`q=${encodeURIComponent('干净')}`)).toEqual(['干净应用']);
  expect(await shelf('q=EXAMPLE.p0')).toEqual(['违规应用']);
  expect(await shelf(`q=${encodeURIComponent('%')}`)).toEqual([]);
  expect(await shelf('state=GONE')).toEqual([]);
  expect(await shelf('withFindings=true')).toEqual([]);
  const measures = async (query: string) => (await ask(operator, 'GET', `store-measures?${query}`)).body.items.length;
  const all = await measures(`listing=${bad.listing}`);
  expect(all).toBeGreaterThan(await measures(`listing=${bad.listing}&standing=true`));
  expect(await measures(`account=${bad.account}`)).toBe(all);
  expect(await measures(`account=${good.account}`)).toBe(0);
});
