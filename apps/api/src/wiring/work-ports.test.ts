import { randomBytes, randomUUID } from 'node:crypto';
import { withDatabase } from '@touchstone/db/testing';
import { openRunQueue, type RunQueue } from '@touchstone/jobs';
import { uuidv7 } from '@touchstone/kernel/ids';
import {
  cancelScan,
  completeRun,
  feedQueues,
  keepLease,
  leaseRuns,
  reapLeases,
  releaseRun,
  requestScan,
  type ScanAsk,
} from '@touchstone/services/work';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { workPorts } from './work-ports.ts';

const database = await withDatabase();
const { db } = database;
const queue: RunQueue = await openRunQueue({ connectionString: database.url, onFault: (fault) => expect.unreachable(fault.message) });
afterAll(async () => {
  await queue.stop();
  await database.close();
});

let nowMs = Date.now() + 1000;
const clock = { nowMs: () => nowMs };
const ports = workPorts(db, queue, clock);
const organisation = randomUUID();
const id = () => uuidv7(Date.now(), randomBytes(16));

const own = { id: 'own', version: '1', ruleSet: 'r1' };
const other = { id: 'other', version: '1', ruleSet: 'r1' };

await sql`insert into touchstone.organisation (id, kind, name) values (${organisation}, 'ministry', '工业和信息化部')`.execute(db);
for (const [engine, concurrency] of [
  ['own', null],
  ['other', 2],
] as const) {
  await sql`insert into touchstone.engine (id, name, vendor, kind, correlation_group) values (${engine}, ${engine}, 'v', 'own', ${engine})`.execute(
    db,
  );
  await sql`
    insert into touchstone.engine_version (id, engine_id, version, rule_set, state, accepts, timeout_ms, concurrency)
    values (${id()}, ${engine}, '1', 'r1', 'ACTIVE', ${['apk']}, 60000, ${concurrency})`.execute(db);
}

async function artifact(kind = 'apk'): Promise<string> {
  const key = id();
  await sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state)
    values (${key}, ${randomBytes(32).toString('hex')}, 1000, ${kind}, 'STORED')`.execute(db);
  return key;
}

const ask = (artifactId: string, more: Partial<ScanAsk> = {}): ScanAsk => ({
  artifact: artifactId,
  app: null,
  profile: 'quick',
  origin: 'person',
  campaign: null,
  organisation,
  askedBy: null,
  category: null,
  inputs: [],
  config: {},
  engines: ['own'],
  ...more,
});

const lease = async (wanted = 1, engines = [own]) => leaseRuns(ports, { engines, wanted, worker: 'w', organisation, isAuthority: true });
const result = { sha256: 'a'.repeat(64), sizeBytes: 10, votes: { DETECTED: ['164-01.2'] } };
const stateOf = async (run: string) =>
  (await sql<{ state: string }>`select state from touchstone.scan_run where id = ${run}`.execute(db)).rows[0]?.state;

beforeEach(async () => {
  await sql`alter table touchstone.scan_run disable trigger scan_run_terminal`.execute(db);
  await sql`truncate touchstone.scan_request, touchstone.scan_run, touchstone.run_votes, touchstone.scan_run_tally, touchstone.stale_result, touchstone.outbox_message, pgboss.job cascade`.execute(
    db,
  );
  await sql`update touchstone.engine_version set state = 'ACTIVE', breaker = '{}'`.execute(db);
  await sql`alter table touchstone.scan_run enable trigger scan_run_terminal`.execute(db);
});

describe('the way of one run', () => {
  test('asked, fed, leased, heard of, completed', async () => {
    const asked = await requestScan(ports, ask(await artifact()));
    expect(asked).toMatchObject({ ok: true, runs: 1 });
    expect(await lease()).toEqual([]); // nothing is in the queue before the feeder came
    expect(await feedQueues(ports)).toBe(1);

    const [leased] = await lease();
    expect(leased).toMatchObject({ engine: own, task: { artifact: { kind: 'apk', sizeBytes: 1000 } } });
    expect(await lease()).toEqual([]);
    expect(await keepLease(ports, leased!.lease, 'w')).toMatchObject({ ok: true, isCancelAsked: false });
    expect(await stateOf(leased!.task.run)).toBe('RUNNING');

    const completed = await completeRun(ports, { lease: leased!.lease, worker: 'w', outcome: 'SUCCEEDED', result });
    expect(completed).toMatchObject({ ok: true, state: 'SUCCEEDED', requestFinished: asked.ok && asked.request });
    expect(await queue.depth((await ports.inTransaction((tx) => tx.engines())).find((e) => e.id === 'own')!.key)).toEqual({
      waiting: 0,
      taken: 0,
    });
  });

  test('a result is accepted once, and only from the lease that is current', async () => {
    await requestScan(ports, ask(await artifact()));
    await feedQueues(ports);
    const [first] = await lease();
    nowMs += 120_000;
    expect(await reapLeases(ports)).toMatchObject({ reaped: 1 });
    const [second] = await lease();
    expect(second!.task.run).toBe(first!.task.run);

    expect(await completeRun(ports, { lease: first!.lease, worker: 'w', outcome: 'SUCCEEDED', result })).toEqual({
      ok: false,
      reason: 'lease-stale',
    });
    expect(await completeRun(ports, { lease: second!.lease, worker: 'w', outcome: 'SUCCEEDED', result })).toMatchObject({ ok: true });
    expect(await completeRun(ports, { lease: second!.lease, worker: 'w', outcome: 'SUCCEEDED', result })).toEqual({
      ok: false,
      reason: 'lease-stale',
    });
    const { rows } = await sql<{ n: number }>`select count(*) as n from touchstone.stale_result`.execute(db);
    expect(rows[0]!.n).toBe(2);
  });

  test('the same work is not done twice, unless somebody says why', async () => {
    const key = await artifact();
    await requestScan(ports, ask(key));
    expect(await requestScan(ports, ask(key))).toEqual({ ok: false, reason: 'already-run' });
    await feedQueues(ports);
    const [leased] = await lease();
    await completeRun(ports, { lease: leased!.lease, worker: 'w', outcome: 'SUCCEEDED', result });
    expect(await requestScan(ports, ask(key))).toEqual({ ok: false, reason: 'already-run' });
    expect(await requestScan(ports, ask(key, { forceReason: '复核' }))).toMatchObject({ ok: true });
    expect(await requestScan(ports, ask(key, { config: { depth: 'full' } }))).toMatchObject({ ok: true });
  });

  test('a success without its result is refused', async () => {
    await requestScan(ports, ask(await artifact()));
    await feedQueues(ports);
    const [leased] = await lease();
    expect(await completeRun(ports, { lease: leased!.lease, worker: 'w', outcome: 'SUCCEEDED' })).toEqual({
      ok: false,
      reason: 'result-missing',
    });
  });

  test('what an engine does not take is not applicable, and the request is done', async () => {
    const asked = await requestScan(ports, ask(await artifact('ipa')));
    expect(asked).toMatchObject({ ok: true });
    const { rows } = await sql<{ state: string }>`select state from touchstone.scan_run`.execute(db);
    expect(rows).toEqual([{ state: 'NOT_APPLICABLE' }]);
  });

  test('what has ended does not change, whoever tries', async () => {
    await requestScan(ports, ask(await artifact()));
    await feedQueues(ports);
    const [leased] = await lease();
    await completeRun(ports, { lease: leased!.lease, worker: 'w', outcome: 'SUCCEEDED', result });
    await expect(sql`update touchstone.scan_run set state = 'FAILED'`.execute(db)).rejects.toThrow('it does not change');
    await expect(sql`delete from touchstone.scan_run`.execute(db)).rejects.toThrow('it does not change');
  });
});

describe('limits', () => {
  test('whose engine it is decides whose workers run it, and whose lease it is who speaks for it', async () => {
    await requestScan(ports, ask(await artifact()));
    await feedQueues(ports);
    expect(await leaseRuns(ports, { engines: [own], wanted: 1, worker: 'v', organisation: randomUUID(), isAuthority: false })).toEqual([]);
    const [leased] = await lease();
    expect(await keepLease(ports, leased!.lease, 'v')).toEqual({ ok: false, reason: 'lease-stale' });
    expect(await keepLease(ports, leased!.lease, 'w')).toMatchObject({ ok: true });
  });

  test('no more runs at once than licences, over all workers', async () => {
    for (let i = 0; i < 5; i++) await requestScan(ports, ask(await artifact(), { engines: ['other'] }));
    await feedQueues(ports);
    const leases = await Promise.all([lease(5, [other]), lease(5, [other]), lease(5, [other])]);
    expect(leases.flat()).toHaveLength(2);
  });

  test('no more in a day of Beijing than the licence counts, over all workers; the next day there are as many again', async () => {
    const limit = (runs: number | null) =>
      sql`update touchstone.engine_version set runs_per_day = ${runs} where engine_id = 'own'`.execute(db);
    const [before, day] = [nowMs, 86_400_000];
    // 23:59 in Beijing
    nowMs = Math.ceil(nowMs / day) * day + 15 * 3_600_000 + 59 * 60_000;
    await limit(3);
    try {
      for (let i = 0; i < 10; i++) await requestScan(ports, ask(await artifact()));
      await feedQueues(ports);
      expect((await Promise.all([lease(2), lease(2), lease(2)])).flat()).toHaveLength(3);
      expect(await lease(2)).toEqual([]);
      nowMs += 60_000;
      expect(await lease(9)).toHaveLength(3);
    } finally {
      await limit(null);
      nowMs = before;
    }
  });

  test('a run that kills its workers is given up', async () => {
    await requestScan(ports, ask(await artifact()));
    await feedQueues(ports);
    let tries = 0;
    for (; tries < 20; tries++) {
      const [leased] = await lease();
      if (leased === undefined) break;
      nowMs += 120_000;
      await reapLeases(ports);
    }
    expect(tries).toBe(4);
    const { rows } = await sql`select state, error_class from touchstone.scan_run`.execute(db);
    expect(rows).toEqual([{ state: 'FAILED', error_class: 'lease-lost' }]);
  });

  test('an engine that fails again and again is only probed', async () => {
    for (let i = 0; i < 14; i++) await requestScan(ports, ask(await artifact()));
    await feedQueues(ports);
    const failedRuns = await lease(10);
    for (const { lease } of failedRuns) await completeRun(ports, { lease, worker: 'w', outcome: 'FAILED', errorClass: 'bad' });
    const stateOfEngine = async () =>
      (await sql<{ state: string }>`select state from touchstone.engine_version where engine_id = 'own'`.execute(db)).rows[0]!.state;
    expect(await stateOfEngine()).toBe('DEGRADED');
    const probe = await lease(4);
    expect(probe).toHaveLength(1);
    await completeRun(ports, { lease: probe[0]!.lease, worker: 'w', outcome: 'SUCCEEDED', result });
    expect(await stateOfEngine()).toBe('ACTIVE');
  });

  test('cancelled: what waits ends, what runs is told', async () => {
    const first = await requestScan(ports, ask(await artifact(), { engines: ['own', 'other'] }));
    await feedQueues(ports);
    const [leased] = await lease();
    expect(first.ok && (await cancelScan(ports, first.request))).toEqual({ cancelled: 1, asked: 1 });
    expect(await keepLease(ports, leased!.lease, 'w')).toMatchObject({ ok: true, isCancelAsked: true });
    expect(await completeRun(ports, { lease: leased!.lease, worker: 'w', outcome: 'CANCELLED' })).toMatchObject({
      ok: true,
      state: 'CANCELLED',
    });
    expect(await lease(2, [own, other])).toEqual([]);
  });

  test('a run given back costs no try', async () => {
    await requestScan(ports, ask(await artifact()));
    await feedQueues(ports);
    for (let i = 0; i < 10; i++) {
      const [leased] = await lease();
      expect(await releaseRun(ports, leased!.lease, 'w')).toEqual({ ok: true });
    }
    expect(await lease()).toHaveLength(1);
  });
});

test('whatever happens in whatever order, no run is lost and none is made up', { timeout: 120_000 }, async () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constant('ask' as const) },
    { weight: 2, arbitrary: fc.constant('feed' as const) },
    { weight: 3, arbitrary: fc.constant('lease' as const) },
    { weight: 2, arbitrary: fc.constant('succeed' as const) },
    { weight: 1, arbitrary: fc.constant('fail' as const) },
    { weight: 1, arbitrary: fc.constant('crash' as const) },
    { weight: 1, arbitrary: fc.constant('cancel' as const) },
    { weight: 1, arbitrary: fc.constant('late' as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const held: string[] = [];
      const lost: string[] = [];
      const requests: string[] = [];
      for (const what of steps) {
        if (what === 'ask') {
          const asked = await requestScan(ports, ask(await artifact(), { engines: [] }));
          if (asked.ok) requests.push(asked.request);
        } else if (what === 'feed') await feedQueues(ports);
        else if (what === 'lease') held.push(...(await lease(2, [own, other])).map((one) => one.lease));
        else if (what === 'succeed' && held.length > 0)
          await completeRun(ports, { lease: held.pop()!, worker: 'w', outcome: 'SUCCEEDED', result });
        else if (what === 'fail' && held.length > 0)
          await completeRun(ports, { lease: held.pop()!, worker: 'w', outcome: 'FAILED', errorClass: 'engine-crashed' });
        else if (what === 'crash') {
          lost.push(...held.splice(0));
          nowMs += 120_000;
          await reapLeases(ports);
        } else if (what === 'cancel' && requests.length > 0) await cancelScan(ports, requests.pop()!);
        else if (what === 'late' && lost.length > 0) {
          expect(await completeRun(ports, { lease: lost.pop()!, worker: 'w', outcome: 'SUCCEEDED', result })).toMatchObject({ ok: false });
        }
        await expectNothingLost();
      }
    }),
    { numRuns: 12 },
  );
});

test('whoever asks again and again, in whatever order: a work that has its result is run again only for a reason that is kept', {
  timeout: 120_000,
}, async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(undefined, '', ' ') },
    { weight: 2, arbitrary: fc.constant('引擎误报复核') },
    { weight: 4, arbitrary: fc.constantFrom('SUCCEEDED' as const, 'SUCCEEDED' as const, 'FAILED' as const, 'CANCELLED' as const) },
  );
  const [seen, files] = [new Set<string>(), [await artifact(), await artifact()]];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(1)), { minLength: 6, maxLength: 16 }), async (steps) => {
      for (const [what, which] of steps) {
        const file = files[which]!;
        if (what === 'SUCCEEDED' || what === 'FAILED' || what === 'CANCELLED') {
          await feedQueues(ports);
          const [taken] = await lease(1, [own, other]);
          if (taken !== undefined) await completeRun(ports, { lease: taken.lease, worker: 'w', ...ends[what] });
          nowMs += 60_000;
          continue;
        }
        const before = await worksOf(file);
        const asked = await requestScan(
          ports,
          ask(file, { engines: ['own', 'other'], ...(what === undefined ? {} : { forceReason: what }) }),
        );
        if (!asked.ok) seen.add(asked.reason);
        const isForced = (what ?? '').trim() !== '';
        const made = (await worksOf(file)).filter(({ id: run }) => !before.some((one) => one.id === run));
        for (const run of made) {
          const earlier = before.filter(({ engine }) => engine === run.engine);
          expect(run.round).toBe(earlier.length + 1);
          const hasResult = earlier.some(({ state }) => state === 'SUCCEEDED' || state === 'PARTIAL');
          expect(earlier.every(({ state }) => ENDED.has(state))).toBe(true);
          // the last one's end decides: what failed after a result is asked for again without one
          if (earlier.at(-1)?.state === 'SUCCEEDED') expect([isForced, run.reason]).toEqual([true, what]);
          if (run.round > 1 && isForced) expect(run.reason).toBe(what);
          seen.add(hasResult ? 'again' : 'first');
        }
        // nothing that could be asked for was left out
        for (const engine of ['own', 'other']) {
          const last = before.filter((one) => one.engine === engine).at(-1);
          const may = last === undefined || (ENDED.has(last.state) && (last.state !== 'SUCCEEDED' || isForced));
          expect(
            made.some((one) => one.engine === engine),
            `${engine} ${last?.state} ${what}`,
          ).toBe(may);
        }
      }
    }),
    { numRuns: 5 },
  );
  expect([...seen].sort()).toEqual(['again', 'already-run', 'first']);
});

const ENDED = new Set(['SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'CANCELLED']);
const ends = {
  SUCCEEDED: { outcome: 'SUCCEEDED', result },
  FAILED: { outcome: 'FAILED', errorClass: 'bad' },
  CANCELLED: { outcome: 'CANCELLED' },
} as const;

const worksOf = async (file: string) =>
  (
    await sql<{ id: string; engine: string; state: string; round: number; reason: string | null }>`
      select r.id, v.engine_id as engine, r.state, r.round, r.force_reason as reason from touchstone.scan_run r
      join touchstone.engine_version v on v.id = r.engine_version_id where r.artifact_id = ${file} order by r.round`.execute(db)
  ).rows;

/** created = terminal + queued + leased; what is QUEUED or leased has exactly one job; counted sums are the rows. */
async function expectNothingLost(): Promise<void> {
  const { rows } = await sql<{ lonely: number; ghosts: number; differences: number; votes: number }>`
    select
      (select count(*) from touchstone.scan_run r where r.state in ('QUEUED', 'LEASED', 'RUNNING')
        and not exists (select from pgboss.job j where j.id = r.id and j.state <= 'active')) as lonely,
      (select count(*) from pgboss.job j where j.name like 'run/%' and j.state <= 'active'
        and not exists (select from touchstone.scan_run r where r.id = j.id and r.state in ('QUEUED', 'LEASED', 'RUNNING'))) as ghosts,
      (select count(*) from (
        select state, count(*) as n from touchstone.scan_run group by state
        except select state, sum(n) from touchstone.scan_run_tally group by state) d) as differences,
      (select count(*) from touchstone.scan_run r where r.state = 'SUCCEEDED' and not exists (select from touchstone.run_votes v where v.run_id = r.id)) as votes`.execute(
    db,
  );
  expect(rows[0]).toEqual({ lonely: 0, ghosts: 0, differences: 0, votes: 0 });
}
