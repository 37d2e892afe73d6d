import { registerEngine } from '@touchstone/services/engines';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../testing.ts';
import { enginesPorts } from '../wiring/engines-ports.ts';

const api = await startApi();
afterAll(() => api.close());
const { db } = api.database;

const registered = await registerEngine(enginesPorts(db), {
  description: {
    id: 'stub',
    version: '1',
    ruleSet: 'r1',
    name: 'stub',
    vendor: 'v',
    kind: 'pull',
    correlationGroup: 'stub',
    capabilities: [{ clause: '164-01.2', inputs: [] }],
    accepts: ['apk'],
    timeoutMs: 60_000,
    cores: 1,
    memoryMiB: 128,
  },
  organisation: null,
  passedAlready: 'test',
});
const key = registered.ok ? registered.key : '';
const lines = async () => {
  api.clock.at = new Date(api.clock.at.getTime() + 5000);
  return (await api.app.inject('/metrics')).body.split('\n');
};
const of = (name: string) => `${name}{engine="stub",version="1 / r1"}`;

test('an engine is watched by its queue, the age of it, its leases and its breaker', async () => {
  await sql`
    insert into touchstone.scan_run_tally (engine_version_id, state, n)
    values (${key}, 'CREATED', 7), (${key}, 'QUEUED', 3), (${key}, 'LEASED', 1), (${key}, 'RUNNING', 1), (${key}, 'FAILED', 2), (${key}, 'TIMED_OUT', 1)`.execute(
    db,
  );
  const page = await lines();
  for (const [name, value] of [
    ['touchstone_engine_waiting', 7],
    ['touchstone_engine_queued', 3],
    ['touchstone_engine_leased', 2],
    ['touchstone_engine_dead', 3],
    ['touchstone_engine_oldest_seconds', 0],
    ['touchstone_engine_breaker_open', 0],
    ['touchstone_engine_state', 2],
  ] as const)
    expect(page).toContain(`${of(name)} ${value}`);

  await sql`update touchstone.engine_version set breaker = '{"state": "open", "untilMs": 1, "openings": 1}', state = 'DEGRADED' where id = ${key}`.execute(
    db,
  );
  const after = await lines();
  expect(after).toContain(`${of('touchstone_engine_breaker_open')} 1`);
  expect(after).toContain(`${of('touchstone_engine_state')} 3`);
});

test('a loop that fails is counted; one that runs well is there with 0', async () => {
  api.platform.loops.runs('feed-queues');
  api.platform.loops.runs('tally-runs');
  api.platform.loops.failed('tally-runs', new Date());
  api.platform.loops.failed('tally-runs', new Date());
  const page = await lines();
  expect(page).toContain('touchstone_loop_failures{loop="feed-queues"} 0');
  expect(page).toContain('touchstone_loop_failures{loop="tally-runs"} 2');
});
