import { statSync } from 'node:fs';
import { createPool } from '@touchstone/scan-pool';
import type { InspectedArtifact, InspectJob } from './inspect-artifact.ts';

export type ChildAnswer = ({ readonly ok: true } & InspectedArtifact) | { readonly ok: false; readonly failure: string };

export interface Inspector {
  /**
   * What a file in quarantine is, read in a child process: one that hangs is killed, one that dies is replaced.
   * @returns `ok: false` with `timed-out`, `out-of-memory`, `crashed`, `cancelled`, or the reader's own fault
   */
  inspect(job: InspectJob, signal?: AbortSignal): Promise<ChildAnswer>;
  close(): Promise<void>;
}

const JOBS_PER_CHILD = 200;
const MAX_RSS_BYTES = 600 * 1024 * 1024;
const MAX_HEAP_MIB = 1_024;
/** It reads files, and may neither write one nor start a process, where Node can see to that (22.13 and later). @source https://nodejs.org/api/permissions.html */
const READS_ONLY = process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission', '--allow-fs-read=*'] : [];
const TIMEOUT_BASE_MS = 60_000;
const TIMEOUT_PER_MIB_MS = 500;

/** @param size files at once, one child process each; none is started before the first file */
export function artifactInspector(size: number): Inspector {
  const pool = createPool<InspectJob, ChildAnswer>({
    worker: new URL('./inspection-child.ts', import.meta.url),
    size,
    jobsPerChild: JOBS_PER_CHILD,
    maxRssBytes: MAX_RSS_BYTES,
    maxHeapMiB: MAX_HEAP_MIB,
    flags: READS_ONLY,
  });
  return {
    async inspect(job, signal) {
      const outcome = await pool.run(job, timeoutOf(job.path), signal);
      return outcome.ok ? outcome.value : outcome;
    },
    close: () => pool.close(),
  };
}

const timeoutOf = (path: string): number =>
  TIMEOUT_BASE_MS + ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) / 1024 / 1024) * TIMEOUT_PER_MIB_MS;
