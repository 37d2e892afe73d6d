export { childEnvironment, childFlags, createPool, type Failure, type Outcome, type Pool, type PoolOptions, type Reply } from './pool.ts';
export type { FlowAnswer, FlowPair, ScanAnswer, ScanJob, Summary } from './scan-job.ts';
export { runScanJob } from './scan-job.ts';
export { createScanPool, type ScanPool } from './scan-pool.ts';
