import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { ENGINE_RESULT_SCHEMA } from '@touchstone/domain/engine';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { registerEngine } from '@touchstone/services/engines';
import { feedQueues, reapLeases, requestScan } from '@touchstone/services/work';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import type { WorkArea } from './index.ts';
import { pullingEngine } from './pulling-engine.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-liar-'));
const area = {} as WorkArea;
const objects = await openFolder(folder);
const api = await startApi({ work: area, objects });
const { db } = api.database;
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
const clock = { aheadMs: 0 };
const work = workPorts(db, queue, { nowMs: () => Date.now() + clock.aheadMs });
Object.assign(area, { work, objects, leases: leasesOf(db), knownClauses: new Set(['164-01.2', '164-01.5', '164-02.1']) });
afterAll(async () => {
  await queue.stop();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const ministry = await api.organisation('ministry');
const worker = await api.machine(ministry, ['run.lease'], 'all');
const other = await api.machine(ministry, ['run.lease'], 'all');
const vendor = await api.machine(await api.organisation('enterprise'), ['run.lease']);
await registerEngine(enginesPorts(db), { description: pullingEngine('stub'), organisation: null, passedAlready: 'test' });

const sha256Of = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object | string | Buffer,
  headers: object = {},
  who = worker,
) => api.app.inject({ method, url, headers: { ...who, ...headers }, ...(payload === undefined ? {} : { payload }) });
const offer = (who = worker) =>
  call('POST', '/api/v1/leases', { engines: [{ id: 'stub', version: '1', ruleSet: 'r1' }], wanted: 1 }, {}, who);

/** A run of a file of its own, leased by `worker`. */
async function leased() {
  const bytes = randomBytes(100);
  const { sha256 } = await objects.put([bytes], { maxBytes: 1000 });
  const artifact = randomUUID();
  await sql`insert into touchstone.artifact (id, sha256, size_bytes, kind, state) values (${artifact}, ${sha256}, 100, 'apk', 'STORED')`.execute(
    db,
  );
  const about = { artifact, app: null, profile: 'quick', origin: 'person', campaign: null, organisation: ministry, askedBy: null } as const;
  await requestScan(work, { ...about, category: null, inputs: [], config: {}, engines: ['stub'] });
  await feedQueues(work);
  const [lease] = (await offer()).json().leases;
  return lease as {
    readonly lease: string;
    readonly run: string;
    readonly configHash: string;
    readonly artifact: { readonly sha256: string };
  };
}
type Leased = Awaited<ReturnType<typeof leased>>;

const upload = ({ lease }: Leased, body: string | Buffer, headers: object = {}, who = worker) =>
  call(
    'PUT',
    `/api/v1/leases/${lease}/result`,
    body,
    { 'content-type': 'application/json', 'x-content-sha256': sha256Of(body), ...headers },
    who,
  );
const complete = ({ lease }: Leased, body: object, who = worker) => call('POST', `/api/v1/leases/${lease}/complete`, body, {}, who);
const result = ({ artifact, configHash }: Leased, more: object = {}) =>
  JSON.stringify({
    schema: ENGINE_RESULT_SCHEMA,
    engine: { id: 'stub', version: '1', ruleSet: 'r1' },
    artifact: artifact.sha256,
    configHash,
    outcome: 'SUCCEEDED',
    clauses: [],
    evidence: [],
    facts: [],
    problems: [],
    ...more,
  });
const runOf = async ({ run }: Leased) => {
  const { rows } = await sql<{
    state: string;
    error_class: string | null;
  }>`select state, error_class from touchstone.scan_run where id = ${run}`.execute(db);
  return rows[0]!;
};
const stale = async () => (await sql<{ n: number }>`select count(*) as n from touchstone.stale_result`.execute(db)).rows[0]!.n;

test('who does not hold a lease can do nothing with it, and what they try is counted', async () => {
  const lease = await leased();
  const path = `/api/v1/leases/${lease.lease}`;
  const before = await stale();
  const answers = await Promise.all([
    call('POST', `${path}/heartbeat`, {}, {}, other),
    upload(lease, result(lease), {}, other),
    call('PUT', `${path}/evidence/${sha256Of('x')}`, 'x', { 'content-type': 'application/octet-stream' }, other),
    complete(lease, { outcome: 'NOT_APPLICABLE', result: null }, other),
    call('DELETE', path, undefined, {}, other),
    call('GET', `${path}/artifact`, undefined, {}, other),
    call('GET', `${path}/inputs/${lease.artifact.sha256}`, undefined, {}, other),
  ]);
  expect(answers.map((answer) => answer.json().code)).toEqual(Array(7).fill('lease-stale'));
  expect(await runOf(lease)).toMatchObject({ state: 'LEASED' });
  expect(await stale()).toBeGreaterThanOrEqual(before + 2);
  expect((await call('GET', `${path}/inputs/${lease.artifact.sha256}`)).statusCode).toBe(404);
});

test('two completions at once: one counts, and afterwards nothing more is taken', async () => {
  const lease = await leased();
  const json = result(lease);
  await upload(lease, json);
  const answers = await Promise.all([1, 2, 3, 4].map(() => complete(lease, { outcome: 'SUCCEEDED', result: sha256Of(json) })));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409]);
  expect((await upload(lease, json)).statusCode).toBe(409);
  const evidence = await call('PUT', `/api/v1/leases/${lease.lease}/evidence/${sha256Of('x')}`, 'x', {
    'content-type': 'application/octet-stream',
  });
  expect(evidence.json()).toMatchObject({ code: 'lease-stale' });
  const { rows } = await sql`select from touchstone.run_votes where run_id = ${lease.run}`.execute(db);
  expect(rows).toHaveLength(1);
});

test('a result that was never uploaded, or with another lease, is none', async () => {
  const [one, two] = [await leased(), await leased()];
  const json = result(two);
  await upload(two, json);
  expect((await complete(one, { outcome: 'SUCCEEDED', result: sha256Of(json) })).json()).toMatchObject({ code: 'not-found' });
  expect((await complete(one, { outcome: 'SUCCEEDED', result: null })).statusCode).toBe(400);
  expect(await runOf(one)).toMatchObject({ state: 'LEASED' });
});

test.each([
  ['nesting that would fill the memory', (_: Leased) => '['.repeat(30_000_000), 'result-too-deep'],
  ['more values than a result has', (_: Leased) => `[${'[],'.repeat(12_000_000)}0]`, 'result-too-large'],
  ['no JSON', (_: Leased) => '{"a": ', 'result-not-json'],
  ['a list', (_: Leased) => '[]', 'result-not-a-result'],
  ['another configuration', (lease: Leased) => result(lease, { configHash: 'x' }), 'result-other-config'],
])('%s makes the run fail by its name', { timeout: 60_000 }, async (_name, make, errorClass) => {
  const lease = await leased();
  const json = make(lease);
  const packed = zstdCompressSync(Buffer.from(json));
  const sent = await upload(lease, packed, { 'content-encoding': 'zstd', 'x-content-sha256': sha256Of(json) });
  expect(sent.statusCode).toBe(200);
  expect((await complete(lease, { outcome: 'SUCCEEDED', result: sha256Of(json) })).json()).toMatchObject({ state: 'FAILED' });
  expect(await runOf(lease)).toEqual({ state: 'FAILED', error_class: errorClass });
});

test('a small upload that unpacks to more than any result is cut off and not kept', { timeout: 60_000 }, async () => {
  const lease = await leased();
  const bomb = zstdCompressSync(Buffer.alloc(300 * 1024 * 1024, 0x20));
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect((await upload(lease, bomb, { 'content-encoding': 'zstd', 'x-content-sha256': 'f'.repeat(64) })).json()).toMatchObject({
    status: 413,
  });
  expect((await sql`select from touchstone.lease_upload where lease_id = ${lease.lease}`.execute(db)).rows).toEqual([]);
});

test.each([['gzip'], ['zstd, zstd'], ['br']])('a body packed as %s is refused', async (coding) => {
  const lease = await leased();
  expect((await upload(lease, '{}', { 'content-encoding': coding })).json()).toMatchObject({ status: 415 });
});

test('evidence that is not what its address says is refused by its name and not kept', async () => {
  const lease = await leased();
  const answer = await call('PUT', `/api/v1/leases/${lease.lease}/evidence/${sha256Of('this')}`, 'that', {
    'content-type': 'application/octet-stream',
  });
  expect(answer.json()).toMatchObject({ status: 400, code: 'digest-mismatch' });
  expect([await objects.has(sha256Of('this')), await objects.has(sha256Of('that'))]).toEqual([false, false]);
  expect(
    (await call('PUT', `/api/v1/leases/${lease.lease}/evidence/..%2f..%2fx`, 'x', { 'content-type': 'application/octet-stream' }))
      .statusCode,
  ).toBe(400);
});

test('votes outside the capabilities, clean ones without the input that they need, and those about no clause count for nothing', async () => {
  const lease = await leased();
  const saw = ['164-01.2', '164-02.1', 'no-clause'].map((clause) => ({ clause, vote: 'DETECTED', strength: 'violation', evidence: [0] }));
  const clean = { clause: '164-01.5', vote: 'NOT_DETECTED', evidence: [] };
  const json = result(lease, { clauses: [...saw, clean], evidence: [{ kind: 'fact', at: { file: '../../etc/passwd' } }] });
  await upload(lease, json);
  expect((await complete(lease, { outcome: 'SUCCEEDED', result: sha256Of(json) })).json()).toMatchObject({ state: 'SUCCEEDED' });
  const { rows } = await sql<{ votes: unknown }>`select votes from touchstone.run_votes where run_id = ${lease.run}`.execute(db);
  expect(rows[0]!.votes).toMatchObject({ detected: [{ clause: '164-01.2' }], notDetected: [], notTested: { 'needs:trace': ['164-01.5'] } });
});

test('texts that no database keeps, and names that JavaScript knows, do not keep a run from ending', async () => {
  const lease = await leased();
  const nasty = `\0\ud83d${'x'.repeat(3997)}\ud83d\ude00`;
  const json = result(lease, {
    clauses: [
      { clause: '164-01.2', vote: 'DETECTED', strength: 'violation', rule: nasty.slice(0, 20), evidence: [0] },
      { clause: '164-01.5', vote: 'NOT_TESTED', reason: 'constructor', evidence: [] },
    ],
    evidence: [{ kind: '\0', at: { file: nasty, class: '__proto__' }, text: nasty }],
    facts: [{ kind: 'k', attributes: { '\0': nasty, constructor: '\ud83d' }, at: { file: nasty } }],
  });
  await upload(lease, json);
  const ended = await complete(lease, { outcome: 'SUCCEEDED', result: sha256Of(json) });
  expect(ended.json()).toMatchObject({ state: 'SUCCEEDED' });
});

test('heartbeats keep a run to its deadline and no longer', async () => {
  const lease = await leased();
  for (let i = 0; i < 40; i++) {
    clock.aheadMs += 20_000;
    await call('POST', `/api/v1/leases/${lease.lease}/heartbeat`, {});
  }
  await reapLeases(work);
  expect(['TIMED_OUT', 'QUEUED']).toContain((await runOf(lease)).state);
  expect((await call('POST', `/api/v1/leases/${lease.lease}/heartbeat`, {})).statusCode).toBe(409);
});

test('a firm that has a token for its own engine is handed none of ours', async () => {
  const bytes = await leased();
  await call('DELETE', `/api/v1/leases/${bytes.lease}`);
  expect((await offer(vendor)).json()).toMatchObject({ leases: [] });
});
