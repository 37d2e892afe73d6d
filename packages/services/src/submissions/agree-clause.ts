import { advance as advanceFinding } from '@touchstone/domain/finding';
import type { SubmissionActor, SubmissionPorts } from './ports.ts';

export type AgreeClause =
  | { readonly ok: true }
  /** `not-absent`: no retest by engines that could see it found it gone. */
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' | 'not-absent' };

/**
 * A reviewer agrees that a clause is put right, or says that it is not although the engines see nothing. Only what every engine
 * that could see it no longer sees can be agreed to.
 */
export function agreeClause(
  ports: SubmissionPorts,
  id: string,
  finding: string,
  { isFixed, note }: { readonly isFixed: boolean; readonly note: string },
  actor: SubmissionActor,
): Promise<AgreeClause> {
  return ports.inTransaction(async (tx): Promise<AgreeClause> => {
    const kept = await tx.holdSubmission(id);
    const clause = (await tx.retestClauses(id)).find((one) => one.finding === finding);
    if (kept === undefined || clause === undefined || actor.person === null) return { ok: false, reason: 'not-found' };
    if (kept.state !== 'RETESTED') return { ok: false, reason: 'no-such-step' };
    const atMs = tx.nowMs();
    const { state, outcome } = clause;
    if (!isFixed) {
      await tx.saveOutcome(id, finding, {
        outcome: 'NOT_TESTED',
        reason: 'reviewer-disagrees',
        votes: null,
        agreedBy: actor.person,
        note,
        atMs,
      });
      await tx.saveCaseOutcome(kept.case, finding, 'NOT_TESTED');
    } else {
      if (outcome !== 'ABSENT') return { ok: false, reason: 'not-absent' };
      const moved = advanceFinding(state, 'agree-fixed', 'person');
      if (!moved.ok && state !== 'FIXED') return { ok: false, reason: 'not-absent' };
      if (moved.ok)
        await tx.stepFinding({ finding, event: 'agree-fixed', from: state, to: moved.state, basis: `submission ${id}: ${note}` });
      await tx.saveOutcome(id, finding, { outcome: 'FIXED', reason: 'reviewer-agrees', votes: null, agreedBy: actor.person, note, atMs });
      await tx.saveCaseOutcome(kept.case, finding, 'FIXED');
    }
    await tx.audit.record({
      action: 'submission.review',
      object: { kind: 'submission', id },
      detail: { case: kept.case, finding, clause: clause.clause, isFixed, note },
    });
    return { ok: true };
  });
}
