import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptsArtifact } from '@touchstone/domain/engine';
import type { Engine, EngineTask, RunLimits } from './engine.ts';
import { type EngineRun, settle } from './settle.ts';

export interface RunOptions {
  /** The caller's wish to stop: the run is CANCELLED. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<RunLimits>;
  /** Where folders of runs are made. */
  readonly workFolder?: string;
}

export const DEFAULT_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs an engine on an artifact and never rejects for anything that the engine does: a crash is FAILED, what takes too long is TIMED_OUT,
 * an artifact of another kind NOT_APPLICABLE; a result that is about something else, or is none, is FAILED. In all of these no clause
 * is clean.
 */
export async function runEngine(engine: Engine, task: EngineTask, options: RunOptions = {}): Promise<EngineRun> {
  const { description } = engine;
  const given = new Set(task.inputs.map(({ kind }) => kind));
  const isCancelled = () => options.signal?.aborted === true;
  if (!acceptsArtifact(description, task.artifact.kind))
    return settle(description, task, given, { outcome: 'NOT_APPLICABLE', result: null, errorClass: 'kind-not-accepted' });
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
    return settle(description, task, given, deadline.signal.aborted ? { ...answer, outcome: 'TIMED_OUT' } : answer);
  } catch (error) {
    if (isCancelled()) return CANCELLED;
    if (deadline.signal.aborted) return settle(description, task, given, { outcome: 'TIMED_OUT', result: null, errorClass: 'timed-out' });
    return settle(description, task, given, { outcome: 'FAILED', result: null, errorClass: 'engine-crashed', message: String(error) });
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
