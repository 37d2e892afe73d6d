import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { fuseFinished } from '@touchstone/services/fusion';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { fusionPorts } from '../../wiring/fusion-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { storedResult } from '../../wiring/stored-result.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import type { WorkArea } from '../work/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-imports-'));
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
const admin = await api.person(ministry, 'ministry-admin', 'all');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
const elsewhere = await api.person(await api.organisation('province', { province: '31' }), 'province-inspector', 'province:31');
const store = await api.person(await api.organisation('store'), 'store-operator', `store:${randomUUID()}`);

const CLAUSE = '164-01.2';
const OTHER = '164-01.5';

interface Stored {
  readonly id: string;
  readonly sha256: string;
}

let count = 0;
async function stored(): Promise<Stored> {
  const [app, version, id, sha256] = [randomUUID(), randomUUID(), randomUUID(), (++count).toString(16).padStart(64, '0')];
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, reach_band)
    values (${app}, 'android', ${`cn.example.a${count}`}, '示例', '示例', '{示例}', '11', 6)`.execute(db);
  await sql`insert into touchstone.app_version (id, app_id, version_code, version_name) values (${version}, ${app}, 1, '1.0')`.execute(db);
  await sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id)
    values (${id}, ${sha256}, 1000, 'apk', 'STORED', ${version})`.execute(db);
  return { id, sha256 };
}

type Kind = 'fail' | 'pass';
/** As a tool writes it that names the clauses of its rules itself. */
const sarif = (about: Stored, said: Readonly<Record<string, Kind>>, tool = 'Baidu Scan') => ({
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: { name: tool, version: '7.2', rules: Object.keys(said).map((clause) => ({ id: `R-${clause}`, properties: { clause } })) },
      },
      artifacts: [{ hashes: { 'sha-256': about.sha256 } }],
      results: Object.entries(said).map(([clause, kind]) => ({
        ruleId: `R-${clause}`,
        kind,
        ...(kind === 'fail' ? { level: 'error', message: { text: '读取通讯录' } } : {}),
        locations: [{ physicalLocation: { artifactLocation: { uri: 'AndroidManifest.xml' } } }],
      })),
    },
  ],
});

async function hand(person: TestPerson, about: string, format: string, report: object | string, digest?: string) {
  const payload = typeof report === 'string' ? report : JSON.stringify(report);
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1/artifacts/${about}/reports?format=${format}`,
    headers: {
      ...person.headers,
      'content-type': 'application/octet-stream',
      'x-content-sha256': digest ?? createHash('sha256').update(payload).digest('hex'),
    },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function ask(person: TestPerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, version?: number) {
  const answer = await api.app.inject({
    method,
    url,
    headers: { ...person.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** What fusion makes of a file: the clause, as an administrator who does not review sees it. */
async function fusedOf({ id }: Stored, clause = CLAUSE) {
  while ((await fuseFinished(fusionPorts(db, 'seed'))) > 0);
  const { body } = await ask(admin, 'GET', `/api/v1/artifacts/${id}/fused-result`);
  return body.clauses.find((one: { clause: string }) => one.clause === clause);
}

const first = await stored();
const report = sarif(first, { [CLAUSE]: 'fail' });
const taken = await hand(inspector, first.sha256, 'sarif', report);

test('a report is a run of an engine of its own, on probation; report and result are kept', async () => {
  expect(taken).toMatchObject({
    status: 201,
    body: {
      engine: { id: 'sarif:baidu-scan', version: '7.2', state: 'PROBATION', votes: false },
      outcome: 'SUCCEEDED',
      clauses: { detected: 1, notDetected: 0, notTested: 0, errors: 0 },
      problems: 0,
    },
  });
  const { body } = await ask(inspector, 'GET', `/api/v1/scans/${taken.body.scan}`);
  const [run] = body.runs;
  expect(run).toMatchObject({ id: taken.body.run, engine: 'sarif:baidu-scan', state: 'SUCCEEDED', leases: 0 });
  expect(body.scan).toMatchObject({ finishedAt: expect.any(String), inputs: [{ kind: 'report' }] });
  expect(await objects.has(body.scan.inputs[0].sha256)).toBe(true);
  expect(await storedResult(objects, run.resultSha256)).toMatchObject({
    engine: { id: 'sarif:baidu-scan' },
    artifact: first.sha256,
    clauses: [{ clause: CLAUSE, vote: 'DETECTED', strength: 'violation' }],
  });
});

test('its vote is shown and does not count', async () => {
  expect(await fusedOf(first)).toMatchObject({
    outcome: 'not-tested',
    votes: [{ engine: 'sarif:baidu-scan', vote: 'DETECTED', weight: 0 }],
  });
  const { rows } = await sql<{ n: number }>`select count(*) as n from touchstone.finding`.execute(db);
  expect(rows[0]!.n).toBe(0);
});

test('who handed it in is on the record', async () => {
  const { rows } = await sql<{ detail: object }>`
    select detail -> 'detail' as detail from touchstone.audit_event where action = 'run.import' and object_id = ${taken.body.run} and actor = ${`person:${inspector.id}`}`.execute(
    db,
  );
  expect(rows).toMatchObject([{ detail: { artifact: first.id, format: 'sarif', engine: 'sarif:baidu-scan' } }]);
});

test('the same report is not counted twice', async () => {
  expect(await hand(inspector, first.sha256, 'sarif', report)).toMatchObject({ status: 409, body: { code: 'already-run' } });
});

test.each([
  ['of another file', () => hand(inspector, first.sha256, 'sarif', sarif({ id: '', sha256: 'f'.repeat(64) }, {})), 422, 'other-artifact'],
  ['of another format', () => hand(inspector, first.sha256, 'mobsf', report), 422, 'other-format'],
  ['that is none', () => hand(inspector, first.sha256, 'sarif', '{"version": "2.1'), 422, 'unreadable'],
  ['that is no workbook', () => hand(inspector, first.sha256, 'camille', 'PK\u0003\u0004 not really'), 422, undefined],
  ['with another digest', () => hand(inspector, first.sha256, 'sarif', report, '0'.repeat(64)), 400, undefined],
  ['of a format that nobody knows', () => hand(inspector, first.sha256, 'pdf', report), 400, undefined],
  ['about a file that nobody has', () => hand(inspector, 'e'.repeat(64), 'sarif', report), 404, undefined],
  ['about a file of another province', () => hand(elsewhere, first.sha256, 'sarif', report), 404, undefined],
  ['by a store', () => hand(store, first.sha256, 'sarif', report), 403, undefined],
])('a report %s is refused, and leaves no run', async (_what, given, status, detail) => {
  const runs = sql<{ n: number }>`select count(*) as n from touchstone.scan_run`;
  const before = (await runs.execute(db)).rows[0]!.n;
  const refused = await given();
  expect([refused.status, refused.body.detail]).toEqual([status, detail ?? refused.body.detail]);
  expect((await runs.execute(db)).rows[0]!.n).toBe(before);
});

test('a tool that says that it failed has tested nothing', async () => {
  const about = await stored();
  const failed = sarif(about, { [CLAUSE]: 'pass' });
  Object.assign(failed.runs[0]!, { invocations: [{ executionSuccessful: false }] });
  expect((await hand(inspector, about.sha256, 'sarif', failed)).body).toMatchObject({ outcome: 'FAILED', clauses: { notDetected: 0 } });
  expect(await fusedOf(about)).toMatchObject({ outcome: 'not-tested', votes: [{ vote: 'ERROR' }] });
});

test('MobSF is taken for the package that the file has, and for no other', async () => {
  const about = await stored();
  const mobsf = { version: 'v4.3.1', app_type: 'apk', sha256: about.sha256, min_sdk: '19', target_sdk: '22', permissions: {} };
  const own = await hand(inspector, about.sha256, 'mobsf', { ...mobsf, package_name: `cn.example.a${count}` });
  expect(own).toMatchObject({ status: 201, body: { engine: { id: 'mobsf', version: 'v4.3.1' } } });
  expect(own.body.clauses.detected).toBeGreaterThan(0);
});

test('through the golden set: what passes it votes, and of what it was not tried on it says nothing', { timeout: 60_000 }, async () => {
  const files = await Promise.all(Array.from({ length: 40 }, stored));
  const items = files.map(({ sha256 }, i) => ({ artifact: sha256, answers: { [CLAUSE]: i % 2 === 0 ? 'violates' : 'clean' } }));
  expect((await ask(admin, 'PUT', '/api/v1/golden-set', { items, reason: '第一版' }, 0)).status).toBe(200);
  for (const [i, about] of files.entries())
    expect((await hand(inspector, about.sha256, 'sarif', sarif(about, { [CLAUSE]: i % 2 === 0 ? 'fail' : 'pass' }))).status).toBe(201);
  expect(await fusedOf(files[0]!)).toMatchObject({ outcome: 'not-tested', votes: [{ vote: 'DETECTED', weight: 0 }] });
  const { key } = taken.body.engine;
  expect((await ask(admin, 'POST', `/api/v1/engines/${key}/judgement`)).body).toMatchObject({
    state: 'ACTIVE',
    verdict: { passed: true, figures: { found: 20, cleared: 20, missed: 0, falseAlarms: 0 } },
  });

  const about = await stored();
  const voting = await hand(inspector, about.sha256, 'sarif', sarif(about, { [CLAUSE]: 'fail', [OTHER]: 'fail' }));
  expect(voting.body).toMatchObject({ engine: { key, state: 'ACTIVE', votes: true }, clauses: { detected: 1 }, problems: 1 });
  const fused = await fusedOf(about);
  expect(fused.votes).toMatchObject([{ engine: 'sarif:baidu-scan', vote: 'DETECTED' }]);
  // its golden answers taught what its word is worth, and not that half of all apps are broken; what it says alone teaches nothing yet
  expect(fused.votes[0].weight).toBeGreaterThan(3);
  const broken = await sql<{
    n: number;
  }>`select coalesce(sum(tested), 0) as n from touchstone.clause_prevalence where clause = ${CLAUSE}`.execute(db);
  expect(Number(broken.rows[0]!.n)).toBe(0);
  const { rows } = await sql<{ clause: string }>`select clause from touchstone.finding where artifact_id = ${about.id}`.execute(db);
  expect(rows).toEqual([{ clause: CLAUSE }]);
});

test('an engine whose reports are imported is given no work: a scan would wait for it for ever', async () => {
  const about = await stored();
  expect(await ask(admin, 'POST', `/api/v1/engines/${taken.body.engine.key}/golden-runs`)).toMatchObject({
    status: 409,
    body: { code: 'no-engine' },
  });
  expect(await ask(inspector, 'POST', '/api/v1/scans', { artifact: about.id })).toMatchObject({ status: 409, body: { code: 'no-engine' } });
});
