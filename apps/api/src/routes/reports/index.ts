import type { Handler } from '../../handler.ts';
import { downloadRectificationHandler, downloadReportListHandler, downloadReportPdfHandler } from './files.ts';
import {
  listReportFactsHandler,
  listReportScreensHandler,
  readReportFactHandler,
  readReportFindingHandler,
  readReportOverviewHandler,
  readReportTimelineHandler,
} from './parts.ts';
import { readReportPictureHandler, readReportPolicyHandler } from './pictures.ts';

/** Our own report of a run, part by part, and as files. */
export const reportHandlers: readonly Handler[] = [
  readReportOverviewHandler,
  readReportFindingHandler,
  listReportFactsHandler,
  readReportFactHandler,
  readReportTimelineHandler,
  listReportScreensHandler,
  readReportPictureHandler,
  readReportPolicyHandler,
  downloadReportPdfHandler,
  downloadReportListHandler,
  downloadRectificationHandler,
];
