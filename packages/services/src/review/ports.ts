import type { FindingState } from '@touchstone/domain/finding';
import type { Review, ReviewClaim, ReviewDecision, Severity } from '@touchstone/domain/review';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { AuditLog } from '../audit/ports.ts';
import type { TeachingTransaction } from '../fusion/teach-decision.ts';

/** A finding as far as its review goes. */
export interface ReviewedFinding {
  readonly id: string;
  readonly clause: string;
  readonly artifact: string | null;
  readonly state: FindingState;
  readonly severity: Severity;
  readonly round: number;
  readonly isForPublication: boolean;
  /** Whose campaign it belongs to: their policy of review applies; null: that of who reviews first. */
  readonly organisation: string | null;
}

/** One decision as it is kept. */
export interface KeptReview extends Review {
  readonly id: string;
  readonly organisation: string;
  readonly reason: string;
  readonly note: string;
}

export interface FindingStep {
  readonly finding: string;
  readonly event: string;
  readonly from: FindingState;
  readonly to: FindingState;
  readonly basis: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface ReviewTransaction extends TeachingTransaction {
  readonly audit: AuditLog;
  /** Held until the transaction ends. */
  holdFinding(id: string): Promise<ReviewedFinding | undefined>;
  /** Of one round, in the order they came. */
  reviewsOf(finding: string, round: number): Promise<readonly KeptReview[]>;
  /** As the organisation set it. */
  policyOf(organisation: string): Promise<Readonly<Record<string, unknown>>>;
  claimOf(finding: string): Promise<ReviewClaim | null>;
  saveClaim(finding: string, claim: ReviewClaim): Promise<void>;
  dropClaim(finding: string): Promise<void>;
  /** Persons whose check sheets spoke of this clause of this artifact: they proposed what is reviewed. */
  testersOf(artifact: string | null, clause: string): Promise<readonly string[]>;
  insertReview(finding: string, review: KeptReview & { readonly secondsSpent: number | null }): Promise<void>;
  /** Writes the row of history, and the new state where it changes. */
  stepFinding(step: FindingStep): Promise<void>;
  beginRound(finding: string): Promise<void>;
  markForPublication(finding: string): Promise<void>;
  askEvidence(request: { readonly id: string; readonly finding: string; readonly by: string; readonly wanted: string }): Promise<void>;
  answerEvidence(finding: string): Promise<void>;
  announce(topic: string, finding: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface ReviewPorts {
  inTransaction<T>(work: (tx: ReviewTransaction) => Promise<T>): Promise<T>;
  readonly hash: Sha256;
  /** Of the draw of findings that a second person sees. */
  readonly secondSeed: string;
  nowMs(): number;
  newId(): string;
}

/** Who reviews. */
export interface Reviewer {
  readonly person: string;
  readonly organisation: string;
  /** May decide first and settle; a second decision takes less. */
  readonly mayDecide: boolean;
}

export interface ReviewWish {
  readonly finding: string;
  readonly decision: ReviewDecision;
  readonly reason: string;
  readonly note: string;
  readonly secondsSpent: number | null;
}
