import { randomBytes, randomUUID } from 'node:crypto';
import { openRunQueue } from '@touchstone/jobs';
import { advanceGateChecks } from '@touchstone/services/gate';
import { completeRun, feedQueues, leaseRuns, type Votes } from '@touchstone/services/work';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { gateLoop } from '../../roles/gate-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';
import { gateCheckPorts } from '../../wiring/gate-check-ports.ts';
import { workPorts } from '../../wiring/work-ports.ts';

const api = await startApi();
const { db } = api.database;
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
afterAll(async () => {
  await queue.stop();
  await api.close();
});
const work = workPorts(db, queue, { nowMs: () => Date.now() + 60_000 });
const ports = gateCheckPorts(api.platform, work);

const store = async () => {
  const id = randomUUID();
  await sql`insert into touchstone.store (id, code, name, connector) values (${id}, ${id.slice(0, 8)}, '某商店', 'folder')`.execute(db);
  const organisation = await api.organisation('store', { store: id });
  const scope = `store:${id}`;
  return {
    id,
    organisation,
    operator: await api.person(organisation, 'store-operator', scope),
    admin: await api.person(organisation, 'store-admin', scope),
  };
};
const ours = await store();
const theirs = await store();
const ministry = await api.organisation('ministry');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');

const [ENGINE, SECOND] = [randomUUID(), randomUUID()];
for (const [id, name] of [
  [ENGINE, 'one'],
  [SECOND, 'two'],
]) {
  await sql`insert into touchstone.engine (id, name, vendor, kind, correlation_group) values (${name}, ${name}, 'v', 'pull', ${name})`.execute(
    db,
  );
  await sql`
    insert into touchstone.engine_version (id, engine_id, version, rule_set, state, accepts, timeout_ms, capabilities)
    values (${id}, ${name}, '1', 'r1', 'ACTIVE', ${['apk']}, 60000, ${JSON.stringify([{ clause: '164-01.2', inputs: [] }])}::jsonb)`.execute(
    db,
  );
}

/** A package that a store has uploaded, known to it alone. */
async function uploaded(by: { readonly organisation: string }): Promise<string> {
  const [id, sha256] = [randomUUID(), randomBytes(32).toString('hex')];
  await sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, private_to, private_entry)
    values (${id}, ${sha256}, 9, 'apk', 'STORED', ${[by.organisation]}::uuid[], '{}')`.execute(db);
  await sql`
    insert into touchstone.acquisition (id, source, organisation_id, declared_sha256, state, artifact_id, is_private)
    values (${randomUUID()}, 'upload', ${by.organisation}, ${sha256}, 'STORED', ${id}, true)`.execute(db);
  return sha256;
}

async function ask(who: TestPerson, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await api.app.inject({
    method,
    url: `/api/v1/gate/${url}`,
    headers: who.headers,
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const read = async (id: string, who = ours.operator) => (await ask(who, 'GET', `checks/${id}`)).body;

const silent: Votes = { detected: [], notDetected: [], notTested: {}, errors: {} };
const clean: Votes = { ...silent, notDetected: ['check/signature-valid', '191-4.6', '191-3.1', '164-01.2'] };
const violation = (clause: string): Votes => ({
  ...clean,
  notDetected: clean.notDetected.filter((one) => one !== clause),
  detected: [
    {
      clause,
      rule: 'r',
      strength: 'violation',
      evidence: [{ kind: 'code', at: { file: 'classes2.dex', method: 'Lcn/example/A;->b()V', instruction: 4 } }],
    },
  ],
});

/** Every run that waits is done, and says this. */
async function run(votes: Votes): Promise<number> {
  await feedQueues(work);
  let done = 0;
  for (const id of ['one', 'two'])
    for (;;) {
      const engines = [{ id, version: '1', ruleSet: 'r1' }];
      const [leased] = await leaseRuns(work, { engines, wanted: 1, worker: 'w', organisation: ministry, isAuthority: true });
      if (leased === undefined) break;
      const result = { sha256: randomBytes(32).toString('hex'), sizeBytes: 1, votes };
      await completeRun(work, { lease: leased.lease, worker: 'w', outcome: 'SUCCEEDED', result });
      done++;
    }
  return done;
}

async function decided(votes: Votes, more: object = {}) {
  const sha256 = await uploaded(ours);
  const { body } = await ask(ours.operator, 'POST', 'checks', { sha256, ...more });
  await advanceGateChecks(ports);
  await run(votes);
  await advanceGateChecks(ports);
  return read(body.id);
}

test('what must be tested is clean: it passes, and what nobody tested is named', async () => {
  const check = await decided(clean);
  expect(check).toMatchObject({
    state: 'DECIDED',
    outcome: 'pass',
    policy: 'default@1',
    answer: { reasons: [], engines: ['one 1 / r1', 'two 1 / r1'] },
  });
  expect(check.answer.untestedAccepted.length).toBeGreaterThan(10);
  expect(check.answer.text.zh).toContain('审核结果：通过');
  expect(check.answer.text.zh).toContain('未检测不代表合规');
  expect(check.answer.text.en).toContain('not tested does not mean compliant');
});

test('a violation is returned with its place, its clause and what to do', async () => {
  const check = await decided(violation('164-01.2'));
  expect(check).toMatchObject({
    outcome: 'return',
    answer: { reasons: [{ clause: '164-01.2', verdict: 'violation', by: 'proven', places: ['classes2.dex Lcn/example/A;->b()V'] }] },
  });
  const [{ title, remedy }] = check.answer.reasons;
  for (const part of ['审核结果：退回', '164-01.2', title.zh, remedy.zh, 'classes2.dex']) expect(check.answer.text.zh).toContain(part);
  for (const part of ['Result: returned', title.en, remedy.en]) expect(check.answer.text.en).toContain(part);
});

test('what no engine tested goes to a person', async () => {
  const check = await decided({ ...silent, notTested: { 'no-trace': ['164-01.2'] } });
  expect(check.outcome).toBe('manual');
  expect(check.answer.reasons.find((one: { clause: string }) => one.clause === '164-01.2')).toMatchObject({
    verdict: 'not-tested',
    reason: 'no-trace',
  });
});

test('the same package again is not scanned again, and is decided by the policy of then', async () => {
  const sha256 = await uploaded(ours);
  await ask(ours.operator, 'POST', 'checks', { sha256 });
  await advanceGateChecks(ports);
  expect(await run(clean)).toBe(2);
  await advanceGateChecks(ports);
  const again = (await ask(ours.operator, 'POST', 'checks', { sha256, policy: 'strict' })).body;
  await advanceGateChecks(ports);
  await advanceGateChecks(ports);
  expect(await run(violation('164-01.2'))).toBe(0);
  expect(await read(again.id)).toMatchObject({ state: 'DECIDED', outcome: 'manual', policy: 'strict@1' });
});

test('another store asks about the same bytes: it is scanned for itself, and neither hears of the other', async () => {
  const sha256 = await uploaded(ours);
  await sql`update touchstone.artifact set private_to = private_to || ${theirs.organisation}::uuid where sha256 = ${sha256}`.execute(db);
  await sql`
    insert into touchstone.acquisition (id, source, organisation_id, declared_sha256, state, artifact_id, is_private)
    select ${randomUUID()}, 'upload', ${theirs.organisation}, sha256, 'STORED', id, true from touchstone.artifact where sha256 = ${sha256}`.execute(
    db,
  );
  const mine = (await ask(ours.operator, 'POST', 'checks', { sha256 })).body;
  const other = (await ask(theirs.operator, 'POST', 'checks', { sha256 })).body;
  await advanceGateChecks(ports);
  expect(await run(clean)).toBe(4);
  await advanceGateChecks(ports);
  expect([(await read(mine.id)).outcome, (await read(other.id, theirs.operator)).outcome]).toEqual(['pass', 'pass']);
  expect((await ask(theirs.operator, 'GET', `checks/${mine.id}`)).body.code).toBe('not-found');
  expect((await ask(theirs.operator, 'GET', 'checks')).body.items).toHaveLength(1);
});

test('an authority sees neither the check nor what came of it', async () => {
  const check = await decided(violation('164-01.2'));
  const look = async (url: string) => (await api.app.inject({ url, headers: inspector.headers })).json();
  expect((await look(`/api/v1/gate/checks/${check.id}`)).code).toBe('forbidden');
  expect((await look('/api/v1/scans?profile=self-check')).items).toEqual([]);
  expect((await look('/api/v1/findings')).items).toEqual([]);
  expect((await sql`select id from touchstone.finding`.execute(db)).rows).toEqual([]);
});

test('a package that the store may not see never comes; after a day that is the answer', async () => {
  const sha256 = await uploaded(theirs);
  const { body } = await ask(ours.operator, 'POST', 'checks', { sha256 });
  await advanceGateChecks(ports);
  expect((await read(body.id)).state).toBe('WAITING');
  const now = api.clock.at;
  api.clock.at = new Date(now.getTime() + 25 * 3_600_000);
  await advanceGateChecks(ports);
  api.clock.at = now;
  expect(await read(body.id)).toMatchObject({ state: 'FAILED', message: 'no-package', outcome: null });
});

const own = (more: object = {}) => ({
  schema: 'touchstone-gate-policy/1',
  name: 'own',
  title: { zh: '本店规则', en: 'Our rules' },
  scope: ['164-01.2'],
  rules: [
    { id: 'all', clauses: ['*'], verdicts: ['violation'], outcome: 'manual', text: { zh: '请联系审核。', en: 'Ask our reviewers.' } },
  ],
  otherwise: 'pass',
  contact: { zh: '咨询：审核部', en: 'Ask: review' },
  ...more,
});

test('a store’s own policy decides once it is there, version by version', async () => {
  expect((await ask(ours.operator, 'POST', 'policies', { content: own() })).body.code).toBe('forbidden');
  expect((await ask(ours.admin, 'POST', 'policies', { content: own() })).body).toMatchObject({ name: 'own', version: 1, isShipped: false });
  const check = await decided(violation('164-01.2'));
  expect(check).toMatchObject({ outcome: 'manual', policy: 'own@1', answer: { reasons: [{ by: 'all', text: { zh: '请联系审核。' } }] } });
  expect(check.answer.text.zh).toContain('咨询：审核部');

  expect((await ask(ours.admin, 'POST', 'policies', { content: own({ rules: [], otherwise: 'return' }) })).body.version).toBe(2);
  expect((await decided(violation('164-01.2'))).policy).toBe('own@2');
  expect((await decided(violation('164-01.2'), { policy: 'own@1' })).outcome).toBe('manual');
  expect((await read(check.id)).policy).toBe('own@1');
  expect((await ask(ours.operator, 'GET', 'policies/own')).body.version).toBe(2);
  expect((await ask(ours.operator, 'GET', 'policies')).body.items.map(({ name }: { name: string }) => name)).toEqual([
    'own',
    'default',
    'strict',
  ]);
  expect((await ask(theirs.operator, 'GET', 'policies/own')).body.code).toBe('not-found');
  expect((await ask(theirs.operator, 'POST', 'checks', { sha256: '0'.repeat(64), policy: 'own' })).body.code).toBe('not-found');
});

test.each([
  [own({ rules: [{ id: 'x', clauses: ['164-99'], verdicts: ['violation'], outcome: 'return' }] }), '/body/content/rules/0/clauses/0'],
  [own({ rules: [{ id: 'x', clauses: ['*'], verdicts: ['not-tested'], outcome: 'pass' }] }), '/body/content/rules/0/acceptsUntested'],
  [own({ otherwise: 'maybe' }), '/body/content/otherwise'],
])('a policy that is none is refused with its place', async (content, pointer) => {
  const answer = await ask(ours.admin, 'POST', 'policies', { content });
  expect([answer.status, answer.body.errors.map((one: { pointer: string }) => one.pointer)]).toEqual([400, [pointer]]);
});

test('the names of what is shipped are taken', async () =>
  expect((await ask(ours.admin, 'POST', 'policies', { content: own({ name: 'strict' }) })).body.code).toBe('conflict'));

test('an upload names its package, to whoever uploaded it', async () => {
  const sha256 = await uploaded(ours);
  const { rows } = await sql<{ id: string }>`select id from touchstone.acquisition where declared_sha256 = ${sha256}`.execute(db);
  const upload = rows[0]!.id;
  expect((await ask(ours.operator, 'POST', 'checks', { upload })).body).toMatchObject({ sha256, state: 'WAITING' });
  expect((await ask(theirs.operator, 'POST', 'checks', { upload })).body.code).toBe('not-found');
  for (const body of [{}, { sha256, upload }]) expect((await ask(ours.operator, 'POST', 'checks', body)).status).toBe(400);
});

test('a policy may be written as YAML; what is wrong is told by line and column', async () => {
  const send = (text: string, who = ours.admin) => ask(who, 'POST', 'policies', { text });
  const yaml = [
    'schema: touchstone-gate-policy/1',
    'name: written',
    'title: { zh: 本店, en: Ours }',
    'scope: ["*"] # all',
    'rules:',
    '  - id: proven',
    '    clauses: ["*"]',
    '    verdicts: [violation]',
    '    outcome: return',
    'otherwise: manual',
  ];
  const made = await send(yaml.join('\n'));
  expect(made).toMatchObject({ status: 201, body: { name: 'written', version: 1, content: { otherwise: 'manual' } } });
  // what is shown can be handed in again
  expect(await send(made.body.yaml)).toMatchObject({ status: 201, body: { version: 2, sha256: made.body.sha256 } });
  expect((await send(JSON.stringify(made.body.content))).body).toMatchObject({ version: 3, sha256: made.body.sha256 });
  const wrong = yaml.map((line) => line.replace('outcome: return', 'outcome: refuse')).filter((line) => !line.startsWith('otherwise'));
  expect((await send(wrong.join('\n'))).body.errors).toEqual([
    { pointer: '/body/text/otherwise', message: '第 1 行第 1 列：须为其中之一：pass、manual、return' },
    { pointer: '/body/text/rules/0/outcome', message: '第 9 行第 5 列：须为其中之一：pass、manual、return' },
  ]);
  for (const [text, place] of [
    ['name: a\nname: b', '第 2 行第 1 列'],
    ['a: *c', '别名无所指'],
    ['a: !!js/function x', '第 1 行第 4 列'],
    ['--- 1\n--- 2', '第 2 行第 1 列'],
  ])
    expect((await send(text!)).body.errors).toEqual([{ pointer: '/body/text', message: expect.stringContaining(place!) }]);
  const laughs = ['a: &a [x, x]', ...[...'bcdefghij'].map((key, i) => `${key}: &${key} [${`*${'abcdefghi'[i]}, `.repeat(9)}x]`)].join('\n');
  for (const text of [laughs, '['.repeat(100_000)]) expect((await send(text)).status).toBe(400);
  expect((await ask(ours.admin, 'POST', 'policies', {})).status).toBe(400);
  expect((await send(yaml.join('\n'), ours.operator)).body.code).toBe('forbidden');
});

test('packages that were announced and do not come hold up no other', async () => {
  const early = new Date(api.clock.at.getTime() - 3_600_000);
  await sql`
    insert into touchstone.gate_check (id, store_id, organisation_id, asked_by, sha256, policy, policy_sha256, policy_content, state, created_at)
    select gen_random_uuid(), store_id, organisation_id, asked_by, encode(sha256(n::text::bytea), 'hex'), policy, policy_sha256, policy_content, 'WAITING', ${early}
    from (select * from touchstone.gate_check limit 1) c cross join generate_series(1, 120) n`.execute(db);
  const { body } = await ask(theirs.operator, 'POST', 'checks', { sha256: await uploaded(theirs) });
  const loop = gateLoop({ platform: api.platform, work: { work } as never });
  for (let i = 0; i < 3; i++) await loop.round(new AbortController().signal);
  expect((await read(body.id, theirs.operator)).state).toBe('SCANNING');
});
