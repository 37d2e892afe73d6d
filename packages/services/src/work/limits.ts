import { RUN_LIMITS, type RunLimits } from '@touchstone/domain/run';
import type { WorkingEngine } from './ports.ts';

/** Seconds between two heartbeats: a lease outlives two that are lost. */
export const HEARTBEAT_SECONDS = RUN_LIMITS.leaseSeconds / 3;

/** How often and how long a run of this engine is tried: a lease lasts as long as the engine may take, and the way there and back. */
export const limitsOf = ({ timeoutMs }: Pick<WorkingEngine, 'timeoutMs'>): RunLimits => ({
  ...RUN_LIMITS,
  deadlineSeconds: Math.ceil(timeoutMs / 1000) + TRANSFER_SECONDS,
});

/** For the download of four gigabytes and the upload of a result. */
const TRANSFER_SECONDS = 600;
