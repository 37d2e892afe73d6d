import { type Breaker, type BreakerPolicy, closedBreaker, failed, succeeded } from '@touchstone/domain/breaker';
import { advanceEngine, type EngineState } from '@touchstone/domain/engine';
import { advance, isTerminal, type Run, type RunEvent, type RunState } from '@touchstone/domain/run';
import type { Contents } from './contents-of.ts';
import { limitsOf } from './limits.ts';
import type { Ended, KeptRun, WorkingEngine, WorkPorts, WorkTransaction } from './ports.ts';

/** How a worker says that a run ended. */
export type Outcome = 'SUCCEEDED' | 'PARTIAL' | 'FAILED' | 'TIMED_OUT' | 'CANCELLED' | 'NOT_APPLICABLE';

export interface Completion {
  readonly lease: string;
  readonly worker: string;
  readonly outcome: Outcome;
  /** Where the outcome has one, checked by `checkResult` before: what is stored, and the votes in it. */
  readonly result?: { readonly sha256: string; readonly sizeBytes: number; readonly votes: unknown; readonly contents?: Contents };
  readonly errorClass?: string;
  readonly message?: string;
}

export type CompleteRun =
  | { readonly ok: true; readonly run: string; readonly state: RunState; readonly requestFinished: string | null }
  | { readonly ok: false; readonly reason: 'lease-stale' | 'result-missing' };

/** Failures of the place and not of the file or the engine: somewhere else it may go well. */
const RECOVERABLE: ReadonlySet<string> = new Set([
  'worker-stopped',
  'wrong-bytes',
  'unreachable',
  'out-of-disk',
  'out-of-memory',
  'engine-crashed',
  'quota',
]);

const EVENTS: Readonly<Record<Exclude<Outcome, 'FAILED'>, RunEvent>> = {
  SUCCEEDED: 'ok',
  PARTIAL: 'gaps',
  TIMED_OUT: 'deadline',
  CANCELLED: 'cancel',
  NOT_APPLICABLE: 'not-applicable',
};

/** Failures in a row after which an engine is only probed. */
export const ENGINE_BREAKER: BreakerPolicy = { failures: 10, openMs: 60_000, longestMs: 3_600_000 };

/**
 * Ends a lease with its outcome. Accepted once, from the current lease only: what comes later is counted and thrown away.
 * A recoverable failure goes back into the queue while tries are left.
 */
export function completeRun(ports: WorkPorts, completion: Completion): Promise<CompleteRun> {
  const { lease, worker, outcome, result, errorClass, message } = completion;
  const needsResult = outcome === 'SUCCEEDED' || outcome === 'PARTIAL';
  return ports.inTransaction(async (tx): Promise<CompleteRun> => {
    const kept = await tx.holdRunOfLease(lease, worker);
    if (kept === undefined) {
      await tx.recordStale(lease, null, worker, 'result');
      return { ok: false, reason: 'lease-stale' };
    }
    if (needsResult && result === undefined) return { ok: false, reason: 'result-missing' };

    const engine = (await tx.engines()).find(({ key }) => key === kept.engine)!;
    const on = outcome === 'FAILED' ? (RECOVERABLE.has(errorClass ?? '') ? 'recoverable' : 'final') : EVENTS[outcome];
    const next = ended(kept, engine, on, ports);
    if (next === undefined) {
      await tx.recordStale(lease, kept.id, worker, 'result');
      return { ok: false, reason: 'lease-stale' };
    }
    const about: Ended = {
      ...(result === undefined ? {} : { resultSha256: result.sha256, resultBytes: result.sizeBytes }),
      ...(errorClass === undefined ? {} : { errorClass }),
      ...(message === undefined ? {} : { message }),
    };
    // votes belong to a run that succeeded; they are written before it becomes unchangeable
    if (needsResult) await tx.keepVotes(kept.id, result?.votes);
    if (result?.contents !== undefined) await tx.noteContents(kept.id, result.contents);
    const requestFinished = await settle(ports, tx, kept, next, about);
    await noteHealth(ports, tx, engine, next.state);
    return { ok: true, run: kept.id, state: next.state, requestFinished };
  });
}

/** Saves how a lease ended; in the queue again, or out of it for good. @returns the request, when this was its last open run */
export async function settle(ports: WorkPorts, tx: WorkTransaction, kept: KeptRun, next: Run, about: Ended): Promise<string | null> {
  await tx.saveRun(kept.id, next, null, about);
  await tx.dequeue(kept.engine, [kept.id]);
  if (!isTerminal(next.state)) {
    await tx.enqueue(kept.engine, [{ run: kept.id, priority: kept.priority, notBefore: new Date(next.notBeforeMs) }]);
    return null;
  }
  if (!(await tx.finishRequest(kept.request, ports.nowMs()))) return null;
  await tx.announce('scan.finished', kept.request, { request: kept.request });
  return kept.request;
}

/** The run after its last event; a run that nobody heard of since its lease is started first. */
function ended({ run }: KeptRun, engine: WorkingEngine, on: RunEvent, ports: WorkPorts): Run | undefined {
  const limits = limitsOf(engine);
  const nowMs = ports.nowMs();
  const begun =
    run.state === 'LEASED' && on !== 'cancel' ? advance(run, { on: 'start', atMs: nowMs, fence: run.fence }, limits) : undefined;
  if (begun?.ok === false) return undefined;
  const current = begun?.next ?? run;
  // a worker's clock that calls the deadline a moment early is believed
  const atMs = on === 'deadline' ? Math.max(nowMs, current.deadlineMs ?? 0) : nowMs;
  const outcome = advance(current, { on, atMs, fence: current.fence, spread: ports.random() }, limits);
  return outcome.ok ? outcome.next : undefined;
}

/** An engine that fails again and again is only probed, until a probe goes well. */
async function noteHealth(ports: WorkPorts, tx: WorkTransaction, engine: WorkingEngine, state: RunState): Promise<void> {
  const before = (engine.breaker as Breaker | null) ?? closedBreaker;
  const isWell = state === 'SUCCEEDED' || state === 'PARTIAL' || state === 'NOT_APPLICABLE';
  if (!isWell && state !== 'FAILED' && state !== 'TIMED_OUT' && state !== 'QUEUED') return;
  const after = isWell ? succeeded() : failed(before, ENGINE_BREAKER, ports.nowMs());
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  const event = engineEvent(engine.state, before, after);
  const step = event === undefined ? undefined : advanceEngine(engine.state, event, 'platform');
  await tx.saveBreaker(engine.key, after);
  if (step?.ok === true && step.state !== engine.state) await tx.moveEngine(engine.key, engine.state, step.state, event!);
}

function engineEvent(state: EngineState, before: Breaker, after: Breaker) {
  if (after.state === 'closed' && state === 'DEGRADED') return 'probe-passed' as const;
  if (after.state === 'open' && before.state !== 'open')
    return state === 'DEGRADED' ? ('probe-failed' as const) : ('breaker-opened' as const);
  return undefined;
}
