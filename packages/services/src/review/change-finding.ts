import { advance, type FindingEvent, type FindingState } from '@touchstone/domain/finding';
import { personsNeeded, standing } from '@touchstone/domain/review';
import { policyFor, underReview } from './apply-policy.ts';
import type { ReviewedFinding, Reviewer, ReviewPorts, ReviewTransaction } from './ports.ts';

export type ChangeFinding =
  | { readonly ok: true; readonly state: FindingState }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' };

interface Change {
  readonly finding: string;
  readonly reason: string;
}

/** The proof that was asked for is there, or it is said why there is none: people look again, in a new round. */
export const noteEvidence = (ports: ReviewPorts, change: Change): Promise<ChangeFinding> =>
  step(ports, change, 'evidence-added', async (tx, { id }) => {
    await tx.answerEvidence(id);
    await tx.beginRound(id);
  });

/** A decision is taken back, with a reason: a new round begins. */
export const reopenFinding = (ports: ReviewPorts, change: Change): Promise<ChangeFinding> =>
  step(ports, change, 'reopen', (tx, { id }) => tx.beginRound(id));

/** A person agrees that what could not be reproduced is gone. */
export const agreeFixed = (ports: ReviewPorts, change: Change): Promise<ChangeFinding> => step(ports, change, 'agree-fixed');

/**
 * It is to be named in public, which takes two persons at the least. What fewer have confirmed goes back to them; who has
 * confirmed it already need not do so again.
 */
export function markForPublication(
  ports: ReviewPorts,
  { organisation }: Reviewer,
  { finding: id, reason }: Change,
): Promise<ChangeFinding> {
  return ports.inTransaction(async (tx): Promise<ChangeFinding> => {
    const finding = await tx.holdFinding(id);
    if (finding === undefined) return { ok: false, reason: 'not-found' };
    if (finding.isForPublication) return { ok: true, state: finding.state };
    const { state, round } = finding;
    await tx.markForPublication(id);
    const reviews = await tx.reviewsOf(id, round);
    const policy = await policyFor(tx, finding, reviews, organisation);
    const item = { ...underReview(ports, finding, policy), isForPublication: true };
    const isShort = state === 'CONFIRMED' && standing(item, reviews, policy).wants !== 'nothing';
    const back = isShort ? advance(state, 'reopen', 'person') : undefined;
    const to = back?.ok === true ? back.state : state;
    const detail = { round, persons: personsNeeded(item, policy) };
    await tx.stepFinding({ finding: id, event: 'for-publication', from: state, to, basis: reason, detail });
    await tx.audit.record({ action: 'finding.for-publication', object: { kind: 'finding', id }, detail: { reason, ...detail } });
    await tx.announce('finding.for-publication', id, { finding: id });
    return { ok: true, state: to };
  });
}

function step(
  ports: ReviewPorts,
  { finding: id, reason }: Change,
  event: FindingEvent,
  also?: (tx: ReviewTransaction, finding: ReviewedFinding) => Promise<void>,
): Promise<ChangeFinding> {
  return ports.inTransaction(async (tx): Promise<ChangeFinding> => {
    const finding = await tx.holdFinding(id);
    if (finding === undefined) return { ok: false, reason: 'not-found' };
    const outcome = advance(finding.state, event, 'person');
    if (!outcome.ok) return { ok: false, reason: 'no-such-step' };
    const detail = { round: finding.round };
    await tx.stepFinding({ finding: id, event, from: finding.state, to: outcome.state, basis: reason, detail });
    await also?.(tx, finding);
    await tx.audit.record({
      action: `finding.${event}`,
      object: { kind: 'finding', id },
      before: { state: finding.state },
      after: { state: outcome.state },
      detail: { reason, ...detail },
    });
    await tx.announce(`finding.${event}`, id, { finding: id });
    return { ok: true, state: outcome.state };
  });
}
