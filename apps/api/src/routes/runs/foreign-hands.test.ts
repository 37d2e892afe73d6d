import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { ENGINE_RESULT_SCHEMA, type EngineDescription, type EngineResult } from '@touchstone/domain/engine';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import type { HeldAcquisition } from '@touchstone/services/acquisition';
import { registerEngine } from '@touchstone/services/engines';
import { fuseFinished } from '@touchstone/services/fusion';
import { completeRun, feedQueues, leaseRuns, votesOf } from '@touchstone/services/work';
import { REPORT_SCHEMA } from '@touchstone/verdict';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { acquisitionPorts } from '../../wiring/acquisition-ports.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { fusionPorts } from '../../wiring/fusion-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import type { WorkArea } from '../work/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-hands-'));
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

const CLAUSE = '164-01.2';
const stub: EngineDescription = {
  id: 'stub',
  version: '1',
  ruleSet: 'r',
  name: 'stub',
  vendor: 'v',
  kind: 'pull',
  correlationGroup: 'g',
  capabilities: [{ clause: CLAUSE, inputs: [] }],
  accepts: ['apk'],
  timeoutMs: 60_000,
  cores: 1,
  memoryMiB: 256,
};
await registerEngine(enginesPorts(db), { description: stub, organisation: null, passedAlready: 'test' });

const operator = randomUUID();
await sql`insert into touchstone.operator (id, name, name_normal, name_grams, province) values (${operator}, 'x', 'x', '{x}', '11')`.execute(
  db,
);
const [ministry, firm] = [await api.organisation('ministry'), await api.organisation('enterprise', { operator })];
const national = await api.person(ministry, 'ministry-inspector', 'all');
const beijing = await api.person(await api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');
const member = await api.person(firm, 'enterprise-member', `operator:${operator}`);

const call = async ({ headers }: TestPerson, method: 'GET' | 'POST', url: string, payload?: object) => {
  const answer = await api.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  return {
    status: answer.statusCode,
    body: answer.headers['content-type']?.includes('json') ? answer.json() : answer.body,
    headers: answer.headers,
  };
};

/** A file of the firm's app, which is Beijing's. */
async function artifact() {
  const sha256 = randomBytes(32).toString('hex');
  const { rows } = await sql<{ id: string }>`
    with a as (insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, operator_id)
      values (touchstone.uuid7(), 'android', ${`cn.${sha256.slice(0, 8)}`}, 'x', 'x', '{x}', '11', ${operator}) returning id),
    v as (insert into touchstone.app_version (id, app_id, version_code, version_name) select touchstone.uuid7(), id, 1, '1' from a returning id)
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
    select touchstone.uuid7(), ${sha256}, 10, 'apk', 'STORED', id, now() from v returning id`.execute(db);
  return { id: rows[0]!.id, sha256 };
}

/** The engine sees a violation in whatever waits, and brings this report of it. */
async function scanned(report?: unknown): Promise<string> {
  await feedQueues(area.work);
  const [leased] = await leaseRuns(area.work, { engines: [stub], wanted: 1, worker: 'w', organisation: ministry, isAuthority: true });
  const { artifact: file, configHash, run } = leased!.task;
  const saw = { clause: CLAUSE, vote: 'DETECTED', strength: 'violation', rule: 'r', evidence: [] } as const;
  const result = {
    schema: ENGINE_RESULT_SCHEMA,
    engine: { id: 'stub', version: '1', ruleSet: 'r' },
    artifact: file.sha256,
    configHash,
    outcome: 'SUCCEEDED',
    clauses: [saw],
    evidence: [],
    facts: [],
    problems: [],
    report,
  } as unknown as EngineResult;
  const kept = await objects.put([zstdCompressSync(Buffer.from(JSON.stringify(result)))], { maxBytes: 1e8 });
  await completeRun(area.work, { lease: leased!.lease, worker: 'w', outcome: 'SUCCEEDED', result: { ...kept, votes: votesOf(result) } });
  return run;
}
const fuse = () => fuseFinished(fusionPorts(db, api.platform.seeds.audit));
const findings = async (file: string) => (await sql`select from touchstone.finding where artifact_id = ${file}`.execute(db)).rows.length;

test('what a firm checks for itself makes no finding, teaches nothing, and is there for the firm alone', async () => {
  const file = await artifact();
  const asked = await call(member, 'POST', '/scans', { artifact: file.id, profile: 'deep' });
  expect(asked).toMatchObject({ status: 201, body: { scan: { profile: 'self-check' } } });
  const run = await scanned();
  await fuse();
  expect(await findings(file.id)).toBe(0);
  const { rows } = await sql`select from touchstone.fused_result where artifact_id = ${file.id}`.execute(db);
  expect(rows).toEqual([]);
  const scan = asked.body.scan.id as string;
  const told = await sql`select organisation_id from touchstone.outbox_message where subject = ${scan}`.execute(db);
  expect(told.rows).toEqual([{ organisation_id: firm }]);
  expect((await call(member, 'GET', `/runs/${run}/result`)).status).toBe(200);
  for (const other of [national, beijing])
    for (const url of [`/scans/${scan}`, `/runs/${run}`, `/runs/${run}/result`]) expect((await call(other, 'GET', url)).status).toBe(404);

  // an inspection of the same file is another matter, and does not lean on what the firm's check saw
  await call(beijing, 'POST', '/scans', { artifact: file.id });
  await scanned();
  await fuse();
  expect(await findings(file.id)).toBe(1);
  expect((await call(member, 'GET', '/findings')).body.items).toEqual([]);
});

test('a file that a firm uploads is checked for the firm', async () => {
  const file = await artifact();
  const held = { organisation: firm, askedBy: member.id } as unknown as HeldAcquisition;
  await acquisitionPorts(db, queue).inTransaction((tx) => tx.scanUpload(file.id, held));
  const { rows } = await sql`select profile, organisation_id from touchstone.scan_request where artifact_id = ${file.id}`.execute(db);
  expect(rows).toEqual([{ profile: 'self-check', organisation_id: firm }]);
  await scanned();
});

test('who sees the scan of another authority does not stop it', async () => {
  const file = await artifact();
  const { body } = await call(national, 'POST', '/scans', { artifact: file.id });
  const { runs } = (await call(beijing, 'GET', `/scans/${body.scan.id}`)).body;
  for (const url of [`/scans/${body.scan.id}/cancellation`, `/runs/${runs[0].id}/cancellation`])
    expect(await call(beijing, 'POST', url, { reason: '误提交' })).toMatchObject({ status: 403, body: { code: 'outside-scope' } });
  expect((await call(national, 'POST', `/scans/${body.scan.id}/cancellation`, { reason: '误提交' })).status).toBe(200);
});

test('bytes that somebody else keeps are no input of a scan, and are not told from those that nobody keeps', async () => {
  const file = await artifact();
  const secret = await objects.put([Buffer.from('frame of a campaign of others')], { maxBytes: 100 });
  const nothing = createHash('sha256').update('never kept').digest('hex');
  const ask = (sha256: string) => call(member, 'POST', '/scans', { artifact: file.id, inputs: [{ kind: 'policy', sha256 }] });
  const [told, untold] = [await ask(secret.sha256), await ask(nothing)];
  expect(told).toMatchObject({ status: 400, body: { errors: [{ pointer: '/body/inputs/0/sha256' }] } });
  expect({ ...told.body, instance: '' }).toEqual({ ...untold.body, instance: '' });
  const { sha256 } = secret;
  await sql`insert into touchstone.evidence (sha256, kind, size_bytes) values (${sha256}, 'document', 29)`.execute(db);
  expect((await ask(sha256)).status).toBe(400);
  expect((await call(national, 'POST', '/scans', { artifact: file.id, inputs: [{ kind: 'policy', sha256 }] })).status).toBe(201);
  await scanned();
});

test.each([
  ['nothing in it', {}],
  ['lists for texts', { target: [], verdicts: {}, sdks: 'x', matrix: null, tool: { name: '<script>alert(1)</script>' } }],
  ['what JavaScript knows', { target: { toString: 1, constructor: null }, verdicts: [null, 1, 'x'], problems: [{}] }],
])('a report that only calls itself one, with %s, is none', async (_name, report) => {
  const file = await artifact();
  await call(beijing, 'POST', '/scans', { artifact: file.id });
  const run = await scanned({ schema: REPORT_SCHEMA, ...report });
  for (const url of [`/runs/${run}/report`, `/runs/${run}/report.sarif`])
    expect((await call(beijing, 'GET', url)).status).toBeLessThan(500);
});

test('what others wrote is saved and never a page of ours', async () => {
  const file = await artifact();
  await call(beijing, 'POST', '/scans', { artifact: file.id });
  const run = await scanned({ schema: 'theirs', text: '<script>alert(1)</script>' });
  const { headers } = await call(beijing, 'GET', `/runs/${run}/result`);
  expect(headers).toMatchObject({ 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' });
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
});
