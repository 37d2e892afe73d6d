import type { Handler } from '../../handler.ts';
import {
  handComplaintOnHandler,
  listComplaintsHandler,
  moveComplaintHandler,
  readComplaintHandler,
  readComplaintReporterHandler,
  takeComplaintHandler,
} from './complaints.ts';
import { importComplaintsHandler, previewComplaintsHandler } from './import-complaints.ts';
import { readComplaintStatusHandler, submitComplaintHandler } from './public-complaints.ts';

/** What people say about apps, from the form to the answer. */
export const complaintHandlers: readonly Handler[] = [
  submitComplaintHandler,
  readComplaintStatusHandler,
  listComplaintsHandler,
  readComplaintHandler,
  takeComplaintHandler,
  previewComplaintsHandler,
  importComplaintsHandler,
  moveComplaintHandler,
  handComplaintOnHandler,
  readComplaintReporterHandler,
];
