export { type CheckCitations, type CitationWish, checkCitations } from './citations.ts';
export { keepListed, type ListingWish, listCredit, type MoveCredit, proposeRemoval, type RemovalWish, removeCredit } from './credit.ts';
export {
  type ConductMove,
  type ConductWish,
  decideConduct,
  disputeConduct,
  type MoveConduct,
  type RecordConduct,
  recordConduct,
} from './entries.ts';
export { type GroupTransaction, type GroupWish, type SetGroup, setGroupParent } from './groups.ts';
export {
  type BreachWish,
  type CommitmentWish,
  type InterviewWish,
  type RecordBreach,
  type RecordPaper,
  recordBreach,
  recordCommitment,
  recordInterview,
} from './papers.ts';
export {
  decideByDocument,
  decidePenalty,
  executePenalty,
  type MovePenalty,
  notifyByDocument,
  notifyPenalty,
  type PenaltyDecision,
  type PenaltyWish,
  type RecordPenalty,
  recordPenalty,
  revokePenalty,
} from './penalties.ts';
export type { ConductPorts, ConductTransaction, Firm, Officer, PenaltyTransaction } from './ports.ts';
