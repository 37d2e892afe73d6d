import type { CaseActor } from '@touchstone/domain/case';
import { byText } from '@touchstone/kernel/order';
import { type MoveCase, moveCase } from './move-case.ts';
import type { CaseTransaction } from './ports.ts';

export const OBJECTION_DECISIONS = ['rejected', 'partly', 'upheld'] as const;

export interface ObjectionDecision {
  readonly caseId: string;
  /** `partly`: some findings are dropped and the case goes on with the rest; `upheld`: the case is withdrawn. */
  readonly decision: (typeof OBJECTION_DECISIONS)[number];
  /** With `partly`. */
  readonly drop: readonly string[];
  readonly reason: string;
  readonly basis: string;
  readonly actor: CaseActor;
  readonly ifMatch?: number;
}

export type DecideObjection = MoveCase | { readonly ok: false; readonly reason: 'no-such-finding' | 'nothing-left' | 'nothing-dropped' };

/** Decides on an objection; unless it is upheld the case returns to where it would be by now. */
export async function decideObjection(tx: CaseTransaction, wish: ObjectionDecision): Promise<DecideObjection> {
  const { drop, decision, reason, ...rest } = wish;
  if ((decision === 'partly') !== drop.length > 0) return { ok: false, reason: 'nothing-dropped' };
  const moved = await moveCase(tx, { ...rest, event: 'decide-objection', payload: { decision, reason, drop: [...drop] } });
  if (!moved.ok || drop.length === 0) return moved;

  const open = (await tx.findingsOf(wish.caseId)).filter(({ outcome }) => outcome !== 'DROPPED');
  if (drop.some((id) => !open.some((one) => one.id === id))) return { ok: false, reason: 'no-such-finding' };
  const left = open.filter(({ id }) => !drop.includes(id));
  if (left.length === 0) return { ok: false, reason: 'nothing-left' };
  await tx.dropFindings(wish.caseId, drop);
  await tx.saveCase(wish.caseId, { clauses: [...new Set(left.map(({ clause }) => clause))].sort(byText) });
  return moved;
}
