import type { CaseActor, CaseRefusal } from '@touchstone/domain/case';
import { offerFault, type ReferralFault, type ReferralKind } from '@touchstone/domain/referral';
import { moveCase } from '../cases/index.ts';
import { startDeadline } from '../deadlines/index.ts';
import type { ReferralTransaction } from './ports.ts';

export interface ReferralOffer {
  readonly caseId: string;
  readonly kind: ReferralKind;
  /** Organisation. */
  readonly to: string;
  readonly reason: string;
  /** Law or document. */
  readonly basis: string;
  /** By when the other reports back. */
  readonly dueAtMs?: number;
  readonly actor: CaseActor;
  readonly person: string | null;
}

export type OfferReferral =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'version-conflict' | 'no-such-authority' | 'due-in-the-past' | ReferralFault | CaseRefusal;
    };

/** Offers a case to another authority. It answers; until then nothing has changed hands. */
export async function offerReferral(tx: ReferralTransaction, offer: ReferralOffer): Promise<OfferReferral> {
  const { caseId, kind, actor, basis, dueAtMs } = offer;
  const kept = await tx.holdCase(caseId);
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  if (basis.trim() === '') return { ok: false, reason: 'basis-missing' };
  if (!actor.permissions.includes('case.transfer')) return { ok: false, reason: 'wrong-role' };
  if (actor.organisation !== kept.organisation) return { ok: false, reason: 'wrong-authority' };
  const [from, to] = [await tx.authorityOf(kept.organisation), await tx.authorityOf(offer.to)];
  if (from === undefined || to === undefined) return { ok: false, reason: 'no-such-authority' };
  const of = { state: kept.state, penalty: kept.penalty, ...(await tx.offeredOf(caseId)) };
  const fault = offerFault(kind, from, to, of, dueAtMs !== undefined);
  if (fault !== undefined) return { ok: false, reason: fault };
  const nowMs = tx.nowMs();
  if (dueAtMs !== undefined && dueAtMs <= nowMs) return { ok: false, reason: 'due-in-the-past' };

  const id = tx.newId();
  await tx.insertReferral({
    ...{ id, caseId, kind, from: from.id, to: to.id, state: 'OFFERED', reason: offer.reason },
    ...{ dueAtMs: dueAtMs ?? null, offeredAtMs: nowMs, createdBy: offer.person },
  });
  if (kind === 'penalty') {
    const moved = await moveCase(tx, { caseId, event: 'refer-penalty', basis, payload: { referral: id }, actor });
    if (!moved.ok) return moved;
  }
  if (dueAtMs !== undefined)
    await startDeadline(tx, {
      ...{ targetKind: 'referral', targetId: id, caseId, purpose: 'answer-referral', obliged: `organisation:${to.id}` },
      ...{ organisation: to.id, province: to.province, startEvent: 'referral.offered', startedAtMs: nowMs },
      rule: { kind: 'instant', at: new Date(dueAtMs).toISOString() },
      ...{ actor: actor.name, basis, createdBy: offer.person },
    });
  await tx.announce('case.referral-offered', id, [from.id, to.id], { referral: id, kind, case: caseId });
  return { ok: true, id };
}
