export { type ClauseVotes, clauseVotes } from './clause-votes.ts';
export { fuseFinished } from './fuse-finished.ts';
export { type LearnedClause, type Lessons, lessonsBetween } from './lessons.ts';
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
export { type TeachingTransaction, teachDecision } from './teach-decision.ts';
