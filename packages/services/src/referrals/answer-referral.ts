import type { Carried, CaseActor, CaseRefusal } from '@touchstone/domain/case';
import { advanceReferral, REFERRAL_ROWS, type ReferralEvent, type ReferralState } from '@touchstone/domain/referral';
import { foldedCase, moveCase, type OpenCase, openCase } from '../cases/index.ts';
import { endDeadline } from '../deadlines/index.ts';
import type { KeptReferral, ReferralTransaction } from './ports.ts';

export interface ReferralAnswer {
  readonly referral: string;
  readonly on: ReferralEvent;
  readonly basis: string;
  /** With `return` and `withdraw` why; with `report` what came of it. */
  readonly text?: string;
  /** The notice in which the case was named, with the report on a common notice. */
  readonly notice?: string;
  readonly actor: CaseActor;
  readonly person: string | null;
  readonly ifMatch?: number;
}

export type AnswerReferral =
  | { readonly ok: true; readonly state: ReferralState; readonly targetCase: string | null }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-found'
        | 'version-conflict'
        | 'case-moved'
        | 'report-missing'
        | 'not-the-territory'
        | CaseRefusal
        | Extract<OpenCase, { readonly ok: false }>['reason'];
      readonly case?: string;
    };

/** Accepts a referral, gives it back, reports what came of it, or takes the offer back; with what follows for the cases. */
export async function answerReferral(tx: ReferralTransaction, answer: ReferralAnswer): Promise<AnswerReferral> {
  const { actor, basis, on, text = '' } = answer;
  const kept = await tx.holdReferral(answer.referral);
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  if (answer.ifMatch !== undefined && answer.ifMatch !== kept.rowVersion) return { ok: false, reason: 'version-conflict' };
  if (basis.trim() === '') return { ok: false, reason: 'basis-missing' };
  if (!actor.permissions.includes('case.transfer')) return { ok: false, reason: 'wrong-role' };
  const side = sideOf(kept, actor.organisation);
  if (side === undefined) return { ok: false, reason: 'wrong-authority' };
  const outcome = advanceReferral(kept.state, on, side, kept.kind);
  if (!outcome.ok) return outcome;
  if (on !== 'accept' && text.trim() === '') return { ok: false, reason: 'report-missing' };
  if (on === 'accept' && (await sitsElsewhere(tx, kept))) return { ok: false, reason: 'not-the-territory' };

  const nowMs = tx.nowMs();
  // what is done to a referred penalty is done while the referral stands
  const before = on === 'accept' ? undefined : await turnPenalty(tx, kept, answer);
  if (before !== undefined) return before;
  await tx.saveReferral(kept.id, {
    state: outcome.state,
    ...(on === 'report' ? { reportedAtMs: nowMs, report: text } : { answeredAtMs: nowMs }),
    ...(on === 'return' || on === 'withdraw' ? { report: text } : {}),
    ...(answer.notice === undefined ? {} : { notice: answer.notice }),
  });
  const taken = on === 'accept' ? await takeOver(tx, kept, answer) : { ok: true as const, targetCase: kept.targetCase };
  if (!taken.ok) return taken;
  if (on !== 'accept') await endDeadlines(tx, kept.id, on === 'report' ? 'MET' : 'CANCELLED', { actor: actor.name, basis });
  await tx.announce(`case.referral-${PAST[on]}`, kept.id, [kept.from, kept.to], { referral: kept.id, kind: kept.kind, case: kept.caseId });
  return { ok: true, state: outcome.state, targetCase: taken.targetCase };
}

const PAST: Readonly<Record<ReferralEvent, string>> = {
  accept: 'accepted',
  return: 'returned',
  report: 'reported',
  withdraw: 'withdrawn',
};

function sideOf({ from, to }: KeptReferral, organisation: string | null): 'giver' | 'taker' | undefined {
  if (organisation === to) return 'taker';
  return organisation === from ? 'giver' : undefined;
}

/** Offered to the 属地, which was put right or has moved since. */
async function sitsElsewhere(tx: ReferralTransaction, { kind, caseId, to }: KeptReferral): Promise<boolean> {
  if (!REFERRAL_ROWS[kind].isTerritorial) return false;
  const { territory } = await tx.offeredOf(caseId);
  return territory !== null && (await tx.authorityOf(to))?.province !== territory;
}

type Taken = { readonly ok: true; readonly targetCase: string | null } | Extract<AnswerReferral, { readonly ok: false }>;

async function takeOver(tx: ReferralTransaction, kept: KeptReferral, answer: ReferralAnswer): Promise<Taken> {
  if (REFERRAL_ROWS[kept.kind].movesCase) return moveOver(tx, kept, answer);
  const taker = await tx.authorityOf(kept.to);
  if (taker?.province !== undefined && taker.province !== null) await tx.openScope(kept.caseId, `province:${taker.province}`);
  return { ok: true, targetCase: null };
}

/** A case of the other authority's own, with what was done here; this one ends as transferred. Both keep their numbers. */
async function moveOver(tx: ReferralTransaction, kept: KeptReferral, { actor, basis, person }: ReferralAnswer): Promise<Taken> {
  const source = await tx.holdCase(kept.caseId);
  if (source === undefined) return { ok: false, reason: 'not-found' };
  const { state, returnsTo, confirmedAtMs, servedAtMs, noticedAtMs, grounds } = await foldedCase(tx, source);
  const carried: Carried = { state: returnsTo ?? state, confirmedAtMs, servedAtMs, noticedAtMs, grounds };
  const findings = (await tx.findingsOf(source.id)).filter(({ outcome }) => outcome !== 'DROPPED');
  const moved = await moveCase(tx, { caseId: source.id, event: 'transfer', basis, payload: { referral: kept.id, to: kept.to }, actor });
  if (!moved.ok) return moved;
  const opened = await openCase(tx, {
    origin: kept.kind === 'territory' ? 'territory' : 'national-delisting',
    findings: findings.map(({ id }) => id),
    ...(findings.length === 0 ? { subject: { kind: source.subjectKind, id: source.subjectId } } : {}),
    takenOver: { case: source.id, referral: kept.id, carried },
    basis,
    actor,
    organisation: kept.to,
    handler: person,
  });
  if (!opened.ok) return opened;
  await tx.saveReferral(kept.id, { state: 'ACCEPTED', targetCase: opened.id });
  return { ok: true, targetCase: opened.id };
}

async function turnPenalty(
  tx: ReferralTransaction,
  kept: KeptReferral,
  { on, basis, text, actor }: ReferralAnswer,
): Promise<Extract<AnswerReferral, { readonly ok: false }> | undefined> {
  if (kept.kind !== 'penalty') return undefined;
  const event = on === 'report' ? 'report-penalty' : 'return-penalty';
  const moved = await moveCase(tx, { caseId: kept.caseId, event, basis, payload: { referral: kept.id, reason: text ?? '' }, actor });
  return moved.ok ? undefined : moved;
}

async function endDeadlines(
  tx: ReferralTransaction,
  id: string,
  as: 'MET' | 'CANCELLED',
  by: { readonly actor: string; readonly basis: string },
): Promise<void> {
  for (const deadline of await tx.deadlinesOfReferral(id)) await endDeadline(tx, deadline, as, by);
}
