import { advance, type SubmissionRefusal } from '@touchstone/domain/submission';
import { type MoveCase, moveCase } from '../cases/move-case.ts';
import type { SubmissionActor, SubmissionPorts } from './ports.ts';

type CaseReason = Extract<MoveCase, { readonly ok: false }>['reason'];

export type ConcludeSubmission =
  | { readonly ok: true; readonly caseState: string }
  | { readonly ok: false; readonly reason: SubmissionRefusal | CaseReason };

/** Days after which a case that passed is looked at again, where nothing else is said. */
export const WATCH_IN_DAYS = 90;
const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

/** Day in Asia/Shanghai. */
const dayOf = (ms: number): string => new Date(ms + CHINA_MS).toISOString().slice(0, 10);

/** The authority closes the retest: passed with nothing left open, or failed, and the case goes on accordingly. */
export function concludeSubmission(
  ports: SubmissionPorts,
  id: string,
  {
    hasPassed,
    reason,
    watchInDays = WATCH_IN_DAYS,
  }: { readonly hasPassed: boolean; readonly reason: string; readonly watchInDays?: number },
  actor: SubmissionActor,
  rowVersion: number,
): Promise<ConcludeSubmission> {
  return ports.inTransaction(async (tx): Promise<ConcludeSubmission> => {
    const kept = await tx.holdSubmission(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const on = hasPassed ? 'pass' : 'fail';
    const outcome = advance(kept.state, on, await tx.submissionFacts(id));
    if (!outcome.ok) return outcome;
    const clauses = (await tx.retestClauses(id)).map(({ clause, outcome: came }) => ({ clause, outcome: came }));
    const moved = await moveCase(tx, {
      caseId: kept.case,
      event: hasPassed ? 'retest-passed' : 'retest-failed',
      basis: reason,
      payload: { submission: id, clauses, reason },
      actor,
    });
    if (!moved.ok) return moved;
    const atMs = tx.nowMs();
    if (hasPassed) await tx.saveCase(kept.case, { watchOn: dayOf(atMs + watchInDays * DAY_MS) });
    const fields = { reason, decidedAtMs: atMs, decidedBy: actor.person };
    await tx.stepSubmission({ id, event: on, from: kept.state, to: outcome.state, basis: reason, detail: { clauses }, atMs, fields });
    await tx.announce(`submission.${on}`, id, [kept.authority, kept.organisation], { submission: id, case: kept.case });
    await tx.audit.record({ action: `submission.${on}`, object: { kind: 'submission', id }, detail: { case: kept.case, reason } });
    return { ok: true, caseState: moved.case.state };
  });
}
