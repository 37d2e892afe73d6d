import type { Handler } from '../../handler.ts';
import {
  agreeFixedHandler,
  claimFindingHandler,
  decideFindingHandler,
  markForPublicationHandler,
  noteEvidenceHandler,
  releaseFindingHandler,
  reopenFindingHandler,
} from './change-findings.ts';
import { listFindingsHandler, readFindingHandler } from './read-findings.ts';
import { listDisagreementsHandler, listReviewQueueHandler } from './review-queue.ts';
import { readAutomationHandler, readMissEstimateHandler, readReviewStatisticsHandler } from './statistics.ts';

/** Findings, their review, and what both come to in figures. */
export const findingHandlers: readonly Handler[] = [
  listFindingsHandler,
  readFindingHandler,
  listReviewQueueHandler,
  listDisagreementsHandler,
  claimFindingHandler,
  releaseFindingHandler,
  decideFindingHandler,
  noteEvidenceHandler,
  reopenFindingHandler,
  agreeFixedHandler,
  markForPublicationHandler,
  readReviewStatisticsHandler,
  readMissEstimateHandler,
  readAutomationHandler,
];
