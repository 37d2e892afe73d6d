import type { CaseActor } from '@touchstone/domain/case';
import { byText } from '@touchstone/kernel/order';
import { type MoveCase, moveCase } from './move-case.ts';
import { faultOf, type OpenCase } from './open-case.ts';
import type { OpeningTransaction } from './ports.ts';

export interface MoreFindings {
  readonly caseId: string;
  readonly findings: readonly string[];
  readonly basis: string;
  readonly actor: CaseActor;
  readonly ifMatch?: number;
}

export type AddFindings = MoveCase | Extract<OpenCase, { readonly ok: false }>;

/** Puts more findings about the same subject into a case that nobody has confirmed yet. */
export async function addFindings(tx: OpeningTransaction, { findings, ...wish }: MoreFindings): Promise<AddFindings> {
  const kept = await tx.holdCase(wish.caseId);
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  const wanted = [...new Set(findings)];
  const found = await tx.subjectsOf(wanted);
  if (found.length !== wanted.length || found.length === 0) return { ok: false, reason: 'no-such-finding' };
  const [one] = found;
  if (one?.subjectKind !== kept.subjectKind || one.subjectId !== kept.subjectId) return { ok: false, reason: 'mixed-subjects' };
  const fault = faultOf(found, kept.organisation);
  if (fault !== undefined) return fault;

  const moved = await moveCase(tx, { ...wish, event: 'add-findings', payload: { findings: wanted } });
  if (!moved.ok) return moved;
  await tx.addFindings(kept.id, found, tx.nowMs());
  const clauses = [...new Set([...kept.clauses, ...found.map(({ clause }) => clause)])].sort(byText);
  await tx.saveCase(kept.id, { clauses });
  return moved;
}
