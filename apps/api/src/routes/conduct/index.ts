import type { Handler } from '../../handler.ts';
import {
  decideConductEntryHandler,
  disputeConductEntryHandler,
  listConductEntriesHandler,
  readConductEntryHandler,
  recordConductEntryHandler,
} from './entries.ts';
import { setOperatorGroupHandler } from './group.ts';
import {
  addConductFileHandler,
  checkCitationsHandler,
  downloadConductFileHandler,
  listCommitmentsHandler,
  listInterviewsHandler,
  recordBreachHandler,
  recordCommitmentHandler,
  recordInterviewHandler,
} from './papers.ts';
import {
  listOperatorOffencesHandler,
  listRepeatOffendersHandler,
  listRiskRowsHandler,
  readOperatorRecordHandler,
  readRiskTableHandler,
} from './record.ts';

/** What is known of a firm, and what it did or left undone. */
export const conductHandlers: readonly Handler[] = [
  readOperatorRecordHandler,
  listOperatorOffencesHandler,
  listRiskRowsHandler,
  readRiskTableHandler,
  setOperatorGroupHandler,
  listRepeatOffendersHandler,
  listConductEntriesHandler,
  readConductEntryHandler,
  recordConductEntryHandler,
  decideConductEntryHandler,
  disputeConductEntryHandler,
  listCommitmentsHandler,
  recordCommitmentHandler,
  recordBreachHandler,
  listInterviewsHandler,
  recordInterviewHandler,
  addConductFileHandler,
  downloadConductFileHandler,
  checkCitationsHandler,
];
