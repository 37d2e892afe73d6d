// An engine of a vendor that leases over HTTP, by the program of docs/examples: it keeps the contract of all engines, as the platform sees it.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { canonicalJson, type EngineResult, type ResultOutcome } from '@touchstone/domain/engine';
import type { Engine, EngineTask } from '@touchstone/engines';
import { engineContract } from '@touchstone/engines/testing';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { registerEngine } from '@touchstone/services/engines';
import { cancelScan, feedQueues, reapLeases, requestScan } from '@touchstone/services/work';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import type { Answer } from '../../../../../docs/examples/vendor-engine/analyse.mjs';
import { connect } from '../../../../../docs/examples/vendor-engine/platform.mjs';
import { runLease } from '../../../../../docs/examples/vendor-engine/work.mjs';
import { startApi } from '../../testing.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import { pullingEngine } from './pulling-engine.fixture.ts';
import type { WorkArea } from './work-area.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-pull-'));
const description = pullingEngine('vendor');
const { id, version, ruleSet } = description;

const area = {} as WorkArea;
const objects = await openFolder(join(folder, 'objects'));
const api = await startApi({ work: area });
const { db } = api.database;
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
const ports = workPorts(db, queue);
Object.assign(area, { work: ports, objects, leases: leasesOf(db), knownClauses: new Set(['164-01.2', '164-01.5']) });
const organisation = await api.organisation('ministry');
const { authorization = '' } = await api.machine(organisation, ['run.lease'], 'all');
await registerEngine(enginesPorts(db), { description, organisation: null, passedAlready: 'test' });
const platform = connect(await api.app.listen({ host: '127.0.0.1', port: 0 }), authorization.slice('Bearer '.length));
afterAll(async () => {
  await queue.stop();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How the platform saw each run end. */
const ended: string[] = [];

/** What the vendor's own analysis does, for a moment. */
async function analyse(file: string, signal: AbortSignal): Promise<Answer> {
  const bytes = await readFile(file);
  if (bytes.length < 10 || bytes.readUInt32LE(0) !== 0x04034b50) return { outcome: 'NOT_APPLICABLE', clauses: [], evidence: [] };
  await sleep(100, undefined, { signal });
  const clauses = [{ clause: '164-01.2', vote: 'DETECTED', strength: 'violation', evidence: [0] }];
  return { outcome: 'SUCCEEDED', clauses, evidence: [{ kind: 'finding', at: { file: 'classes.dex' } }] };
}

/** The vendor's engine as the platform has it: a file is stored, a scan asked for, and the vendor's program leases what is fed. */
const pulled: Engine = {
  description,
  async run({ artifact, configHash }, { signal, limits }) {
    const stored = await store(artifact.path);
    const asked = await requestScan(ports, {
      ...{ artifact: stored.id, app: null, profile: 'quick', origin: 'person', campaign: null, organisation, askedBy: null },
      ...{ category: null, inputs: [], config: {}, engines: [id], forceReason: 'the contract' },
    });
    if (!asked.ok) throw new Error(`no scan: ${asked.reason}`);
    const run = await runOf(asked.request);
    const isTooSlow = limits.timeoutMs < description.timeoutMs;
    const cancel = () => void (isTooSlow ? undefined : cancelScan(ports, asked.request));
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();

    while (!(await isOver(run))) {
      await sql`update touchstone.scan_run set not_before = now() - interval '1 minute' where id = ${run} and state = 'QUEUED'`.execute(db);
      await sql`update pgboss.job set start_after = now() - interval '1 minute' where state in ('created', 'retry')`.execute(db);
      await feedQueues(ports);
      for (const lease of await platform.lease([{ id, version, ruleSet }], 1)) {
        if (isTooSlow) await reapLeases({ ...ports, nowMs: () => Date.now() + 3_600_000 });
        await runLease({ platform, engine: { id, version, ruleSet }, analyse, lease: { ...lease, heartbeatSeconds: 0.05 } });
      }
    }
    const { state, errorClass, result } = await outcomeOf(run);
    ended.push(state);
    if (result === null)
      return { outcome: state === 'CANCELLED' ? 'FAILED' : state, result, ...(errorClass === null ? {} : { errorClass }) };
    return { outcome: state as ResultOutcome, result: { ...result, artifact: artifact.sha256, configHash } };
  },
};

/** The file as an artifact; one that is gone as an artifact whose bytes are gone. */
async function store(path: string): Promise<{ readonly id: string }> {
  const bytes = await readFile(path).catch(() => undefined);
  const kept = bytes === undefined ? undefined : await objects.put([bytes], { maxBytes: 1e9 });
  const sha256 = kept?.sha256 ?? createHash('sha256').update(randomBytes(8)).digest('hex');
  const { rows } = await sql<{ id: string }>`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state) values (${randomUUID()}, ${sha256}, ${bytes?.length ?? 10}, 'apk', 'STORED')
    on conflict (sha256) do update set size_bytes = excluded.size_bytes returning id`.execute(db);
  return rows[0]!;
}

async function runOf(request: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from touchstone.scan_run where scan_request_id = ${request}`.execute(db);
  return rows[0]!.id;
}

async function isOver(run: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from touchstone.scan_run where id = ${run} and state in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING')`.execute(db);
  return rows[0]!.n === 0;
}

async function outcomeOf(run: string) {
  const { rows } = await sql<{ state: ResultOutcome | 'CANCELLED'; error: string | null; sha256: string | null }>`
    select state, error_class as error, result_sha256 as sha256 from touchstone.scan_run where id = ${run}`.execute(db);
  const { state, error, sha256 } = rows[0]!;
  return { state, errorClass: error, result: sha256 === null ? null : await resultIn(sha256) };
}

async function resultIn(sha256: string): Promise<EngineResult> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await objects.open(sha256)) pieces.push(piece);
  return JSON.parse(zstdDecompressSync(Buffer.concat(pieces)).toString('utf8')) as EngineResult;
}

const apk = join(folder, 'a.apk');
writeFileSync(apk, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]));
const task = (): EngineTask => ({
  artifact: {
    path: apk,
    fileName: 'a.apk',
    sha256: createHash('sha256').update(readFileSync(apk)).digest('hex'),
    sizeBytes: 204,
    kind: 'apk',
  },
  inputs: [],
  config: {},
  configHash: createHash('sha256').update(canonicalJson({})).digest('hex'),
});

engineContract('an engine that leases over HTTP', { kind: 'pull', make: () => pulled, task });

test('each way of ending was one of the platform’s, not of the trial', () => {
  expect([...new Set(ended)].sort()).toEqual(['CANCELLED', 'FAILED', 'NOT_APPLICABLE', 'SUCCEEDED', 'TIMED_OUT']);
});
