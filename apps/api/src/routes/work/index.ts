import type { Handler } from '../../handler.ts';
import { completeLeaseHandler } from './complete-lease.ts';
import { downloadArtifactHandler, downloadInputHandler } from './download.ts';
import { heartbeatLeaseHandler } from './heartbeat-lease.ts';
import { leaseRunsHandler } from './lease-runs.ts';
import { releaseLeaseHandler } from './release-lease.ts';
import { uploadEvidenceHandler } from './upload-evidence.ts';
import { uploadResultHandler } from './upload-result.ts';

/** What workers call. */
export const workHandlers: readonly Handler[] = [
  leaseRunsHandler,
  heartbeatLeaseHandler,
  uploadResultHandler,
  uploadEvidenceHandler,
  completeLeaseHandler,
  releaseLeaseHandler,
  downloadArtifactHandler,
  downloadInputHandler,
];
export type { Leases, Upload, WorkArea } from './work-area.ts';
