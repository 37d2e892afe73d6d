export { type ClauseVotes, clauseVotes } from './clause-votes.ts';
export { DEFAULT_CLAUSE_SETTING, fuseFinished } from './fuse-finished.ts';
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
export { THRESHOLDS_SETTING } from './ports.ts';
export {
  type ClauseChange,
  type Rejudged,
  type RejudgePorts,
  type RejudgeTransaction,
  rejudgeArtifact,
  type StoredResult,
} from './rejudge.ts';
export { type TeachingTransaction, teachDecision } from './teach-decision.ts';
