import { statSync } from 'node:fs';
import type { Identity } from '@touchstone/scan-core';
import { createPool, type Failure } from './pool.ts';
import type { FlowAnswer, FlowJob, PeekJob, ScanAnswer, ScanJob } from './scan-job.ts';

export interface ScanPool {
  /**
   * The answer for an app, whatever it did to the process that scanned it: what the parsers say when the detectors did not
   * come back, and else a report of an app that could not be read.
   * @throws the signal's reason when the scan is cancelled; its process is gone then
   */
  scan(job: ScanJob, signal?: AbortSignal): Promise<ScanAnswer>;
  /** Where the data of an app goes; a child that does not come back in time has found nothing, and `failure` says why. */
  flows(path: string, timeoutMs: number): Promise<FlowAnswer>;
  /** What an APK says it is; undefined when that cannot be read. */
  peek(path: string): Promise<Identity | undefined>;
  close(): Promise<void>;
}

const JOBS_PER_CHILD = 250;
const MAX_RSS_BYTES = 400 * 1024 * 1024;
const MAX_HEAP_MIB = 2_048;
/**
 * A scan takes about 10 ms a MiB, the worst that hostile files have done to it is seconds. What takes a hundred times
 * as long on a machine that is busy otherwise hangs.
 */
const TIMEOUT_BASE_MS = 60_000;
const TIMEOUT_PER_MIB_MS = 1_000;
/** Data flow ends by itself at its work budget, which is a minute on a slow machine. */
const FLOWS_MS = 180_000;

/** @param size child processes at once, one per core */
export function createScanPool(size: number): ScanPool {
  const pool = createPool<ScanJob | PeekJob | FlowJob, ScanAnswer | FlowAnswer | Identity | undefined>({
    worker: new URL('./worker.ts', import.meta.url),
    size,
    jobsPerChild: JOBS_PER_CHILD,
    maxRssBytes: MAX_RSS_BYTES,
    maxHeapMiB: MAX_HEAP_MIB,
  });
  return {
    async scan(job, signal) {
      const outcome = await pool.run(job, timeoutMs(filesOf(job)) + (job.options.depth === 'full' ? FLOWS_MS : 0), signal);
      if (outcome.ok) return outcome.value as ScanAnswer;
      signal?.throwIfAborted();
      const rest = await pool.run(
        { ...job, options: { ...job.options, withoutDetectors: outcome.failure } },
        timeoutMs(filesOf(job)),
        signal,
      );
      signal?.throwIfAborted();
      return rest.ok ? (rest.value as ScanAnswer) : answerOfFailure(job, outcome.failure);
    },
    async flows(path, timeout) {
      const outcome = await pool.run({ flowsOf: path }, timeout);
      return outcome.ok ? (outcome.value as FlowAnswer) : { flows: [], isPartial: false, failure: `scan/${outcome.failure}` };
    },
    async peek(path) {
      const outcome = await pool.run({ peek: path }, TIMEOUT_BASE_MS);
      return outcome.ok ? (outcome.value as Identity | undefined) : undefined;
    },
    close: () => pool.close(),
  };
}

/** The engine itself is loaded here only now: as a rule it is the children's alone. */
async function answerOfFailure(job: ScanJob, failure: Failure): Promise<ScanAnswer> {
  const { failedAnswer } = await import('./scan-job.ts');
  return failedAnswer(job, [{ code: `scan/${failure}`, at: 0 }]);
}

function filesOf({ paths, evidence = {} }: ScanJob): readonly string[] {
  const named = [...(evidence.traces ?? []), ...(evidence.hars ?? []), ...(evidence.captures ?? [])];
  return [...paths, ...named.map(({ path }) => path)];
}

function timeoutMs(paths: readonly string[]): number {
  const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  return TIMEOUT_BASE_MS + (bytes / 1024 / 1024) * TIMEOUT_PER_MIB_MS;
}
