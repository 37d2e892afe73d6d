import { ENDED } from '@touchstone/domain/case';
import { advance, type SubmissionEvent, type SubmissionRefusal } from '@touchstone/domain/submission';
import { type MoveCase, moveCase } from '../cases/move-case.ts';
import type { SubmissionActor, SubmissionPorts } from './ports.ts';

type CaseReason = Extract<MoveCase, { readonly ok: false }>['reason'];

export type DecideSubmission =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: SubmissionRefusal | CaseReason | 'deadline-over' };

export interface SubmissionDecision {
  readonly decision: 'accept' | 'reject' | 'ask-more';
  /** What is wrong or wanted, in words for the firm. */
  readonly reason: string;
}

/** The authority takes it, does not take it, or wants more. What is not taken gives the case back to the firm, while time is left. */
export function decideSubmission(
  ports: SubmissionPorts,
  id: string,
  { decision, reason }: SubmissionDecision,
  actor: SubmissionActor,
  rowVersion: number,
): Promise<DecideSubmission> {
  return step(ports, id, decision, reason, actor, rowVersion);
}

/** The firm takes it back to hand in another, as long as its time runs. */
export function withdrawSubmission(
  ports: SubmissionPorts,
  id: string,
  reason: string,
  actor: SubmissionActor,
  rowVersion: number,
): Promise<DecideSubmission> {
  return step(ports, id, 'withdraw', reason, actor, rowVersion);
}

function step(
  ports: SubmissionPorts,
  id: string,
  on: Extract<SubmissionEvent, 'accept' | 'reject' | 'ask-more' | 'withdraw'>,
  reason: string,
  actor: SubmissionActor,
  rowVersion: number,
): Promise<DecideSubmission> {
  return ports.inTransaction(async (tx): Promise<DecideSubmission> => {
    const kept = await tx.holdSubmission(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const outcome = advance(kept.state, on);
    if (!outcome.ok) return outcome;
    const atMs = tx.nowMs();
    const isDraft = kept.state === 'DRAFT';
    const about = await tx.submittedCase(kept.case);
    if (about === undefined) return { ok: false, reason: 'not-found' };
    if (on === 'withdraw' && !isDraft && about.dueAtMs !== null && atMs > about.dueAtMs) return { ok: false, reason: 'deadline-over' };
    // of a case that was merged or withdrawn meanwhile nothing is left to move
    if ((on === 'reject' || on === 'withdraw') && !isDraft && !ENDED.has(about.state)) {
      // the firm itself gives up: the platform says so for it
      const by = on === 'withdraw' ? { name: 'system:submissions', organisation: null, permissions: [] } : actor;
      const payload = { submission: id, reason: on === 'withdraw' ? `withdrawn: ${reason}` : reason };
      const moved = await moveCase(tx, { caseId: kept.case, event: 'refuse-submission', basis: reason, payload, actor: by });
      if (!moved.ok) return moved;
    }
    const fields = {
      reason: on === 'accept' ? null : reason,
      ...(on === 'withdraw' ? {} : { decidedAtMs: atMs, decidedBy: actor.person }),
    };
    await tx.stepSubmission({ id, event: on, from: kept.state, to: outcome.state, basis: reason, detail: {}, atMs, fields });
    if (on === 'accept') await tx.wantChecks(id, atMs);
    if (!isDraft) await tx.announce(`submission.${on}`, id, [kept.authority, kept.organisation], { submission: id, case: kept.case });
    await tx.audit.record({ action: `submission.${on}`, object: { kind: 'submission', id }, detail: { case: kept.case, reason } });
    return { ok: true };
  });
}
