export { type ClauseVotes, clauseVotes } from './clause-votes.ts';
export { fuseFinished } from './fuse-finished.ts';
export type {
  ClauseSetting,
  EndedRun,
  FindingRow,
  FindingStepRow,
  Finished,
  FusedRow,
  FusionPorts,
  FusionTransaction,
  KeptFinding,
} from './ports.ts';
export { type RecordedVote, type ReviewedFinding, recordOutcome } from './record-outcome.ts';
