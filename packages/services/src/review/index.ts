export { policyFor, underReview } from './apply-policy.ts';
export { agreeFixed, type ChangeFinding, markForPublication, noteEvidence, reopenFinding } from './change-finding.ts';
export { type ClaimFinding, claimFinding, type ReleaseFinding, releaseFinding } from './claim-finding.ts';
export { type DecideFinding, decideFinding } from './decide-finding.ts';
export type {
  FindingStep,
  KeptReview,
  ReviewedFinding,
  Reviewer,
  ReviewPorts,
  ReviewTransaction,
  ReviewWish,
} from './ports.ts';
export { isOpen, type Seen, seeReview, type Viewer } from './see-finding.ts';
