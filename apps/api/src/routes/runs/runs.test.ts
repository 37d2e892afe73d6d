import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ENGINE_RESULT_SCHEMA, type EngineDescription, type EngineResult } from '@touchstone/domain/engine';
import { ownDescription } from '@touchstone/engines';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { registerEngine } from '@touchstone/services/engines';
import { fuseFinished } from '@touchstone/services/fusion';
import { completeRun, feedQueues, leaseRuns, votesOf } from '@touchstone/services/work';
import { REPORT_SCHEMA } from '@touchstone/verdict';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkLoop } from '../../roles/bulk-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { fusionPorts } from '../../wiring/fusion-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import type { WorkArea } from '../work/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-runs-'));
const objects = await openFolder(folder);
const area = {} as WorkArea;
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
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
const admin = await api.person(ministry, 'ministry-admin', 'all');
const auditor = await api.person(ministry, 'ministry-auditor', 'all');
const beijing = await api.person(await api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');
const shanghai = await api.person(await api.organisation('province', { province: '31' }), 'province-inspector', 'province:31');

const CLAUSE = '164-01.2';
/** Our own engine as an earlier release was, and one of a vendor. */
const own: EngineDescription = { ...ownDescription, ruleSet: 'earlier' };
const stub: EngineDescription = {
  ...own,
  id: 'stub',
  ruleSet: 'r1',
  kind: 'pull',
  correlationGroup: 'stub',
  capabilities: [{ clause: CLAUSE, inputs: [] }],
};

beforeAll(async () => {
  for (const description of [own, stub]) await registerEngine(enginesPorts(db), { description, organisation: null, passedAlready: 'test' });
});

async function call(person: TestPerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, version?: number) {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...person.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: isJson ? answer.json() : undefined, raw: answer.rawPayload, headers: answer.headers };
}

/** An app of Beijing with a stored file. */
async function artifact() {
  const sha256 = randomBytes(32).toString('hex');
  const { rows } = await sql<{ id: string }>`
    with a as (insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, reach_band)
      values (touchstone.uuid7(), 'android', ${`cn.example.${sha256.slice(0, 8)}`}, '示例', '示例', '{示例}', '11', 5) returning id),
    v as (insert into touchstone.app_version (id, app_id, version_code, version_name) select touchstone.uuid7(), id, 1, '1.0' from a returning id)
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
    select touchstone.uuid7(), ${sha256}, 10, 'apk', 'STORED', id, now() from v returning id`.execute(db);
  return { id: rows[0]!.id, sha256 };
}

const lease = async ({ id, version, ruleSet }: EngineDescription, wanted = 1) =>
  leaseRuns(area.work, { engines: [{ id, version, ruleSet }], wanted, worker: 'w', organisation: ministry, isAuthority: true });

/** What a worker would bring, kept as it is kept. */
async function complete(description: EngineDescription, more: Partial<EngineResult>): Promise<string> {
  const [leased] = await lease(description);
  const { id, version, ruleSet } = description;
  const result: EngineResult = {
    schema: ENGINE_RESULT_SCHEMA,
    engine: { id, version, ruleSet },
    artifact: leased!.task.artifact.sha256,
    configHash: leased!.task.configHash,
    outcome: 'SUCCEEDED',
    clauses: [],
    evidence: [],
    facts: [],
    problems: [],
    ...more,
  };
  const kept = await objects.put([zstdCompressSync(Buffer.from(JSON.stringify(result)))], { maxBytes: 1e8 });
  const done = await completeRun(area.work, {
    lease: leased!.lease,
    worker: 'w',
    outcome: 'SUCCEEDED',
    result: { sha256: kept.sha256, sizeBytes: kept.sizeBytes, votes: votesOf(result) },
  });
  expect(done).toMatchObject({ ok: true });
  return leased!.task.run;
}

async function fail(description: EngineDescription): Promise<string> {
  const [leased] = await lease(description);
  await completeRun(area.work, { lease: leased!.lease, worker: 'w', outcome: 'FAILED', errorClass: 'bad', message: 'it broke' });
  return leased!.task.run;
}

const fuse = () => fuseFinished(fusionPorts(db, api.platform.seeds.audit));
const round = () => bulkLoop({ db, platform: api.platform, objects }).round(new AbortController().signal);
async function jobDone(id: string, who: TestPerson): Promise<readonly Record<string, never>[]> {
  expect(await round()).toBe(1);
  expect((await call(who, 'GET', `/bulk-jobs/${id}`)).body).toMatchObject({ state: 'DONE' });
  const { raw } = await call(who, 'GET', `/bulk-jobs/${id}/result`);
  return raw
    .toString('utf8')
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describe('what is asked for', () => {
  test('one wish, a run per engine; done again only for a reason; within the scope', async () => {
    const file = await artifact();
    const asked = await call(beijing, 'POST', '/scans', { artifact: file.sha256 });
    expect(asked).toMatchObject({ status: 201, body: { runs: 2, alreadyRun: [], scan: { artifact: file.id, profile: 'quick' } } });
    expect(await call(beijing, 'POST', '/scans', { artifact: file.id })).toMatchObject({ status: 409, body: { code: 'already-run' } });
    expect(await call(shanghai, 'POST', '/scans', { artifact: file.id })).toMatchObject({ status: 404 });
    expect(await call(beijing, 'POST', '/scans', { artifact: file.id, engines: ['nobody'] })).toMatchObject({
      status: 409,
      body: { code: 'no-engine' },
    });
    expect(await call(beijing, 'POST', '/scans', { artifact: file.id, inputs: [{ kind: 'har', sha256: 'a'.repeat(64) }] })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/body/inputs/0/sha256' }] },
    });
    const scan: string = asked.body.scan.id;
    const about = { label: '示例', name: `cn.example.${file.sha256.slice(0, 8)}`, version: '1.0' };
    expect(asked.body.scan).toMatchObject({ about });
    const listed = (path: string) => call(beijing, 'GET', path).then(({ body }) => body.items[0]);
    expect([await listed('/scans'), await listed(`/runs?request=${scan}`)]).toMatchObject([{ id: scan, about }, { about }]);
    expect((await call(inspector, 'GET', `/scans/${scan}`)).body.runs).toHaveLength(2);
    expect(await call(shanghai, 'GET', `/scans/${scan}`)).toMatchObject({ status: 404 });
    expect((await call(shanghai, 'GET', '/runs')).body.items).toEqual([]);

    const [first] = (await call(beijing, 'GET', `/runs?request=${scan}&engine=stub`)).body.items;
    expect(await call(beijing, 'POST', `/runs/${first.id}/cancellation`, {})).toMatchObject({ status: 400 });
    const why = { reason: '版本已更新' };
    expect((await call(beijing, 'POST', `/runs/${first.id}/cancellation`, why)).body).toEqual({ cancelled: 1, asked: 0 });
    expect((await call(beijing, 'POST', `/scans/${scan}/cancellation`, why)).body).toEqual({ cancelled: 1, asked: 0 });
    expect((await call(beijing, 'GET', `/runs/${first.id}`)).body).toMatchObject({ state: 'CANCELLED', errorClass: 'cancelled' });
  });

  test('paused, nothing is fed and nothing handed out; then all goes on', async () => {
    const file = await artifact();
    await call(inspector, 'POST', '/scans', { artifact: file.id, engines: ['stub'] });
    const { body } = await call(inspector, 'GET', '/system/work');
    expect(body).toMatchObject({ pause: { isPaused: false }, balance: { difference: 0 } });
    expect(await call(inspector, 'PUT', '/system/work/pause', { isPaused: true, reason: 'x' }, 0)).toMatchObject({ status: 403 });
    expect(await call(admin, 'PUT', '/system/work/pause', { isPaused: true, reason: '停电' }, 0)).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect(await feedQueues(area.work)).toBe(0);
    expect(await call(admin, 'PUT', '/system/work/pause', { isPaused: false, reason: '来电' }, 1)).toMatchObject({ status: 200 });
    expect(await feedQueues(area.work)).toBe(1);
    await call(admin, 'PUT', '/system/work/pause', { isPaused: true, reason: '又停电' }, 2);
    expect(await lease(stub)).toEqual([]);
    const page = (await api.app.inject('/metrics')).body;
    expect(page).toContain('touchstone_engine_queued{engine="stub"');
    await call(admin, 'PUT', '/system/work/pause', { isPaused: false, reason: '来电' }, 3);
    await complete(stub, { clauses: [{ clause: CLAUSE, vote: 'NOT_DETECTED', evidence: [] }] });
    const after = (await call(auditor, 'GET', '/system/work')).body;
    expect(after.engines.find((one: { engine: string }) => one.engine === 'stub')).toMatchObject({
      queued: 0,
      leased: 0,
      breaker: 'closed',
    });
  });
});

test('what is urgent is moved before what waits already', async () => {
  const [slow, fast] = [await artifact(), await artifact()];
  await call(inspector, 'POST', '/scans', { artifact: slow.id, engines: ['stub'] });
  const urgent = await call(inspector, 'POST', '/scans', { artifact: fast.id, engines: ['stub'] });
  await feedQueues(area.work);
  expect(await call(inspector, 'POST', `/scans/${urgent.body.scan.id}/priority`, { priority: 1500, reason: 'x' })).toMatchObject({
    status: 403,
  });
  expect((await call(admin, 'POST', `/scans/${urgent.body.scan.id}/priority`, { priority: 1500, reason: '部领导督办' })).body).toEqual({
    moved: 1,
  });
  const order = [await complete(stub, {}), await complete(stub, {})];
  const artifacts = await Promise.all(order.map(async (run) => (await call(inspector, 'GET', `/runs/${run}`)).body.artifact));
  expect(artifacts).toEqual([fast.id, slow.id]);
});

describe('what became of it', () => {
  test('dead runs are listed, made again one by one or all together, and stay as they ended', async () => {
    for (let i = 0; i < 3; i++) await call(inspector, 'POST', '/scans', { artifact: (await artifact()).id, engines: ['stub'] });
    await feedQueues(area.work);
    const [first, ...others] = [await fail(stub), await fail(stub), await fail(stub)];
    const groups = await call(inspector, 'GET', '/dead-letters');
    expect(groups.body.items).toMatchObject([{ engine: 'stub', errorClass: 'bad', count: 3 }]);
    expect((await call(inspector, 'GET', groups.body.items[0].list.replace('/api/v1', ''))).body.items).toHaveLength(3);

    expect(await call(inspector, 'POST', `/runs/${first}/redrive`, { reason: '已修复' })).toMatchObject({ status: 403 });
    const again = await call(admin, 'POST', `/runs/${first}/redrive`, { reason: '已修复' });
    expect(again).toMatchObject({ status: 201 });
    const [made] = (await call(inspector, 'GET', `/runs?request=${again.body.scan}`)).body.items;
    expect(made).toMatchObject({ round: 2, forceReason: '已修复', state: 'CREATED' });
    expect((await call(inspector, 'GET', `/runs/${first}`)).body).toMatchObject({ state: 'FAILED', round: 1, message: 'it broke' });
    expect(await call(admin, 'POST', `/runs/${first}/redrive`, { reason: '再来' })).toMatchObject({ status: 409 });

    const job = await call(admin, 'POST', '/dead-letters/redrive', { engine: 'stub', reason: '引擎已升级' });
    expect(job.status).toBe(202);
    const lines = await jobDone(job.body.id, admin);
    expect(lines.map(({ run }) => run).sort()).toEqual([...others].sort());
    expect((await call(inspector, 'GET', '/dead-letters')).body.items).toEqual([]);
    await feedQueues(area.work);
    for (let i = 0; i < 3; i++) await complete(stub, { clauses: [{ clause: CLAUSE, vote: 'NOT_DETECTED', evidence: [] }] });
  });

  test('a member of a campaign that was given up because its engine failed is tested again', async () => {
    const file = await artifact();
    const campaign = api.platform.newId();
    await sql`insert into touchstone.campaign (id, name, kind, organisation_id, state, frame) values (${campaign}, 'x', 'sample', ${ministry}, 'TESTING', '{}')`.execute(
      db,
    );
    const asked = await call(inspector, 'POST', '/scans', { artifact: file.id, engines: ['stub'] });
    await sql`update touchstone.scan_request set campaign_id = ${campaign} where id = ${asked.body.scan.id}`.execute(db);
    await sql`update touchstone.scan_run set campaign_id = ${campaign} where scan_request_id = ${asked.body.scan.id}`.execute(db);
    await sql`
      insert into touchstone.campaign_member (campaign_id, ordinal, app_id, state, reason, artifact_id, scan_request_id)
      select ${campaign}, 1, app_id, 'NOT_TESTABLE', 'all-engines-failed', ${file.id}, ${asked.body.scan.id} from touchstone.scan_request where id = ${asked.body.scan.id}`.execute(
      db,
    );
    await feedQueues(area.work);
    const run = await fail(stub);
    const again = await call(admin, 'POST', `/runs/${run}/redrive`, { reason: '已修复' });
    const { rows } =
      await sql`select state, reason, scan_request_id as request from touchstone.campaign_member where campaign_id = ${campaign}`.execute(
        db,
      );
    expect(rows).toEqual([{ state: 'QUEUED', reason: null, request: again.body.scan }]);
    await feedQueues(area.work);
    await complete(stub, { clauses: [{ clause: CLAUSE, vote: 'NOT_DETECTED', evidence: [] }] });
  });

  test('a result is given back byte by byte, and our own report as a page', async () => {
    const file = await artifact();
    await call(inspector, 'POST', '/scans', { artifact: file.id });
    await feedQueues(area.work);
    const foreign = await complete(stub, { clauses: [], report: { anything: true } });
    const run = await complete(own, { report: reportOf([]) });
    const json = await call(inspector, 'GET', `/runs/${run}/result`);
    expect(json.body).toMatchObject({ engine: { id: 'touchstone', ruleSet: 'earlier' } });
    const object = await call(inspector, 'GET', `/runs/${run}/result-object`);
    expect(createHash('sha256').update(object.raw).digest('hex')).toBe(object.headers['x-content-sha256']);
    expect(JSON.parse(zstdDecompressSync(object.raw).toString('utf8'))).toEqual(json.body);

    const page = await call(inspector, 'GET', `/runs/${run}/report`);
    expect(page.raw.toString('utf8')).toMatch(/^<!doctype html>/i);
    // vendors have a hand in it: it runs nothing and is of no origin of ours
    expect(page.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect((await call(inspector, 'GET', `/runs/${run}/report.json`)).body).toMatchObject({ schema: REPORT_SCHEMA });
    expect((await call(inspector, 'GET', `/runs/${run}/report.sarif`)).body).toMatchObject({ version: '2.1.0' });
    expect(await call(inspector, 'GET', `/runs/${foreign}/report`)).toMatchObject({ status: 409, body: { code: 'no-result' } });
    expect(await call(shanghai, 'GET', `/runs/${run}/result`)).toMatchObject({ status: 404 });
  });
});

describe('what the engines together say', () => {
  test('clause by engine with reasons; judged again by new rules without a scan, and a decision of people stands', async () => {
    const file = await artifact();
    await call(inspector, 'POST', '/scans', { artifact: file.id });
    await feedQueues(area.work);
    // the earlier rules saw nothing in facts in which these rules see something
    const silent = ownDescription.capabilities.map(({ clause }) => ({ clause, vote: 'NOT_DETECTED' as const, evidence: [] }));
    await complete(own, { clauses: [...new Map(silent.map((one) => [one.clause, one])).values()], report: reportOf(OLD_TARGET) });
    await complete(stub, { clauses: [{ clause: CLAUSE, vote: 'NOT_TESTED', reason: 'outside-capability', evidence: [] }] });
    await fuse();
    const before = await call(auditor, 'GET', `/artifacts/${file.id}/fused-result`);
    const clauseOf = (answer: typeof before, clause: string) =>
      answer.body.clauses.find((one: { clause: string }) => one.clause === clause);
    expect(before.body.engines.map(({ engine }: { engine: string }) => engine).sort()).toEqual(['stub', 'touchstone']);
    expect(clauseOf(before, CLAUSE)).toMatchObject({
      outcome: 'not-found',
      votes: expect.arrayContaining([expect.objectContaining({ engine: 'stub', vote: 'NOT_TESTED', reasonText: '不在引擎能力范围内' })]),
    });
    expect(clauseOf(before, CLAUSE).reasons[0]).toContain('未发现');
    const english = await api.app.inject({
      url: `/api/v1/artifacts/${file.id}/fused-result`,
      headers: { ...auditor.headers, 'accept-language': 'en' },
    });
    expect(clauseOf({ ...before, body: english.json() }, CLAUSE).reasons[0]).toContain('not found');
    expect(await call(shanghai, 'GET', `/artifacts/${file.id}/fused-result`)).toMatchObject({ status: 404 });

    const runs = (await sql<{ n: number }>`select count(*) as n from touchstone.scan_run`.execute(db)).rows[0]!.n;
    const job = await call(admin, 'POST', '/rejudgements', { artifacts: [file.id], rules: true, reason: '新规则发布' });
    const [line] = (await jobDone(job.body.id, admin)) as unknown as readonly {
      judged: number;
      changes: readonly { clause: string; before: string; after: string }[];
    }[];
    expect(line).toMatchObject({ artifact: file.id, judged: 1 });
    const found = line!.changes.filter(({ after }) => after === 'needs-review');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((change) => change.before === 'not-found')).toBe(true);
    // nothing was scanned, and the run is as it was
    expect((await sql<{ n: number }>`select count(*) as n from touchstone.scan_run`.execute(db)).rows[0]!.n).toBe(runs);

    // people look at the votes and not at the figures, until they have decided
    const clause = found[0]!.clause;
    expect(clauseOf(await call(inspector, 'GET', `/artifacts/${file.id}/fused-result`), clause)).toMatchObject({
      outcome: null,
      probability: null,
      reasons: [],
    });
    expect(clauseOf(await call(auditor, 'GET', `/artifacts/${file.id}/fused-result`), clause)).toMatchObject({ outcome: 'needs-review' });
    await sql`update touchstone.finding set state = 'REJECTED' where artifact_id = ${file.id} and clause = ${clause}`.execute(db);

    // done again it comes to the same, and what people decided stands
    const again = await call(admin, 'POST', '/rejudgements', { artifacts: [file.id], rules: true, reason: '再一次' });
    expect(await jobDone(again.body.id, admin)).toMatchObject([{ changes: [] }]);
    const { rows } = await sql<{
      state: string;
    }>`select state from touchstone.finding where artifact_id = ${file.id} and clause = ${clause}`.execute(db);
    expect(rows).toEqual([{ state: 'REJECTED' }]);
  });

  test('new lines of review are laid over stored results on demand', async () => {
    const file = await artifact();
    await call(inspector, 'POST', '/scans', { artifact: file.id, engines: ['stub'] });
    await feedQueues(area.work);
    await complete(stub, { clauses: [{ clause: CLAUSE, vote: 'DETECTED', strength: 'violation', evidence: [] }] });
    await fuse();
    const outcome = async () => {
      const { body } = await call(auditor, 'GET', `/artifacts/${file.id}/fused-result`);
      return body.clauses.find((one: { clause: string }) => one.clause === CLAUSE).outcome;
    };
    expect(await outcome()).toBe('needs-review');
    await call(admin, 'PUT', '/fusion-thresholds', { thresholds: { likely: 0.999, unlikely: 0.998 }, reason: '试' }, 0);
    expect(await outcome()).toBe('needs-review');
    const job = await call(admin, 'POST', '/rejudgements', { artifacts: [file.id], rules: false, reason: '新复核线' });
    expect(await jobDone(job.body.id, admin)).toMatchObject([
      { judged: 0, changes: [{ clause: CLAUSE, before: 'needs-review', after: 'rejected' }] },
    ]);
    expect(await outcome()).toBe('rejected');
    const { rows } = await sql<{
      state: string;
    }>`select state from touchstone.finding where artifact_id = ${file.id} and clause = ${CLAUSE} and not is_audited`.execute(db);
    expect(rows.every(({ state }) => state === 'AUTO_REJECTED')).toBe(true);
    expect(await call(inspector, 'POST', '/rejudgements', { rules: true, reason: 'x' })).toMatchObject({ status: 403 });
  });
});

/** An app for Android 5 with two dangerous permissions: the package itself shows it (191-4.6). */
const OLD_TARGET = [
  { kind: 'app.sdk-levels', attributes: { minSdk: 14, targetSdk: 22, targetBelow: '23' }, at: { file: 'AndroidManifest.xml' } },
  ...['CAMERA', 'READ_SMS'].map((name) => ({
    kind: 'permission.declared',
    attributes: { permission: `android.permission.${name}`, protection: 'dangerous', effective: true },
    at: { file: 'AndroidManifest.xml' },
  })),
];

/** The least that a report is. */
const reportOf = (facts: readonly object[]) => ({
  schema: REPORT_SCHEMA,
  file: 'a.apk',
  app: {
    package: 'cn.example',
    label: null,
    versionName: '1',
    versionCode: 1,
    minSdk: 21,
    targetSdk: 22,
    sha256: 'a'.repeat(64),
    sizeBytes: 1,
    splits: [],
  },
  signature: {
    verified: true,
    schemes: { v1: 'verified', v2: 'verified', v3: 'absent', v31: 'absent', v4: 'absent', stamp: 'absent' },
    errors: [],
    warnings: [],
    signers: [],
    lineage: [],
  },
  permissions: [],
  sdks: [],
  matrix: [],
  facts,
  findings: [],
  problems: [],
  category: null,
  fixFirst: [],
  engine: { version: '1', rules: 'earlier', asOf: '2020-01-01', depth: 'standard' },
});
