import { listDeadLetters, redriveRun, redriveRuns } from './runs/dead-letters.ts';
import { readFusedResult, rejudgeResults } from './runs/fusion.ts';
import { pauseWork, readWork } from './runs/queue.ts';
import { cancelRun, listRuns, readRun } from './runs/read.ts';
import { downloadResult, downloadResultObject, readReport, readReportJson, readReportSarif } from './runs/results.ts';
import { cancelScan, listScans, prioritiseScan, readScan, requestScan } from './runs/scans.ts';

export * from './runs/dead-letters.ts';
export * from './runs/fusion.ts';
export * from './runs/queue.ts';
export * from './runs/read.ts';
export * from './runs/results.ts';
export * from './runs/scans.ts';
export { Run, Scan } from './runs/shapes.ts';

export const runRoutes = [
  requestScan,
  listScans,
  readScan,
  cancelScan,
  prioritiseScan,
  listRuns,
  readRun,
  cancelRun,
  downloadResult,
  downloadResultObject,
  readReport,
  readReportJson,
  readReportSarif,
  listDeadLetters,
  redriveRun,
  redriveRuns,
  readFusedResult,
  rejudgeResults,
  readWork,
  pauseWork,
] as const;
