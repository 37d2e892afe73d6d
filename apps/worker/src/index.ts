export { FileCache, type Wanted, WrongBytes } from './file-cache.ts';
export type { Lease, LeasedFiles } from './lease.ts';
export { type Ending, performLease, type RunEngine } from './perform-lease.ts';
export { startWorker, type Worker, type WorkerEvent, type WorkerOptions } from './work-loop.ts';
