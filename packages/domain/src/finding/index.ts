export {
  advance,
  ESTABLISHED_FINDINGS,
  FINDING_STEPS,
  type FindingBy,
  type FindingEvent,
  type FindingGuard,
  type FindingOutcome,
  type FindingState,
  isOpenViolation,
  OPEN_FINDINGS,
  type RetestVote,
  retestEvent,
} from './finding.ts';
export { fingerprint, type Locus, stablePlace } from './locus.ts';
export { type KnownFinding, type Placement, place } from './relapse.ts';
export { FINDING_WORDS, SEVERITY_WORDS, STRENGTH_WORDS } from './words.ts';
