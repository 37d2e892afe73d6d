import { type Database, systemSession, withSession } from '@touchstone/db';
import { type EngineUse, engineUse } from '@touchstone/db/repositories/engine-lists';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import { ENGINE_STATES } from '@touchstone/domain/engine';
import type { LoopFailures } from '../roles/loop-failures.ts';
import { breakerShape } from '../routes/engines/shapes.ts';
import type { Figure } from '../server/metrics.ts';

/** One reading serves all figures of one look at the page. */
const FRESH_MS = 1000;

interface Reading {
  readonly labels: { readonly engine: string; readonly version: string };
  readonly state: (typeof ENGINE_STATES)[number];
  readonly use: EngineUse;
}

/** Engines and loops for `/metrics`: what waits, for how long, who is leased, which breaker is open, which loop fails. */
export function workFigures(db: Database, now: () => Date, loops: LoopFailures): readonly Figure[] {
  let last: { readonly atMs: number; readonly readings: Promise<readonly Reading[]> } | undefined;
  const readings = (): Promise<readonly Reading[]> => {
    const atMs = now().getTime();
    if (last === undefined || atMs - last.atMs > FRESH_MS || atMs < last.atMs) last = { atMs, readings: read(db, now()) };
    return last.readings;
  };
  const figure = (name: string, help: string, of: (reading: Reading) => number): Figure => ({
    name,
    help,
    labels: ['engine', 'version'],
    read: async () => (await readings()).map((reading) => ({ labels: reading.labels, value: of(reading) })),
  });
  return [
    figure('touchstone_engine_waiting', 'Runs that the feeder has not queued yet', ({ use }) => use.waiting),
    figure('touchstone_engine_queued', 'Depth of the queue of an engine version', ({ use }) => use.queued),
    figure('touchstone_engine_oldest_seconds', 'Age of the oldest run in the queue', ({ use }) => use.oldestQueuedSeconds ?? 0),
    figure('touchstone_engine_leased', 'Runs that workers hold', ({ use }) => use.leased),
    figure('touchstone_engine_dead', 'Runs that failed or timed out for good', ({ use }) => use.failed + use.timedOut),
    figure('touchstone_engine_stale_results', 'Results that came from a lease that was over', ({ use }) => use.staleResults),
    figure('touchstone_engine_breaker_open', '1 while the breaker is open or half open', ({ use }) =>
      breakerShape(use.breaker).state === 'closed' ? 0 : 1,
    ),
    figure('touchstone_engine_state', `State of the version: ${ENGINE_STATES.map((state, i) => `${i} ${state}`).join(', ')}`, ({ state }) =>
      ENGINE_STATES.indexOf(state),
    ),
    {
      name: 'touchstone_loop_failures',
      help: 'Rounds of this process that failed, by loop',
      labels: ['loop'],
      read: async () => loops.list().map(({ name, failures }) => ({ labels: { loop: name }, value: failures })),
    },
  ];
}

const read = (db: Database, now: Date): Promise<readonly Reading[]> =>
  withSession(db, systemSession('figures'), async (tx) => {
    const use = new Map((await engineUse(tx, now)).map((one) => [one.key, one]));
    return (await engineRows(tx).engineVersions()).flatMap(({ key, state, description }) => {
      const found = use.get(key);
      const labels = { engine: description.id, version: `${description.version} / ${description.ruleSet}` };
      return found === undefined ? [] : [{ labels, state, use: found }];
    });
  });
