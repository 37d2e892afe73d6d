export {
  ARTIFACT_KINDS,
  ARTIFACT_STEPS,
  type ArtifactEffect,
  type ArtifactEvent,
  type ArtifactKind,
  type ArtifactOutcome,
  type ArtifactState,
  advance,
  type Keeping,
  type KeepReason,
  reasonsToKeep,
} from './artifact.ts';
export { RETENTION_DAYS, type RetentionClass, retainUntil } from './retention.ts';
export { type Claim, judge, type Received, type VerificationFault } from './verification.ts';
