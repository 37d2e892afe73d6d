import { type DeadlineEvent, type DeadlineGuard, moveDeadline } from '@touchstone/domain/deadline';
import type { By, DeadlineChange, DeadlineRefused, DeadlineStanding, DeadlineTransaction, KeptDeadline, MoveDeadline } from './ports.ts';

/** What a step does besides the state. */
export interface StepPlan {
  readonly holds: (guard: DeadlineGuard) => boolean;
  readonly change?: DeadlineChange;
  readonly detail?: object;
  /** Done behind the step, in the same transaction. */
  readonly afterwards?: (moved: KeptDeadline) => Promise<void>;
}

/** Takes one step of the table: held, changed, and written down. */
export async function stepDeadline(
  tx: DeadlineTransaction,
  id: string,
  on: DeadlineEvent,
  by: By,
  planOf: (deadline: KeptDeadline) => Promise<StepPlan | DeadlineRefused>,
  readVersion?: number,
): Promise<MoveDeadline> {
  const deadline = await tx.holdDeadline(id);
  if (deadline === undefined) return { ok: false, reason: 'not-found' };
  if (readVersion !== undefined && readVersion !== deadline.rowVersion) return { ok: false, reason: 'version-conflict' };
  // a step that no guard could open is refused before anything is counted for it
  if (moveDeadline(deadline.state, on, () => true) === undefined) return { ok: false, reason: 'no-such-step' };
  const plan = await planOf(deadline);
  if ('ok' in plan) return plan;
  const to = moveDeadline(deadline.state, on, plan.holds);
  if (to === undefined) return { ok: false, reason: 'no-such-step' };
  const change: DeadlineChange = { ...plan.change, state: to };
  await tx.saveDeadline(id, change);
  const { actor, basis } = by;
  await tx.appendDeadlineEvent(id, { event: on, from: deadline.state, to, actor, basis, detail: plan.detail ?? {}, atMs: tx.nowMs() });
  const { extendedBy: _, ...fields } = change;
  const moved: KeptDeadline = { ...deadline, ...fields };
  await plan.afterwards?.(moved);
  return standing(moved);
}

export const standing = ({ id, state, dueAtMs, printedText }: KeptDeadline): DeadlineStanding => ({
  ok: true,
  id,
  state,
  dueAtMs,
  printedText,
});
