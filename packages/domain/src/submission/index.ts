export {
  type BuildFile,
  checkListing,
  type DifferingEntry,
  differingEntries,
  isSameBuild,
  type ListedBuild,
  type ListingCheck,
  type ListingResult,
} from './check-listing.ts';
export {
  type BuildSigns,
  EVASION_CHECKS,
  type EvasionCheck,
  type EvasionInput,
  type EvasionName,
  evasionChecks,
  type RunSigns,
} from './evasion.ts';
export {
  type ClauseOutcome,
  type ClauseToRetest,
  planRetest,
  type Recalls,
  type RetestEngine,
  type RetestOutcome,
  type RetestPlan,
  recallsOf,
  retestOutcome,
  worstOf,
} from './retest.ts';
export {
  advance,
  isEditable,
  isOpen,
  SUBMISSION_STATES,
  SUBMISSION_STEPS,
  type SubmissionEvent,
  type SubmissionFacts,
  type SubmissionGuard,
  type SubmissionOutcome,
  type SubmissionRefusal,
  type SubmissionState,
} from './submission.ts';
export { type BuildFault, type BuildValidation, type SubmittedBuild, validateBuild } from './validate-build.ts';
