import { engineRights } from '@touchstone/domain/engine';
import { FEED_LIMITS, howManyToFeed, portions } from '@touchstone/domain/job';
import { eachApart, type Failed, raised } from '../apart.ts';
import type { WorkingEngine, WorkPorts } from './ports.ts';

/** Runs at once that an engine without a limit is fed for. */
const UNLIMITED = 400;

/**
 * Fills each engine's queue from the runs that wait, up to its depth: a queue of thousands is fast, one of millions is not.
 * Several feeders at once do no harm.
 * @returns jobs made
 */
export async function feedQueues(ports: WorkPorts, failed: Failed = raised): Promise<number> {
  const engines = await ports.inTransaction(async (tx) => ((await tx.isWorkPaused()) ? [] : tx.engines()));
  return eachApart(engines, failed, (engine) => feedOne(ports, engine));
}

async function feedOne(ports: WorkPorts, engine: WorkingEngine): Promise<number> {
  await ports.openQueue(engine.key);
  const isPaused = engineRights[engine.state].runs === 'no';
  return ports.inTransaction(async (tx) => {
    const concurrency = engine.concurrency ?? UNLIMITED;
    const materialised = await tx.queuedNow(engine.key);
    const room = howManyToFeed({ queue: engine.key, materialised, leased: 0, concurrency, isPaused, isClosed: false }, FEED_LIMITS);
    if (room <= 0) return 0;

    const waiting = await tx.waiting(engine.key, room);
    const sources = waiting.map(({ source, priority, ...rest }) => ({ id: `${priority} ${source}`, priority, ...rest }));
    let made = 0;
    for (const portion of portions(room, sources)) {
      const [priority, source] = portion.source.split(' ') as [string, string];
      const runs = await tx.holdCreated(engine.key, source, Number(priority), portion.count);
      await tx.markQueued(runs.map(({ id }) => id));
      await tx.enqueue(
        engine.key,
        runs.map(({ id, priority }) => ({ run: id, priority })),
      );
      made += runs.length;
    }
    return made;
  });
}
