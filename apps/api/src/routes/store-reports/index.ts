import type { Handler } from '../../handler.ts';
import { checkStoreDutiesHandler, listDutyChecksHandler, proposeDutyFindingsHandler } from './duties.ts';
import { listStoreReportsHandler, previewStoreReportHandler, readStoreReportHandler, submitStoreReportHandler } from './reports.ts';

/** What stores report of themselves, and what they owe of themselves. */
export const storeReportHandlers: readonly Handler[] = [
  previewStoreReportHandler,
  submitStoreReportHandler,
  listStoreReportsHandler,
  readStoreReportHandler,
  checkStoreDutiesHandler,
  listDutyChecksHandler,
  proposeDutyFindingsHandler,
];
