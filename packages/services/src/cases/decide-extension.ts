import type { CaseActor } from '@touchstone/domain/case';
import type { DeadlineRule } from '@touchstone/domain/deadline';
import { type DeadlineRefusal, type DeadlineTransaction, extendDeadline } from '../deadlines/index.ts';
import { type MoveCase, moveCase } from './move-case.ts';
import type { CaseTransaction } from './ports.ts';

export interface ExtensionTransaction extends CaseTransaction, DeadlineTransaction {
  /** The deadline that the case's main line waits for; undefined while none runs. */
  mainDeadlineOf(caseId: string): Promise<string | undefined>;
}

export interface ExtensionDecision {
  readonly caseId: string;
  /** 延期 until the day that the document prints, or counted on from the end of the old deadline; absent: refused. */
  readonly granted?: { readonly document: string; readonly rule?: DeadlineRule };
  readonly reason: string;
  readonly basis: string;
  readonly actor: CaseActor;
  readonly ifMatch?: number;
}

export type DecideExtension = MoveCase | { readonly ok: false; readonly reason: DeadlineRefusal };

/** Decides on a 延期申请: by a document another deadline takes the place of the running one, or all stays as it is. */
export async function decideExtension(tx: ExtensionTransaction, decision: ExtensionDecision): Promise<DecideExtension> {
  const { granted, reason, ...wish } = decision;
  if (granted === undefined) return moveCase(tx, { ...wish, event: 'refuse-extension', payload: { reason } });
  const running = await tx.mainDeadlineOf(wish.caseId);
  const payload = { document: granted.document, reason, ...(running === undefined ? {} : { deadline: running }) };
  // the case first: who may not decide it changes no deadline
  const moved = await moveCase(tx, { ...wish, event: 'extend-deadline', payload });
  if (!moved.ok || running === undefined) return moved;
  const extended = await extendDeadline(tx, running, {
    ...(granted.rule === undefined ? {} : { rule: granted.rule }),
    documentId: granted.document,
    actor: wish.actor.name,
  });
  return extended.ok ? moved : extended;
}
