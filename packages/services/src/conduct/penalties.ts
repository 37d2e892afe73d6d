import type { CitedWord } from '@touchstone/domain/conduct';
import {
  amountFault,
  type CreditList,
  movePenalty,
  type PenaltyEvent,
  type PenaltyState,
  type PenaltyType,
} from '@touchstone/domain/credit';
import { checkCitations } from './citations.ts';
import { dropCredit, dueCredit } from './credit.ts';
import { type CaseRefused, moved } from './move-of-case.ts';
import type { ConductPorts, HeldPenalty, Officer, OrderAbout, PenaltyTransaction } from './ports.ts';

export interface PenaltyWish {
  readonly case: string;
  readonly type: PenaltyType;
  /** 分 */
  readonly amountFen: number;
  readonly reason: string;
  /** Law and articles, as the decision will name them. */
  readonly law: string;
  /** The list on which the decision puts the firm. */
  readonly list?: CreditList;
}

export type RecordPenalty =
  | { readonly ok: true; readonly id: string; readonly operator: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'bad-amount' }
  | CaseRefused;

/** 拟处罚: proposed in a case whose fault is established. */
export const recordPenalty = (ports: ConductPorts<PenaltyTransaction>, wish: PenaltyWish, by: Officer): Promise<RecordPenalty> =>
  ports.inTransaction(async (tx): Promise<RecordPenalty> => {
    const held = await tx.holdCase(wish.case);
    const firm = held?.operator == null ? undefined : await tx.firmOf(held.operator);
    const authority = await tx.authority(by.organisation);
    if (held === undefined || firm === undefined || authority === undefined) return { ok: false, reason: 'not-found' };
    if (amountFault(wish.type, wish.amountFen) !== undefined) return { ok: false, reason: 'bad-amount' };
    // referred, it is for whom it was referred to
    if (held.penalty === 'PENALTY_REFERRED' && held.organisation === by.organisation)
      return { ok: false, reason: 'case-refused', detail: 'the penalty was referred to another authority' };
    const id = tx.newId();
    const refused =
      (await moved(tx, wish.case, 'propose-penalty', { penalty: id }, wish.law, by)) ??
      (wish.list === undefined
        ? undefined
        : await moved(tx, wish.case, 'propose-listing', { reason: wish.reason, penalty: id }, wish.law, by));
    if (refused !== undefined) return refused;

    const { type, amountFen, reason, law, list = null } = wish;
    const atMs = tx.nowMs();
    await tx.insertPenalty({
      ...{ id, operator: firm.id, caseId: wish.case, type, amountFen, reason, law, list },
      ...{ organisation: by.organisation, province: authority.province, recordedBy: by.person, atMs },
    });
    await tx.tellStep({ of: 'penalty', id, event: 'record', from: null, to: 'RECORDED', actor: `person:${by.person}`, basis: law, atMs });
    return { ok: true, id, operator: firm.id };
  });

export type MovePenalty =
  | { readonly ok: true; readonly state: PenaltyState }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-found'
        | 'version-conflict'
        | 'no-such-step'
        | 'duty-apart'
        | 'outside-scope'
        | 'no-document'
        | 'bad-amount'
        | 'no-file';
    }
  | { readonly ok: false; readonly reason: 'citation-without-entry'; readonly words: readonly CitedWord[] }
  | CaseRefused;

interface Move {
  readonly id: string;
  readonly ifMatch: number;
}

/** 事先告知: the firm was told by an issued document before anything is decided. */
export const notifyPenalty = (
  ports: ConductPorts<PenaltyTransaction>,
  move: Move & { readonly order: string },
  by: Officer,
): Promise<MovePenalty> =>
  ports.inTransaction(async (tx): Promise<MovePenalty> => {
    const held = await heldPenalty(tx, move, 'notify', by);
    if (!held.ok) return held;
    const { penalty, to } = held;
    const order = await issued(tx, move.order, 'penalty-notice', penalty);
    if (order === undefined) return { ok: false, reason: 'no-document' };
    // the document moved the case when it was issued
    const about = await tx.holdCase(penalty.caseId);
    if (about?.penalty !== 'PENALTY_NOTIFIED')
      return { ok: false, reason: 'case-refused', detail: 'the case was not taken to this step by a notice' };
    await tx.savePenalty(penalty.id, { state: to, noticeOrder: order.id });
    await stepped(tx, penalty, 'notify', to, by, nameOf(order));
    return { ok: true, state: to };
  });

/** What an issued notice does: the penalty that is proposed in its case is announced with it. */
export async function notifyByDocument(
  tx: PenaltyTransaction,
  { id, number, caseId }: { readonly id: string; readonly number: string; readonly caseId: string },
  by: Officer,
): Promise<void> {
  const proposed = await tx.penaltyOf(caseId, by.organisation, 'RECORDED');
  const held = proposed === undefined ? undefined : await heldPenalty(tx, proposed, 'notify', by);
  if (held?.ok !== true) return;
  await tx.savePenalty(held.penalty.id, { state: held.to, noticeOrder: id });
  await stepped(tx, held.penalty, 'notify', held.to, by, number);
}

export interface PenaltyDecision extends Move {
  /** The issued decision. */
  readonly order: string;
  /** Entries of conduct and breaches on which its words rest, besides those that are linked to the document. */
  readonly entries: readonly string[];
}

/** 处罚决定, by another person than who proposed it. What the decision says of the firm's conduct must be linked; the clock of the list begins. */
export const decidePenalty = (ports: ConductPorts<PenaltyTransaction>, move: PenaltyDecision, by: Officer): Promise<MovePenalty> =>
  ports.inTransaction((tx) => decideIn(tx, move, by));

/**
 * What a decision does when it is issued: the penalty of its case is decided with it. Without one that was announced to the firm
 * before there is nothing to decide.
 * @source 行政处罚法 第四十四条, 第六十二条 (事先告知)
 */
export async function decideByDocument(
  tx: PenaltyTransaction,
  { id: order, caseId }: { readonly id: string; readonly caseId: string },
  by: Officer,
): Promise<MovePenalty> {
  const announced = await tx.penaltyOf(caseId, by.organisation, 'NOTIFIED');
  return announced === undefined ? { ok: false, reason: 'no-such-step' } : decideIn(tx, { ...announced, order, entries: [] }, by);
}

async function decideIn(tx: PenaltyTransaction, move: PenaltyDecision, by: Officer): Promise<MovePenalty> {
  const held = await heldPenalty(tx, move, 'decide', by);
  if (!held.ok) return held;
  const { penalty, to } = held;
  if (penalty.recordedBy === by.person) return { ok: false, reason: 'duty-apart' };
  const order = await issued(tx, move.order, 'penalty-decision', penalty);
  if (order === undefined || order.issuedAtMs === null) return { ok: false, reason: 'no-document' };
  const cited = await checkCitations(tx, {
    operator: penalty.operator,
    document: [penalty.reason, order.fields, order.model],
    entries: [...new Set([...order.citations, ...move.entries])],
  });
  if (!cited.ok) return cited;
  const refused = await moved(tx, penalty.caseId, 'decide-penalty', { penalty: penalty.id, order: order.id }, nameOf(order), by);
  if (refused !== undefined) return refused;
  const { citations } = cited;
  await tx.savePenalty(penalty.id, {
    state: to,
    decisionOrder: order.id,
    decidedAtMs: order.issuedAtMs,
    decidedBy: by.person,
    citations,
  });
  await stepped(tx, penalty, 'decide', to, by, nameOf(order), { order: order.id, citations });
  if (penalty.list !== null) await dueCredit(tx, penalty, penalty.list, order.issuedAtMs, by);
  return { ok: true, state: to };
}

/** Paid, in full or in part; a penalty without an amount is carried out at once. */
export const executePenalty = (
  ports: ConductPorts<PenaltyTransaction>,
  move: Move & { readonly paidFen: number; readonly proof: string },
  by: Officer,
): Promise<MovePenalty> =>
  ports.inTransaction(async (tx): Promise<MovePenalty> => {
    const before = await tx.holdPenalty(move.id);
    const paidFen = (before?.paidFen ?? 0) + move.paidFen;
    const held = await heldPenalty(tx, move, 'pay', by, before !== undefined && paidFen >= before.amountFen);
    if (!held.ok) return held;
    const { penalty, to } = held;
    if (paidFen > penalty.amountFen || (penalty.amountFen > 0 && move.paidFen <= 0)) return { ok: false, reason: 'bad-amount' };
    if (!(await tx.hasFile(move.proof, by.organisation))) return { ok: false, reason: 'no-file' };
    if (to === 'PAID') {
      const refused = await moved(tx, penalty.caseId, 'execute-penalty', { penalty: penalty.id, proof: move.proof }, move.proof, by);
      if (refused !== undefined) return refused;
    }
    await tx.savePenalty(penalty.id, { state: to, paidFen, ...(to === 'PAID' ? { paidAtMs: tx.nowMs() } : {}) });
    await stepped(tx, penalty, 'pay', to, by, move.proof, { paidFen: move.paidFen });
    return { ok: true, state: to };
  });

/** Given up before it was decided, or taken back afterwards; what was due for a list falls away with it. */
export const revokePenalty = (
  ports: ConductPorts<PenaltyTransaction>,
  move: Move & { readonly reason: string },
  by: Officer,
): Promise<MovePenalty> =>
  ports.inTransaction(async (tx): Promise<MovePenalty> => {
    const held = await heldPenalty(tx, move, 'revoke', by);
    if (!held.ok) return held;
    const { penalty, to } = held;
    if (penalty.recordedBy === by.person) return { ok: false, reason: 'duty-apart' };
    const isUndecided = penalty.state === 'RECORDED' || penalty.state === 'NOTIFIED';
    const refused = isUndecided ? await moved(tx, penalty.caseId, 'drop-penalty', { reason: move.reason }, move.reason, by) : undefined;
    if (refused !== undefined) return refused;
    await tx.savePenalty(penalty.id, { state: to, decidedBy: by.person });
    await stepped(tx, penalty, 'revoke', to, by, move.reason);
    if (penalty.list !== null) {
      const fault = await dropCredit(tx, penalty, move.reason, by);
      if (fault !== undefined) return fault;
    }
    return { ok: true, state: to };
  });

type Held = { readonly ok: true; readonly penalty: HeldPenalty; readonly to: PenaltyState } | Exclude<MovePenalty, { readonly ok: true }>;

async function heldPenalty(tx: PenaltyTransaction, { id, ifMatch }: Move, event: PenaltyEvent, by: Officer, isPaid = false): Promise<Held> {
  const penalty = await tx.holdPenalty(id);
  if (penalty === undefined) return { ok: false, reason: 'not-found' };
  if (penalty.organisation !== by.organisation) return { ok: false, reason: 'outside-scope' };
  if (penalty.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  const to = movePenalty(penalty.state, event, isPaid);
  return to === undefined ? { ok: false, reason: 'no-such-step' } : { ok: true, penalty, to };
}

/** An issued document of a type, about the case, to the firm. */
async function issued(tx: PenaltyTransaction, id: string, type: string, penalty: HeldPenalty): Promise<OrderAbout | undefined> {
  const order = await tx.orderAbout(id);
  if (order?.type !== type || order.state !== 'ISSUED' || order.caseId !== penalty.caseId) return undefined;
  return (await tx.firmOf(order.addressee))?.id === (await tx.firmOf(penalty.operator))?.id ? order : undefined;
}

const nameOf = ({ number, id }: OrderAbout): string => number ?? `order:${id}`;

async function stepped(
  tx: PenaltyTransaction,
  penalty: HeldPenalty,
  event: PenaltyEvent,
  to: PenaltyState,
  by: Officer,
  basis: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const atMs = tx.nowMs();
  await tx.tellStep({ of: 'penalty', id: penalty.id, event, from: penalty.state, to, actor: `person:${by.person}`, basis, detail, atMs });
  await tx.announce(`penalty.${event}`, penalty.id, [penalty.organisation], { penalty: penalty.id, case: penalty.caseId, state: to });
}
