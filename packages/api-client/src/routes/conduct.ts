import { listCommitments, recordBreach, recordCommitment } from './conduct/commitments.ts';
import { decideConductEntry, disputeConductEntry, listConductEntries, readConductEntry, recordConductEntry } from './conduct/entries.ts';
import { addConductFile, checkCitations, downloadConductFile } from './conduct/files.ts';
import { listInterviews, recordInterview } from './conduct/interviews.ts';
import { listOperatorOffences, readOperatorRecord, setOperatorGroup } from './conduct/record.ts';
import { listRepeatOffenders, listRiskRows, readRiskTable } from './conduct/risk.ts';

export * from './conduct/commitments.ts';
export * from './conduct/entries.ts';
export * from './conduct/files.ts';
export * from './conduct/interviews.ts';
export * from './conduct/record.ts';
export * from './conduct/risk.ts';
export { Commitment, ConductEntry, ConductStep, CREDIT_LISTS, CreditEntry, Interview, PENALTY_TYPES, Penalty } from './conduct/shapes.ts';

export const conductRoutes = [
  readOperatorRecord,
  listOperatorOffences,
  listRiskRows,
  readRiskTable,
  setOperatorGroup,
  listRepeatOffenders,
  listConductEntries,
  readConductEntry,
  recordConductEntry,
  decideConductEntry,
  disputeConductEntry,
  listCommitments,
  recordCommitment,
  recordBreach,
  listInterviews,
  recordInterview,
  addConductFile,
  downloadConductFile,
  checkCitations,
] as const;
