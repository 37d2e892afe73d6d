import { holderOf, takeClaim } from '@touchstone/domain/review';
import { policyFor } from './apply-policy.ts';
import type { Reviewer, ReviewPorts } from './ports.ts';

export type ClaimFinding =
  | { readonly ok: true; readonly expiresMs: number }
  | { readonly ok: false; readonly reason: 'not-found' | 'already-decided' | 'evidence-awaited' | 'claimed-by-another' | 'decided-before' };

/** Takes a finding for a while, so that two do not do one's work; again, it is kept for longer. */
export function claimFinding(ports: ReviewPorts, reviewer: Reviewer, id: string): Promise<ClaimFinding> {
  return ports.inTransaction(async (tx): Promise<ClaimFinding> => {
    const finding = await tx.holdFinding(id);
    if (finding === undefined) return { ok: false, reason: 'not-found' };
    if (finding.state === 'INSUFFICIENT') return { ok: false, reason: 'evidence-awaited' };
    if (finding.state !== 'NEEDS_REVIEW') return { ok: false, reason: 'already-decided' };
    const reviews = await tx.reviewsOf(id, finding.round);
    const { claimMinutes } = await policyFor(tx, finding, reviews, reviewer.organisation);
    const decided = reviews.map((review) => review.reviewer);
    const answer = takeClaim(await tx.claimOf(id), reviewer.person, ports.nowMs(), claimMinutes, decided);
    if (!answer.ok) return answer;
    await tx.saveClaim(id, answer.claim);
    return { ok: true, expiresMs: answer.claim.expiresMs };
  });
}

export type ReleaseFinding = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' | 'claimed-by-another' };

/** Gives a finding back. What was not held is given back all the same. */
export function releaseFinding(ports: ReviewPorts, { person }: Reviewer, id: string): Promise<ReleaseFinding> {
  return ports.inTransaction(async (tx): Promise<ReleaseFinding> => {
    if ((await tx.holdFinding(id)) === undefined) return { ok: false, reason: 'not-found' };
    const holder = holderOf(await tx.claimOf(id), ports.nowMs());
    if (holder !== null && holder !== person) return { ok: false, reason: 'claimed-by-another' };
    await tx.dropClaim(id);
    return { ok: true };
  });
}
