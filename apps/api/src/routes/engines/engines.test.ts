import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { gateEngines } from '@touchstone/services/engines';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import type { WorkArea } from '../work/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-engines-'));
const area = {} as WorkArea;
const objects = await openFolder(folder);
const api = await startApi({ work: area, objects });
const { db } = api.database;
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
Object.assign(area, { work: workPorts(db, queue), objects, leases: leasesOf(db), knownClauses: new Set() });
afterAll(async () => {
  await queue.stop();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const ministry = await api.organisation('ministry');
const vendor = await api.organisation('lab');
const admin = await api.person(ministry, 'ministry-admin', 'all');
const approver = await api.person(ministry, 'ministry-approver', 'all');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
const local = await api.person(await api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');

async function call(person: TestPerson, method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object, version?: number) {
  const answer = await api.app.inject({
    method,
    url,
    headers: { ...person.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const path = '/api/v1/engines';
const description = {
  id: 'vendor-x',
  version: '2.1',
  ruleSet: 'x-2026-10',
  name: '某厂引擎',
  vendor: '某厂',
  kind: 'pull',
  correlationGroup: 'vendor-x',
  capabilities: [
    { clause: '164-01.2', inputs: [] },
    { clause: 'check/signature-valid', inputs: [] },
  ],
  accepts: ['apk'],
  timeoutMs: 60_000,
  cores: 1,
  memoryMiB: 512,
  licences: 3,
  organisation: vendor,
};
const created = await call(admin, 'POST', path, description);
const key: string = created.body.key;

test('a version is registered once, runs on probation, and everybody with the right sees it', async () => {
  expect(created).toMatchObject({
    status: 201,
    body: {
      state: 'PROBATION',
      runs: 'shadow',
      votes: false,
      organisation: vendor,
      licences: 3,
      breaker: { state: 'closed' },
      use: { leased: 0 },
    },
  });
  expect(await call(admin, 'POST', path, description)).toMatchObject({ status: 200, body: { key } });
  expect(await call(inspector, 'POST', path, description)).toMatchObject({ status: 403 });
  const list = await call(local, 'GET', `${path}?state=PROBATION`);
  expect(list.body.items).toMatchObject([{ id: 'vendor-x', capabilities: description.capabilities }]);
});

test('what is wrong with a description is named field by field', async () => {
  const bad = await call(admin, 'POST', path, { ...description, id: '.x', version: '3', accepts: [], kind: 'lab' });
  expect(bad).toMatchObject({ status: 400 });
  const lab = await call(admin, 'POST', path, { ...description, version: '3', accepts: [], kind: 'lab' });
  expect(lab).toMatchObject({
    status: 400,
    body: {
      code: 'bad-description',
      errors: expect.arrayContaining([
        expect.objectContaining({ pointer: '/body/accepts' }),
        expect.objectContaining({ pointer: '/body/id' }),
      ]),
    },
  });
  const clause = await call(admin, 'POST', path, { ...description, version: '3', capabilities: [{ clause: '999-9', inputs: [] }] });
  expect(clause.body.errors).toMatchObject([{ pointer: '/body/capabilities/0/clause' }]);
});

test('steps are those of the table, with reason and version; each is written down', async () => {
  const { body } = await call(admin, 'GET', `${path}/${key}`);
  const order = (what: string, version: number) => call(admin, 'POST', `${path}/${key}/orders`, { order: what, reason: '计划内' }, version);
  expect(await order('pause', body.rowVersion)).toMatchObject({ status: 409, body: { code: 'no-such-step' } });
  expect(await order('retire', body.rowVersion + 5)).toMatchObject({ status: 412 });
  expect(await call(admin, 'POST', `${path}/${key}/orders`, { order: 'retire', reason: 'x' })).toMatchObject({ status: 428 });
  const events = await call(inspector, 'GET', `${path}/${key}/events`);
  expect(events.body.items).toMatchObject([{ event: 'admit', from: 'REGISTERED', to: 'PROBATION', actor: `person:${admin.id}` }]);
});

test('limits are changed and audited', async () => {
  const { body } = await call(admin, 'GET', `${path}/${key}`);
  const changed = await call(
    admin,
    'PATCH',
    `${path}/${key}`,
    { licences: null, ratePerMinute: 30, runsPerDay: 2000, reason: '新合同' },
    body.rowVersion,
  );
  expect(changed).toMatchObject({ status: 200, body: { licences: null, ratePerMinute: 30, runsPerDay: 2000 } });
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from touchstone.audit_event where action = 'engine.manage' and object_id = ${key}`.execute(db);
  expect(rows[0]!.n).toBe(1);
});

test('the golden set is replaced as a whole; a version is judged by it', async () => {
  expect(await call(admin, 'POST', `${path}/${key}/judgement`)).toMatchObject({ status: 409, body: { code: 'no-golden-set' } });
  const shas = Array.from({ length: 40 }, (_, i) => i.toString(16).padStart(64, '0'));
  const items = shas.map((artifact, i) => ({ artifact, answers: { '164-01.2': i % 2 === 0 ? 'violates' : 'clean' } }));
  const golden = '/api/v1/golden-set';
  expect(
    await call(admin, 'PUT', golden, { items: [{ artifact: shas[0], answers: { 'no-clause': 'clean' } }], reason: 'x' }, 0),
  ).toMatchObject({ status: 400 });
  expect(await call(admin, 'PUT', golden, { items, reason: '第一版' }, 0)).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await call(admin, 'PUT', golden, { items, reason: '又一版' }, 0)).toMatchObject({ status: 412 });
  expect(await call(inspector, 'GET', golden)).toMatchObject({ status: 403 });

  await sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state)
    select touchstone.uuid7(), lpad(to_hex(i), 64, '0'), 10, 'apk', 'STORED' from generate_series(0, 38) i`.execute(db);
  const asked = await call(admin, 'POST', `${path}/${key}/golden-runs`);
  expect(asked).toMatchObject({ status: 202, body: { requested: 39, alreadyRun: 0, missing: [shas[39]], left: 0 } });
  expect((await call(admin, 'POST', `${path}/${key}/golden-runs`)).body).toMatchObject({ requested: 0, alreadyRun: 39 });

  const none = await call(admin, 'POST', `${path}/${key}/judgement`);
  expect(none).toMatchObject({
    status: 200,
    body: { state: 'PROBATION', verdict: { passed: false, figures: { artifacts: 40, recall: null } } },
  });
  await answered(39);
  await sql`insert into touchstone.artifact (id, sha256, size_bytes, kind, state) values (touchstone.uuid7(), ${shas[39]!}, 10, 'apk', 'STORED')`.execute(
    db,
  );
  await call(admin, 'POST', `${path}/${key}/golden-runs`);
  await answered(40);
  expect((await call(admin, 'POST', `${path}/${key}/judgement`)).body).toMatchObject({
    state: 'ACTIVE',
    verdict: {
      ...{ passed: true, figures: { found: 20, cleared: 20 } },
      clauses: [{ clause: '164-01.2', found: 20, missed: 0, falseAlarms: 0, cleared: 20, open: 0 }],
    },
  });
});

test('a version that has run the whole golden set is judged without being asked, once', async () => {
  const next = await call(admin, 'POST', path, { ...description, version: '2.2' });
  const ports = enginesPorts(db);
  await call(admin, 'POST', `${path}/${next.body.key}/golden-runs`);
  expect(await gateEngines(ports)).toBe(0);
  await answered(40, next.body.key);
  expect(await gateEngines(ports)).toBe(1);
  expect(await gateEngines(ports)).toBe(0);
  expect((await call(admin, 'GET', `${path}/${next.body.key}`)).body).toMatchObject({ state: 'ACTIVE', golden: { passed: true } });
});

/** As if workers had brought the right answers. */
async function answered(count: number, engine = key): Promise<void> {
  await sql`
    insert into touchstone.run_votes (run_id, artifact_id, engine_version_id, votes)
    select r.id, r.artifact_id, r.engine_version_id, case when ('x' || right(f.sha256, 2))::bit(8)::int % 2 = 0
      then '{"detected": [{"clause": "164-01.2"}], "notDetected": [], "notTested": {}, "errors": {}}'::jsonb
      else '{"detected": [], "notDetected": ["164-01.2"], "notTested": {}, "errors": {}}'::jsonb end
    from touchstone.scan_run r join touchstone.artifact f on f.id = r.artifact_id where r.engine_version_id = ${engine} on conflict do nothing`.execute(
    db,
  );
  const { numAffectedRows } = await sql`
    update touchstone.scan_run set state = 'SUCCEEDED', finished_at = now() where engine_version_id = ${engine} and state = 'CREATED'`.execute(
    db,
  );
  expect(Number(numAffectedRows)).toBeLessThanOrEqual(count);
}

test('what its word is worth is shown with what it was learned from', async () => {
  await sql`
    insert into touchstone.calibration (engine_version_id, clause, real_violation, unreal_none) values (${key}, '164-01.2', 30, 100)`.execute(
    db,
  );
  const { body } = await call(inspector, 'GET', `${path}/${key}/calibration`);
  expect(body).toMatchObject({
    expected: { basis: 'unknown-engine' },
    clauses: [{ clause: '164-01.2', votes: 130, real: { violation: 30 } }],
  });
  expect(body.clauses[0].weights.violation).toBeGreaterThan(2);
  expect(body.clauses[0].weights.none).toBeLessThan(0);
});

test('clauses: gravity by who calibrates, machine-decidable by the approver alone', async () => {
  const clause = '/api/v1/clause-settings/check%2Fsignature-valid';
  const list = await call(inspector, 'GET', '/api/v1/clause-settings');
  expect(list.body.items.find((one: { clause: string }) => one.clause === 'check/signature-valid')).toMatchObject({
    severity: 2,
    isMachineDecidable: false,
    version: 0,
  });
  const set = await call(admin, 'PUT', clause, { severity: 4, expectedShare: 0.02, reason: '严重' }, 0);
  expect(set).toMatchObject({ status: 200, body: { severity: 4, expectedShare: expect.closeTo(0.02), version: 1 } });
  expect(await call(admin, 'PUT', `${clause}/machine-decidable`, { isMachineDecidable: true, reason: 'x' }, 1)).toMatchObject({
    status: 403,
  });
  expect(await call(approver, 'PUT', `${clause}/machine-decidable`, { isMachineDecidable: true, reason: '部令' }, 0)).toMatchObject({
    status: 412,
  });
  const flagged = await call(approver, 'PUT', `${clause}/machine-decidable`, { isMachineDecidable: true, reason: '部令' }, 1);
  expect(flagged).toMatchObject({ status: 200, body: { severity: 4, isMachineDecidable: true, version: 2 } });
  expect(await call(admin, 'PUT', '/api/v1/clause-settings/no-clause', { severity: 1, expectedShare: 0.1, reason: 'x' }, 0)).toMatchObject({
    status: 404,
  });
});

test('the lines of review', async () => {
  const at = '/api/v1/fusion-thresholds';
  expect((await call(inspector, 'GET', at)).body).toMatchObject({ thresholds: { likely: 0.5, unlikely: 0.05 }, version: 0 });
  expect(await call(admin, 'PUT', at, { thresholds: { likely: 0.2, unlikely: 0.3 }, reason: 'x' }, 0)).toMatchObject({ status: 400 });
  expect(await call(admin, 'PUT', at, { thresholds: { likely: 0.6, unlikely: 0.1 }, reason: '复核力量有限' }, 0)).toMatchObject({
    status: 200,
    body: { version: 1 },
  });
  expect((await call(inspector, 'GET', at)).body).toMatchObject({ thresholds: { likely: 0.6, unlikely: 0.1 } });
});
