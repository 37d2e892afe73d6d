import { type EngineRef, engineRights, roomFor } from '@touchstone/domain/engine';
import { advance } from '@touchstone/domain/run';
import { HEARTBEAT_SECONDS, limitsOf } from './limits.ts';
import type { Task, WorkingEngine, WorkPorts, WorkTransaction } from './ports.ts';

export interface LeaseWish {
  readonly engines: readonly EngineRef[];
  /** Runs, 1 or more. */
  readonly wanted: number;
  /** Who holds the leases: nobody else may speak for them. */
  readonly worker: string;
  readonly organisation: string;
  /** An authority's workers run every engine that is not somebody's own. */
  readonly isAuthority: boolean;
}

export interface LeasedRun {
  readonly lease: string;
  readonly engine: EngineRef;
  readonly task: Task;
  readonly heartbeatSeconds: number;
  readonly deadlineMs: number;
}

/**
 * Hands out up to `wanted` runs of the offered engines, the most urgent first within an engine.
 * An engine gives none while it is paused, unknown, all its licences are in use, or its minute or day is used up.
 */
export async function leaseRuns(ports: WorkPorts, wish: LeaseWish): Promise<readonly LeasedRun[]> {
  const leased: LeasedRun[] = [];
  for (const ref of startingAnywhere(wish.engines, ports.random())) {
    const wanted = wish.wanted - leased.length;
    if (wanted <= 0) break;
    leased.push(...(await ports.inTransaction((tx) => leaseOf(ports, tx, ref, wanted, wish))));
  }
  return leased;
}

async function leaseOf(
  ports: WorkPorts,
  tx: WorkTransaction,
  ref: EngineRef,
  wanted: number,
  wish: LeaseWish,
): Promise<readonly LeasedRun[]> {
  const engine = await tx.holdEngine(ref);
  if (engine === undefined || !mayRun(engine, wish)) return [];
  const atMs = ports.nowMs();
  const count = Math.min(wanted, await freePlaces(tx, engine, atMs));
  if (count <= 0) return [];

  const ids = await tx.take(engine.key, count);
  if (ids.length === 0) return [];
  const leases = new Map<string, { readonly lease: string; readonly deadlineMs: number }>();
  const early: { run: string; priority: number; notBefore: Date }[] = [];
  for (const { id, run, priority } of await tx.holdRuns(ids)) {
    const outcome = advance(run, { on: 'lease', atMs }, limitsOf(engine));
    if (outcome.ok) {
      const lease = ports.newId();
      await tx.saveRun(id, outcome.next, { id: lease, worker: wish.worker });
      leases.set(id, { lease, deadlineMs: outcome.next.deadlineMs ?? atMs });
    } else if (run.state === 'QUEUED') early.push({ run: id, priority, notBefore: new Date(run.notBeforeMs) });
  }
  // what was cancelled meanwhile leaves the queue; what the queue's clock gave out too early waits on
  await tx.dequeue(
    engine.key,
    ids.filter((id) => !leases.has(id)),
  );
  await tx.enqueue(engine.key, early);
  await tx.countLeased(engine.key, atMs, leases.size);

  const tasks = await tx.tasks([...leases.keys()]);
  return tasks.map((task) => {
    const { lease, deadlineMs } = leases.get(task.run)!;
    return {
      lease,
      engine: { id: engine.id, version: engine.version, ruleSet: engine.ruleSet },
      task,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadlineMs,
    };
  });
}

const mayRun = ({ organisation }: WorkingEngine, wish: LeaseWish): boolean =>
  organisation === null ? wish.isAuthority : organisation === wish.organisation;

async function freePlaces(tx: WorkTransaction, engine: WorkingEngine, atMs: number): Promise<number> {
  const { runs } = engineRights[engine.state];
  if (runs === 'no') return 0;
  const { ratePerMinute, runsPerDay } = engine;
  const licences = runs === 'probe' ? 1 : engine.concurrency;
  const running = licences === null ? 0 : await tx.leasedNow(engine.key);
  const isCounted = ratePerMinute !== null || runsPerDay !== null;
  const begun = isCounted ? await tx.leasedInWindows(engine.key, atMs) : { inMinute: 0, inDay: 0 };
  return roomFor({ licences, ratePerMinute, runsPerDay }, { running, ...begun });
}

/** Workers that offer the same engines in the same order would all starve the last. */
function startingAnywhere(engines: readonly EngineRef[], random: number): readonly EngineRef[] {
  const from = Math.floor(random * engines.length);
  return [...engines.slice(from), ...engines.slice(0, from)];
}
