import { drawnForSecond, policyOf, type ReviewPolicy, type UnderReview } from '@touchstone/domain/review';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { KeptReview, ReviewedFinding, ReviewTransaction } from './ports.ts';

/** The policy that applies: of whose campaign it is, else of who reviewed first, else of who asks. */
export async function policyFor(
  tx: Pick<ReviewTransaction, 'policyOf'>,
  { organisation }: Pick<ReviewedFinding, 'organisation'>,
  reviews: readonly Pick<KeptReview, 'organisation'>[],
  asking: string,
): Promise<ReviewPolicy> {
  return policyOf(await tx.policyOf(organisation ?? reviews[0]?.organisation ?? asking));
}

export const underReview = (
  { hash, secondSeed }: { readonly hash: Sha256; readonly secondSeed: string },
  { id, severity, isForPublication }: Pick<ReviewedFinding, 'id' | 'severity' | 'isForPublication'>,
  policy: ReviewPolicy,
): UnderReview => ({ severity, isForPublication, isDrawnForSecond: drawnForSecond(hash, secondSeed, id, policy) });
