import { hinderedBy } from '@touchstone/domain/access';
import { advance, type FindingState } from '@touchstone/domain/finding';
import { holderOf, type ReviewRefusal, type ReviewStanding, refusalOf, standing } from '@touchstone/domain/review';
import type { Act } from '../audit/ports.ts';
import { teachDecision } from '../fusion/teach-decision.ts';
import { policyFor, underReview } from './apply-policy.ts';
import type { KeptReview, ReviewedFinding, Reviewer, ReviewPorts, ReviewTransaction, ReviewWish } from './ports.ts';

export type DecideFinding =
  | { readonly ok: true; readonly review: string; readonly state: FindingState; readonly standing: ReviewStanding }
  | { readonly ok: false; readonly reason: ReviewRefusal | 'not-found' | 'forbidden' | 'duty-apart' };

/**
 * One person's decision on a finding. It is kept as a row whatever follows; the finding moves when as many agree as the
 * policy wants, and the engines are taught in the same transaction.
 *
 * Until a round is decided nothing outside the row itself says what was decided: neither history, nor audit, nor events.
 */
export function decideFinding(ports: ReviewPorts, reviewer: Reviewer, wish: ReviewWish): Promise<DecideFinding> {
  return ports.inTransaction(async (tx): Promise<DecideFinding> => {
    const finding = await tx.holdFinding(wish.finding);
    if (finding === undefined) return { ok: false, reason: 'not-found' };
    if (finding.state === 'INSUFFICIENT') return { ok: false, reason: 'evidence-awaited' };
    if (finding.state !== 'NEEDS_REVIEW') return { ok: false, reason: 'already-decided' };

    const reviews = await tx.reviewsOf(finding.id, finding.round);
    const policy = await policyFor(tx, finding, reviews, reviewer.organisation);
    const item = underReview(ports, finding, policy);
    const wanted = standing(item, reviews, policy);
    const isSecond = wanted.wants === 'second';
    if (!isSecond && !reviewer.mayDecide) return { ok: false, reason: 'forbidden' };
    const proposed = (await tx.testersOf(finding.artifact, finding.clause)).map(
      (person) => ({ person, permission: 'finding.propose' }) as const,
    );
    if (hinderedBy(reviewer.person, isSecond ? 'finding.second' : 'finding.decide', proposed) !== undefined)
      return { ok: false, reason: 'duty-apart' };
    const claimedBy = holderOf(await tx.claimOf(finding.id), ports.nowMs());
    const refusal = refusalOf(reviewer.person, wish.decision, wish.reason, item, reviews, policy, claimedBy);
    if (refusal !== undefined) return { ok: false, reason: refusal };

    const review: KeptReview = {
      id: ports.newId(),
      reviewer: reviewer.person,
      organisation: reviewer.organisation,
      round: finding.round,
      decision: wish.decision,
      reason: wish.reason,
      note: wish.note,
      isBlind: isSecond && wanted.isBlind,
      atMs: ports.nowMs(),
    };
    await tx.insertReview(finding.id, { ...review, secondsSpent: wish.secondsSpent });
    await tx.dropClaim(finding.id);
    const now = standing(item, [...reviews, review], policy);
    const { state, act } = await settleRound(ports, tx, finding, now, [...reviews, review]);
    // last, because a chain is written by one at a time: who has its lock waits for nobody
    await tx.audit.record({
      action: 'finding.decide',
      object: { kind: 'finding', id: finding.id },
      // its id is nowhere else to be read, so the hash gives the decision away to nobody before its time
      after: { review: review.id, decision: review.decision, reason: review.reason, note: review.note },
      detail: { round: finding.round },
    });
    if (act !== undefined) await tx.audit.record(act);
    return { ok: true, review: review.id, state, standing: now };
  });
}

/** What the round has come to after its last decision. */
async function settleRound(
  ports: ReviewPorts,
  tx: ReviewTransaction,
  finding: ReviewedFinding,
  now: ReviewStanding,
  reviews: readonly KeptReview[],
): Promise<{ readonly state: FindingState; readonly act?: Act }> {
  const { id, round, state } = finding;
  const last = reviews.at(-1)!;
  if (now.wants === 'evidence') {
    const to = stepped(state, 'ask-evidence');
    const wanted = last.note === '' ? last.reason : last.note;
    await tx.stepFinding({ finding: id, event: 'ask-evidence', from: state, to, basis: wanted, detail: { round } });
    await tx.askEvidence({ id: ports.newId(), finding: id, by: last.reviewer, wanted });
    await tx.announce('finding.evidence-asked', id, { finding: id, wanted });
    return { state: to };
  }
  if (now.wants !== 'nothing') {
    await tx.stepFinding({ finding: id, event: 'reviewed', from: state, to: state, basis: '', detail: { round } });
    await tx.announce('finding.reviewed', id, { finding: id, round });
    return { state };
  }
  const { decision, wasDisputed } = now;
  const to = stepped(state, decision);
  const agreeing = reviews.filter((review) => review.decision === decision);
  const detail = { round, persons: agreeing.map(({ reviewer }) => reviewer), wasDisputed };
  await tx.stepFinding({ finding: id, event: decision, from: state, to, basis: agreeing.at(-1)?.reason ?? '', detail });
  if (finding.artifact !== null) await teachDecision(tx, finding.artifact, finding.clause, decision === 'confirm');
  await tx.announce(decision === 'confirm' ? 'finding.confirmed' : 'finding.rejected', id, { finding: id, clause: finding.clause });
  const action = decision === 'confirm' ? 'finding.confirmed' : 'finding.rejected';
  return { state: to, act: { action, object: { kind: 'finding', id }, before: { state }, after: { state: to }, detail } };
}

/** @throws RangeError when the finding's own law knows no such step, which takes back what was written with it */
function stepped(state: FindingState, on: 'confirm' | 'reject' | 'ask-evidence'): FindingState {
  const outcome = advance(state, on, 'person');
  if (!outcome.ok) throw new RangeError(`${state} knows no ${on}: ${outcome.reason}`);
  return outcome.state;
}
