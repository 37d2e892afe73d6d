import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  acceptsArtifact,
  checkResult,
  clausesOf,
  type EngineProblem,
  type EngineResult,
  type InputKind,
  isTechnicalCheck,
  type ResultOutcome,
} from '@touchstone/domain/engine';
import type { Engine, EngineAnswer, EngineTask, RunLimits } from './engine.ts';
import { knownClauses } from './known-clauses.ts';
import { emptyResult } from './results.ts';

/** How a run ended: what `complete-lease` wants to know. */
export interface EngineRun {
  readonly outcome: ResultOutcome | 'CANCELLED';
  /** Checked: one vote for each clause that the engine claims. `null` only when the run was cancelled. */
  readonly result: EngineResult | null;
  /** What was wrong with the engine's own result. */
  readonly problems: readonly EngineProblem[];
  readonly errorClass?: string;
  readonly message?: string;
}

export interface RunOptions {
  /** The caller's wish to stop: the run is CANCELLED. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<RunLimits>;
  /** Where folders of runs are made. */
  readonly workFolder?: string;
}

export const DEFAULT_OUTPUT_BYTES = 64 * 1024 * 1024;
const MOST_MESSAGE = 2_000;

/**
 * Runs an engine on an artifact and never rejects for anything that the engine does: a crash is FAILED, what takes too long is TIMED_OUT,
 * an artifact of another kind NOT_APPLICABLE; a result that is about something else, or is none, is FAILED. In all of these no clause
 * is clean.
 */
export async function runEngine(engine: Engine, task: EngineTask, options: RunOptions = {}): Promise<EngineRun> {
  const { description } = engine;
  const isCancelled = () => options.signal?.aborted === true;
  if (!acceptsArtifact(description, task.artifact.kind))
    return ended(engine, task, { outcome: 'NOT_APPLICABLE', result: null, errorClass: 'kind-not-accepted' });
  if (isCancelled()) return CANCELLED;
  const limits: RunLimits = {
    timeoutMs: description.timeoutMs,
    memoryBytes: description.memoryMiB * 1024 * 1024,
    outputBytes: DEFAULT_OUTPUT_BYTES,
    ...options.limits,
  };
  const folder = await mkdtemp(join(options.workFolder ?? tmpdir(), 'touchstone-run-'));
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new DOMException('out of time', 'TimeoutError')), limits.timeoutMs);
  const signal = AbortSignal.any([deadline.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  try {
    const answer = await orAborted(engine.run(task, { signal, limits, folder }), signal);
    if (isCancelled()) return CANCELLED;
    return ended(engine, task, deadline.signal.aborted ? { ...answer, outcome: 'TIMED_OUT' } : answer);
  } catch (error) {
    if (isCancelled()) return CANCELLED;
    if (deadline.signal.aborted) return ended(engine, task, { outcome: 'TIMED_OUT', result: null, errorClass: 'timed-out' });
    return ended(engine, task, { outcome: 'FAILED', result: null, errorClass: 'engine-crashed', message: String(error) });
  } finally {
    clearTimeout(timer);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const CANCELLED: EngineRun = { outcome: 'CANCELLED', result: null, problems: [] };

/** An engine has this long to clear up after it was told to stop; then it is left behind. */
const GRACE_MS = 5_000;

/** Rejects soon after the signal, also for an engine that does not listen to it. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => setTimeout(() => reject(signal.reason), GRACE_MS).unref();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** The engine's answer after the check that every result goes through. */
function ended({ description }: Engine, task: EngineTask, answer: EngineAnswer): EngineRun {
  const claimed = answer.result === null ? emptyResult(description, task, answer.outcome) : { ...answer.result, outcome: answer.outcome };
  const checked = checkResult(claimed, {
    engine: description,
    artifact: task.artifact.sha256,
    configHash: task.configHash,
    given: new Set<InputKind>(task.inputs.map(({ kind }) => kind)),
    knownClauses: new Set([...knownClauses(), ...clausesOf(description).filter(isTechnicalCheck)]),
  });
  const said = {
    ...(answer.errorClass === undefined ? {} : { errorClass: answer.errorClass }),
    ...(answer.message === undefined ? {} : { message: answer.message.slice(0, MOST_MESSAGE) }),
  };
  if (checked.ok) return { outcome: checked.result.outcome, result: checked.result, problems: checked.problems, ...said };
  const refused: EngineAnswer = {
    outcome: 'FAILED',
    result: null,
    errorClass: `result-${checked.reason}`,
    ...(said.message === undefined ? {} : { message: said.message }),
  };
  return ended({ description } as Engine, task, refused);
}
