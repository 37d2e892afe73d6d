import type { Handler } from '../../handler.ts';
import { listDeadLettersHandler, redriveRunHandler, redriveRunsHandler } from './dead-letters.ts';
import { readFusedResultHandler, rejudgeResultsHandler } from './fused-result.ts';
import {
  downloadResultHandler,
  downloadResultObjectHandler,
  readReportHandler,
  readReportJsonHandler,
  readReportSarifHandler,
} from './results.ts';
import {
  cancelRunHandler,
  cancelScanHandler,
  listRunsHandler,
  listScansHandler,
  prioritiseScanHandler,
  readRunHandler,
  readScanHandler,
  requestScanHandler,
} from './scans.ts';
import { pauseWorkHandler, readWorkHandler } from './work.ts';

/** Scans: what was asked for, what became of it, what the engines together say. */
export const runHandlers: readonly Handler[] = [
  requestScanHandler,
  listScansHandler,
  readScanHandler,
  cancelScanHandler,
  prioritiseScanHandler,
  listRunsHandler,
  readRunHandler,
  cancelRunHandler,
  downloadResultHandler,
  downloadResultObjectHandler,
  readReportHandler,
  readReportJsonHandler,
  readReportSarifHandler,
  listDeadLettersHandler,
  redriveRunHandler,
  redriveRunsHandler,
  readFusedResultHandler,
  rejudgeResultsHandler,
  readWorkHandler,
  pauseWorkHandler,
];
