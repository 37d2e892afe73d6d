import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { createClient, type Fetch } from '@touchstone/api-client';
import { ENGINE_RESULT_SCHEMA, type EngineResult } from '@touchstone/domain/engine';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { registerEngine } from '@touchstone/services/engines';
import { feedQueues, requestScan } from '@touchstone/services/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FileCache } from '../../../../worker/src/file-cache.ts';
import type { RunEngine } from '../../../../worker/src/perform-lease.ts';
import { startWorker } from '../../../../worker/src/work-loop.ts';
import { startApi, type TestApi } from '../../testing.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import { pullingEngine } from './pulling-engine.fixture.ts';
import type { WorkArea } from './work-area.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-work-'));
const engine = pullingEngine('stub');

let api: TestApi;
let queue: Awaited<ReturnType<typeof openRunQueue>>;
let area: WorkArea;
let organisation: string;
let headers: Readonly<Record<string, string>>;
let objects: Awaited<ReturnType<typeof openFolder>>;
let baseUrl: string;

beforeAll(async () => {
  // made of the database that the api opens, before the first request comes
  area = {} as WorkArea;
  objects = await openFolder(join(folder, 'objects'));
  api = await startApi({ work: area });
  queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
  Object.assign(area, {
    work: workPorts(api.database.db, queue),
    objects,
    leases: leasesOf(api.database.db),
    knownClauses: new Set(['164-01.2', '164-01.5']),
  });
  organisation = await api.organisation('ministry');
  headers = await api.machine(organisation, ['run.lease'], 'all');
  await registerEngine(enginesPorts(api.database.db), { description: engine, organisation: null, passedAlready: 'test' });
  baseUrl = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await queue.stop();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const bytes = randomBytes(300_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** A run of an artifact of its own that waits in the queue. */
async function waitingRun(content: Buffer = bytes): Promise<void> {
  const id = randomUUID();
  const digest = createHash('sha256').update(content).digest('hex');
  await objects.put(
    (async function* () {
      yield content;
    })(),
    { maxBytes: 1e9 },
  );
  await sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state) values (${id}, ${digest}, ${content.length}, 'apk', 'STORED')
    on conflict (sha256) do nothing`.execute(api.database.db);
  const { rows } = await sql<{ id: string }>`select id from touchstone.artifact where sha256 = ${digest}`.execute(api.database.db);
  const asked = await requestScan(area.work, {
    artifact: rows[0]!.id,
    app: null,
    profile: 'quick',
    origin: 'person',
    campaign: null,
    organisation,
    askedBy: null,
    category: null,
    inputs: [],
    config: {},
    engines: ['stub'],
    forceReason: 'test',
  });
  expect(asked).toMatchObject({ ok: true });
  await feedQueues(area.work);
}

const leaseOne = async (wanted = 1) => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/v1/leases',
    headers,
    payload: { engines: [{ id: 'stub', version: '1', ruleSet: 'r1' }], wanted },
  });
  expect(answer.statusCode).toBe(200);
  return answer.json().leases[0];
};

const resultOf = (lease: { artifact: { sha256: string }; configHash: string }, more: Partial<EngineResult> = {}): EngineResult => ({
  schema: ENGINE_RESULT_SCHEMA,
  engine: { id: 'stub', version: '1', ruleSet: 'r1' },
  artifact: lease.artifact.sha256,
  configHash: lease.configHash,
  outcome: 'SUCCEEDED',
  clauses: [{ clause: '164-01.2', vote: 'DETECTED', strength: 'violation', rule: 'r', evidence: [0] }],
  evidence: [{ kind: 'fact', at: { file: 'classes.dex' } }],
  facts: [],
  problems: [],
  ...more,
});

async function upload(lease: { lease: string }, json: string, digest = createHash('sha256').update(json).digest('hex')) {
  return api.app.inject({
    method: 'PUT',
    url: `/api/v1/leases/${lease.lease}/result`,
    headers: { ...headers, 'content-type': 'application/json', 'content-encoding': 'zstd', 'x-content-sha256': digest },
    payload: zstdCompressSync(Buffer.from(json)),
  });
}
const complete = (lease: { lease: string }, body: object) =>
  api.app.inject({ method: 'POST', url: `/api/v1/leases/${lease.lease}/complete`, headers, payload: body });

describe('the protocol, call by call', () => {
  test('lease, download with ranges, heartbeat, upload, complete; then stale', async () => {
    await waitingRun();
    const lease = await leaseOne();
    const whole = await api.app.inject({ url: lease.artifact.url, headers });
    expect(createHash('sha256').update(whole.rawPayload).digest('hex')).toBe(sha256);
    const part = await api.app.inject({ url: lease.artifact.url, headers: { ...headers, range: 'bytes=100-199' } });
    expect([part.statusCode, part.headers['content-range'], part.rawPayload.equals(bytes.subarray(100, 200))]).toEqual([
      206,
      `bytes 100-199/${bytes.length}`,
      true,
    ]);
    expect((await api.app.inject({ url: lease.artifact.url, headers: { ...headers, range: 'bytes=9999999-' } })).statusCode).toBe(416);

    const beat = await api.app.inject({ method: 'POST', url: `/api/v1/leases/${lease.lease}/heartbeat`, headers, payload: {} });
    expect(beat.json()).toMatchObject({ cancel: false });
    const uploaded = await upload(lease, JSON.stringify(resultOf(lease)));
    expect(uploaded.statusCode).toBe(200);
    const done = await complete(lease, { outcome: 'SUCCEEDED', result: uploaded.json().sha256 });
    expect(done.json()).toMatchObject({ state: 'SUCCEEDED' });
    expect((await complete(lease, { outcome: 'SUCCEEDED', result: uploaded.json().sha256 })).json()).toMatchObject({
      code: 'lease-stale',
      status: 409,
    });
    expect((await api.app.inject({ url: lease.artifact.url, headers })).statusCode).toBe(409);

    const { rows } = await sql<{ votes: unknown }>`select votes from touchstone.run_votes where run_id = ${lease.run}`.execute(
      api.database.db,
    );
    expect(rows[0]!.votes).toMatchObject({ detected: [{ clause: '164-01.2' }], notTested: { 'needs:trace': ['164-01.5'] } });
  });

  test.each([
    ['another digest than declared', (lease: never) => [JSON.stringify(resultOf(lease)), 'f'.repeat(64)] as const, 400, 'digest-mismatch'],
  ])('an upload with %s is refused', async (_name, make, status, code) => {
    await waitingRun();
    const lease = await leaseOne();
    const [json, digest] = make(lease as never);
    expect((await upload(lease, json, digest)).json()).toMatchObject({ status, code });
    await complete(lease, { outcome: 'FAILED', result: null, errorClass: 'final' });
  });

  test('an upload that is no zstd is refused', async () => {
    await waitingRun();
    const lease = await leaseOne();
    const answer = await api.app.inject({
      method: 'PUT',
      url: `/api/v1/leases/${lease.lease}/result`,
      headers: { ...headers, 'content-type': 'application/json', 'content-encoding': 'zstd', 'x-content-sha256': 'f'.repeat(64) },
      payload: Buffer.from('{"not": "zstd"}'),
    });
    expect(answer.json()).toMatchObject({ status: 400 });
    await complete(lease, { outcome: 'FAILED', result: null, errorClass: 'final' });
  });

  test('what our own report says is inside goes into the inventory', async () => {
    await waitingRun(randomBytes(77));
    const lease = await leaseOne();
    const sdk = { id: 'umeng', name: '友盟', vendor: '友盟同欣', category: '统计', version: '9.6', confidence: 'certain' };
    const report = { schema: 'touchstone-report/1', sdks: [sdk], matrix: [{ data: 'imei' }] };
    const uploaded = await upload(lease, JSON.stringify(resultOf(lease, { report })));
    await complete(lease, { outcome: 'SUCCEEDED', result: uploaded.json().sha256 });
    const { rows } = await sql<object>`
      select s.sdk_id as sdk, s.version, d.data_type as data from touchstone.artifact f
      join touchstone.artifact_sdk s on s.artifact_id = f.id join touchstone.artifact_data_type d on d.artifact_id = f.id
      where f.sha256 = ${lease.artifact.sha256}`.execute(api.database.db);
    expect(rows).toEqual([{ sdk: 'umeng', version: '9.6', data: 'imei' }]);
    // and is found there by its name, by pinyin as well
    const inspector = await api.person(await api.organisation('ministry'), 'ministry-inspector', 'all');
    for (const q of ['友盟', '友', 'youmeng', 'umeng']) {
      const found = await api.app.inject({ url: `/api/v1/sdks?q=${encodeURIComponent(q)}`, headers: { ...inspector.headers } });
      expect([q, found.json().items.map(({ id }: { id: string }) => id)]).toEqual([q, ['umeng']]);
    }
  });

  test.each([
    ['another artifact', { artifact: 'b'.repeat(64) }, 'result-other-artifact'],
    ['another engine', { engine: { id: 'else', version: '1', ruleSet: 'r1' } }, 'result-other-engine'],
    ['another shape', { schema: 'x' as never }, 'result-other-schema'],
  ])('a result about %s makes the run fail', async (_name, lie, errorClass) => {
    await waitingRun();
    const lease = await leaseOne();
    const uploaded = await upload(lease, JSON.stringify(resultOf(lease, lie)));
    expect((await complete(lease, { outcome: 'SUCCEEDED', result: uploaded.json().sha256 })).json()).toMatchObject({ state: 'FAILED' });
    const { rows } = await sql<{ error_class: string }>`select error_class from touchstone.scan_run where id = ${lease.run}`.execute(
      api.database.db,
    );
    expect(rows[0]!.error_class).toBe(errorClass);
  });

  test('a province’s worker is handed nothing of the ministry’s', async () => {
    await waitingRun(randomBytes(1000));
    const ours = headers;
    headers = await api.machine(await api.organisation('province', { province: '11' }), ['run.lease'], 'province:11');
    expect(await leaseOne()).toBeUndefined();
    headers = ours;
    expect(await leaseOne()).toBeDefined();
  });

  test('without the permission nothing is leased', async () => {
    const poor = await api.machine(organisation, ['finding.read'], 'all');
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/leases',
      headers: poor,
      payload: { engines: [{ id: 'stub', version: '1', ruleSet: 'r1' }], wanted: 1 },
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('a worker over HTTP', () => {
  const client = () =>
    createClient({ baseUrl, token: headers['authorization']!.slice('Bearer '.length), fetch: fetch as unknown as Fetch });
  const worker = (run: RunEngine, name = 'w') =>
    startWorker({
      client: client(),
      cache: new FileCache(join(folder, name), 1e9),
      engines: [{ id: 'stub', version: '1', ruleSet: 'r1' }],
      concurrency: 2,
      name,
      run,
      log: () => {},
      idleMs: 20,
    });

  const statesWhenDone = async (count: number) => {
    for (let i = 0; i < 500; i++) {
      const { rows } = await sql<{ state: string; n: number }>`
        select state, count(*) as n from touchstone.scan_run where leased_by is not null and finished_at > ${begun} group by state`.execute(
        api.database.db,
      );
      if (rows.reduce((sum, { n }) => sum + n, 0) >= count) return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the runs did not end');
  };
  let begun = new Date();

  test('does what is there, and drains', async () => {
    begun = new Date();
    for (let i = 0; i < 5; i++) await waitingRun(randomBytes(1000 + i));
    const busy = worker(async (lease) => ({ result: resultOf(lease) }));
    expect(await statesWhenDone(5)).toEqual({ SUCCEEDED: 5 });
    await busy.drain();
  });

  test('an engine that crashes is tried again elsewhere, and then has failed', async () => {
    begun = new Date();
    await waitingRun(randomBytes(2000));
    const crashing = worker(() => Promise.reject(new Error('boom')));
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 200; j++) {
        const { numAffectedRows } =
          await sql`update touchstone.scan_run set not_before = now() - interval '1 minute' where state = 'QUEUED' and leases = ${i + 1}`.execute(
            api.database.db,
          );
        await sql`update pgboss.job set start_after = now() - interval '1 minute' where state = 'created'`.execute(api.database.db);
        if ((numAffectedRows ?? 0n) > 0n || i === 2) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    expect(await statesWhenDone(1)).toEqual({ FAILED: 1 });
    await crashing.drain();
  });

  test('a worker that is stopped gives its run to another', async () => {
    begun = new Date();
    await waitingRun(randomBytes(3000));
    let started: () => void = () => {};
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    const slow = worker((_lease, _files, signal) => {
      started();
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    });
    await running;
    await slow.stop();
    const { rows } = await sql<{ state: string }>`select state from touchstone.scan_run where state = 'QUEUED'`.execute(api.database.db);
    expect(rows).toHaveLength(1);
  });
});
