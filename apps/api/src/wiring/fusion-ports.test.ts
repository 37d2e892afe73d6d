import { randomBytes, randomUUID } from 'node:crypto';
import { withDatabase } from '@touchstone/db/testing';
import type { EngineDescription } from '@touchstone/domain/engine';
import { openRunQueue } from '@touchstone/jobs';
import { registerEngine } from '@touchstone/services/engines';
import { fuseFinished } from '@touchstone/services/fusion';
import { completeRun, feedQueues, leaseRuns, requestScan, type Votes } from '@touchstone/services/work';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { enginesPorts } from './engines-ports.ts';
import { fusionPorts } from './fusion-ports.ts';
import { workPorts } from './work-ports.ts';

const database = await withDatabase();
const { db } = database;
const queue = await openRunQueue({ connectionString: database.url, onFault: (fault) => expect.unreachable(fault.message) });
afterAll(async () => {
  await queue.stop();
  await database.close();
});
const work = workPorts(db, queue);
const fusion = fusionPorts(db, 'seed');
const organisation = randomUUID();
await sql`insert into touchstone.organisation (id, kind, name) values (${organisation}, 'ministry', '工业和信息化部')`.execute(db);

const describe = (id: string, clauses: readonly string[]): EngineDescription => ({
  id,
  version: '1',
  ruleSet: 'r1',
  name: id,
  vendor: id,
  kind: 'pull',
  correlationGroup: id,
  capabilities: clauses.map((clause) => ({ clause, inputs: [] })),
  accepts: ['apk'],
  timeoutMs: 60_000,
  cores: 1,
  memoryMiB: 512,
});
for (const [id, passedAlready] of [
  ['alpha', 'measured'],
  ['beta', 'measured'],
  ['novice', undefined],
] as const) {
  const description = describe(id, ['164-01.2', '164-01.5', '164-02.1', '164-03.1']);
  const registered = await registerEngine(enginesPorts(db), {
    description,
    organisation: null,
    ...(passedAlready === undefined ? {} : { passedAlready }),
  });
  expect(registered).toMatchObject({ ok: true, state: passedAlready === undefined ? 'PROBATION' : 'ACTIVE' });
}

async function appWithArtifact(versionCode = 1, app = randomUUID()) {
  const [version, artifact] = [randomUUID(), randomUUID()];
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, reach_band)
    values (${app}, 'android', ${`cn.example.${app.slice(0, 8)}`}, '示例', '示例', '{示例}', '11', 6) on conflict do nothing`.execute(db);
  await sql`insert into touchstone.app_version (id, app_id, version_code, version_name) values (${version}, ${app}, ${versionCode}, '1.0')`.execute(
    db,
  );
  await sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id)
    values (${artifact}, ${randomBytes(32).toString('hex')}, 1000, 'apk', 'STORED', ${version})`.execute(db);
  return { app, version, artifact };
}

const votes = (more: Partial<Votes>): Votes => ({ detected: [], notDetected: [], notTested: {}, errors: {}, ...more });
const saw = (clause: string, strength: 'violation' | 'suspected' = 'violation') => ({
  clause,
  rule: `${clause}-rule`,
  strength,
  evidence: [{ kind: 'fact', at: { file: 'classes.dex' } }],
});

/** Runs all engines on an artifact with the votes given; `undefined` is a run that failed for good. */
async function run(
  artifact: string,
  app: string,
  answers: Readonly<Record<string, Votes | undefined>>,
  profile: 'quick' | 'retest' = 'quick',
): Promise<void> {
  const asked = await requestScan(work, {
    artifact,
    app,
    profile,
    origin: 'person',
    campaign: null,
    organisation,
    askedBy: null,
    category: null,
    inputs: [],
    config: {},
    engines: Object.keys(answers),
    forceReason: 'test',
  });
  expect(asked).toMatchObject({ ok: true });
  await feedQueues(work);
  for (const [id, answer] of Object.entries(answers)) {
    const [leased] = await leaseRuns(work, {
      engines: [{ id, version: '1', ruleSet: 'r1' }],
      wanted: 1,
      worker: 'w',
      organisation,
      isAuthority: true,
    });
    const result = { sha256: 'a'.repeat(64), sizeBytes: 1, votes: answer };
    await completeRun(
      work,
      answer === undefined
        ? { lease: leased!.lease, worker: 'w', outcome: 'FAILED', errorClass: 'bad' }
        : { lease: leased!.lease, worker: 'w', outcome: 'SUCCEEDED', result },
    );
  }
}

/** The same, fused. */
async function scan(...given: Parameters<typeof run>) {
  await run(...given);
  expect(await fuseFinished(fusion)).toBe(1);
  return fusedClauses(given[0]);
}

async function fusedClauses(artifact: string) {
  const { rows } = await sql<{ clauses: { clause: string; outcome: string; votes: { engine: string; standing: string }[] }[] }>`
    select clauses from touchstone.fused_result where artifact_id = ${artifact} and replaced_by is null`.execute(db);
  return new Map(rows[0]!.clauses.map((one) => [one.clause, one]));
}

const findings = async (app: string) =>
  (
    await sql<{ clause: string; state: string; confidence: number; is_audited: boolean; predecessor_id: string | null }>`
    select clause, state, confidence, is_audited, predecessor_id from touchstone.finding where app_id = ${app} and not is_audited order by opened_at, clause`.execute(
      db,
    )
  ).rows;

test('two engines agree, one is on probation, one clause nobody could test', async () => {
  const { app, artifact } = await appWithArtifact();
  const fused = await scan(artifact, app, {
    alpha: votes({ detected: [saw('164-01.2')], notDetected: ['164-01.5'], notTested: { 'needs:trace': ['164-03.1'] } }),
    beta: votes({ detected: [saw('164-01.2')], notDetected: ['164-01.5'], notTested: { 'needs:trace': ['164-03.1'] } }),
    novice: votes({ detected: [saw('164-03.1'), saw('164-01.5')] }),
  });
  expect([...fused].map(([clause, { outcome }]) => [clause, outcome])).toEqual([
    ['164-01.2', 'needs-review'],
    ['164-01.5', 'not-found'],
    ['164-02.1', 'not-tested'],
    ['164-03.1', 'not-tested'],
  ]);
  expect(fused.get('164-01.5')!.votes.find(({ engine }) => engine === 'novice')!.standing).toBe('on-probation');
  expect(await findings(app)).toMatchObject([{ clause: '164-01.2', state: 'NEEDS_REVIEW' }]);
});

test('a crash is an error on all that the engine claims, and never clean', async () => {
  const { app, artifact } = await appWithArtifact();
  const fused = await scan(artifact, app, { alpha: undefined });
  expect([...fused.values()].map(({ outcome }) => outcome)).toEqual(['not-tested', 'not-tested', 'not-tested', 'not-tested']);
});

test('what a person decided stands, whatever engines say later', async () => {
  const { app, artifact } = await appWithArtifact();
  await scan(artifact, app, { alpha: votes({ detected: [saw('164-01.2')] }) });
  await sql`update touchstone.finding set state = 'REJECTED' where app_id = ${app}`.execute(db);
  await scan(artifact, app, { alpha: votes({ detected: [saw('164-01.2')] }), beta: votes({ detected: [saw('164-01.2')] }) });
  expect(await findings(app)).toMatchObject([{ clause: '164-01.2', state: 'REJECTED' }]);
});

test('a retest that could not see the fault does not fix it; one that could makes it not reproduced', async () => {
  const { app, artifact } = await appWithArtifact();
  await scan(artifact, app, { alpha: votes({ detected: [saw('164-01.2')] }), beta: votes({ notDetected: ['164-01.2'] }) });
  await sql`update touchstone.finding set state = 'CONFIRMED' where app_id = ${app} and clause = '164-01.2'`.execute(db);
  const next = await appWithArtifact(2, app);
  await scan(next.artifact, app, { alpha: votes({ notTested: { packed: ['164-01.2'] } }) }, 'retest');
  expect((await findings(app))[0]).toMatchObject({ state: 'CONFIRMED' });
  await scan(next.artifact, app, { alpha: votes({ notDetected: ['164-01.2'] }), beta: votes({ notDetected: ['164-01.2'] }) }, 'retest');
  expect((await findings(app))[0]).toMatchObject({ state: 'NOT_REPRODUCED' });
});

test('the same fault in a newer version is a finding of its own that names the one before', async () => {
  const { app, artifact } = await appWithArtifact();
  await scan(artifact, app, { alpha: votes({ detected: [saw('164-01.2')] }) });
  const next = await appWithArtifact(2, app);
  await scan(next.artifact, app, { alpha: votes({ detected: [saw('164-01.2')] }) });
  const rows = await findings(app);
  expect(rows).toHaveLength(2);
  expect(rows[1]!.predecessor_id).not.toBeNull();
});

test('a request that cannot be fused is told and holds up no other', async () => {
  const [bad, good] = [await appWithArtifact(), await appWithArtifact()];
  for (const { artifact, app } of [bad, good]) await run(artifact, app, { alpha: votes({ detected: [saw('164-01.2')] }) });
  const broken: typeof fusion = {
    ...fusion,
    inTransaction: (work) =>
      fusion.inTransaction((tx) =>
        work({
          ...tx,
          endedRuns: (artifact) => (artifact === bad.artifact ? Promise.reject(new Error('no votes')) : tx.endedRuns(artifact)),
        }),
      ),
  };
  const faults: string[] = [];
  expect(await fuseFinished(broken, 20, { turn: [], failed: (error) => void faults.push((error as Error).message) })).toBe(1);
  expect(faults).toEqual(['no votes']);
  expect(await findings(good.app)).toHaveLength(1);
  // it waits for whoever mends it
  expect(await fuseFinished(fusion)).toBe(1);
  expect(await findings(bad.app)).toHaveLength(1);
});
