import {
  CREDIT_RULE,
  type CreditEvent,
  type CreditList,
  type CreditState,
  type LegalFields,
  missingFields,
  moveCredit,
} from '@touchstone/domain/credit';
import { dueOf } from '@touchstone/domain/deadline';
import { endDeadline, startDeadline } from '../deadlines/index.ts';
import { moved } from './move-of-case.ts';
import type { ConductPorts, HeldCredit, HeldPenalty, Officer, PenaltyTransaction } from './ports.ts';

const LAW = '电信业务经营许可管理办法第三十七条';

/** The decision puts the firm on a list: the entry is due, with what is known of the legal fields, and its clock begins. */
export async function dueCredit(
  tx: PenaltyTransaction,
  penalty: HeldPenalty,
  list: CreditList,
  decidedMs: number,
  by: Officer,
): Promise<void> {
  const [firm, authority] = [await tx.firmOf(penalty.operator), await tx.authority(penalty.organisation)];
  if (firm === undefined || authority === undefined) throw new RangeError(`penalty ${penalty.id}: its firm or authority is not there`);
  const due = dueOf(CREDIT_RULE, decidedMs, await tx.calendar());
  if (due.dueAtMs === null) throw new RangeError('calendar days hang on no calendar');
  const id = tx.newId();
  const { caseId, organisation, province, reason } = penalty;
  const atMs = tx.nowMs();
  await tx.insertCredit({
    ...{ id, list, operator: firm.id, penalty: penalty.id, caseId, organisation, province, reason },
    ...{
      operatorName: firm.name,
      creditCode: firm.creditCode,
      licence: firm.licence,
      handledOn: dayOf(decidedMs),
      listedBy: authority.name,
    },
    ...{ dueAtMs: due.dueAtMs, recordedBy: penalty.recordedBy, atMs },
  });
  await tx.tellStep({ of: 'credit', id, event: 'due', from: null, to: 'DUE', actor: `person:${by.person}`, basis: LAW, atMs });
  await startDeadline(tx, {
    ...{
      targetKind: 'credit-entry',
      targetId: id,
      caseId,
      purpose: 'credit-entry',
      obliged: `organisation:${organisation}`,
      organisation,
      province,
    },
    ...{ rule: CREDIT_RULE, startEvent: 'penalty.decided', startedAtMs: decidedMs, actor: `person:${by.person}`, basis: LAW },
  });
}

/** What was due for a revoked penalty falls away; what is listed already is removed by its own document. */
export async function dropCredit(tx: PenaltyTransaction, penalty: HeldPenalty, reason: string, by: Officer) {
  const isUndecided = penalty.state === 'RECORDED' || penalty.state === 'NOTIFIED';
  const due = (await tx.creditsOfPenalty(penalty.id)).filter(({ state }) => state === 'DUE');
  if (!isUndecided && due.length === 0) return undefined;
  for (const { id, state } of due) {
    await tx.saveCredit(id, { state: 'DROPPED', decidedBy: by.person });
    await tx.tellStep({
      of: 'credit',
      id,
      event: 'drop',
      from: state,
      to: 'DROPPED',
      actor: `person:${by.person}`,
      basis: reason,
      atMs: tx.nowMs(),
    });
    await end(tx, id, 'CANCELLED', by, reason);
  }
  return moved(tx, penalty.caseId, 'drop-listing', { reason }, reason, by);
}

export type MoveCredit =
  | { readonly ok: true; readonly state: CreditState }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'duty-apart' | 'outside-scope' | 'no-file' | 'no-proposal';
    }
  | { readonly ok: false; readonly reason: 'legal-fields-missing'; readonly fields: readonly (keyof LegalFields)[] }
  | { readonly ok: false; readonly reason: 'case-refused'; readonly detail: string };

interface Move {
  readonly id: string;
  readonly ifMatch: number;
}

export interface ListingWish extends Move {
  /** Fields that the firm's own entry did not have, or had wrongly. */
  readonly fields: Partial<Omit<LegalFields, 'handledOn'>>;
}

/** 列入名单: with all fields of the law; from then on they stay. */
export const listCredit = (ports: ConductPorts<PenaltyTransaction>, wish: ListingWish, by: Officer): Promise<MoveCredit> =>
  ports.inTransaction(async (tx): Promise<MoveCredit> => {
    const held = await heldCredit(tx, wish, 'list', by);
    if (!held.ok) return held;
    const { entry, to } = held;
    if (entry.recordedBy === by.person) return { ok: false, reason: 'duty-apart' };
    const { operatorName, creditCode, licence, handledOn, reason, listedBy } = { ...entry, ...wish.fields };
    const fields = { operatorName, creditCode, licence, handledOn, reason, listedBy };
    const missing = missingFields(fields);
    if (missing.length > 0) return { ok: false, reason: 'legal-fields-missing', fields: missing };
    const refused = await moved(tx, entry.caseId, 'list-credit', { entry: entry.id }, LAW, by);
    if (refused !== undefined) return refused;
    await tx.completeCredit(entry.id, fields);
    await tx.saveCredit(entry.id, { state: to, listedAtMs: tx.nowMs(), decidedBy: by.person });
    await stepped(tx, entry, 'list', to, by, LAW);
    await end(tx, entry.id, 'MET', by, LAW);
    return { ok: true, state: to };
  });

export interface RemovalWish extends Move {
  readonly reason: string;
  /** SHA-256 of the document. */
  readonly file: string;
}

/** 拟移出: somebody proposes it, with the document it rests on. */
export const proposeRemoval = (ports: ConductPorts<PenaltyTransaction>, wish: RemovalWish, by: Officer): Promise<MoveCredit> =>
  ports.inTransaction(async (tx): Promise<MoveCredit> => {
    const held = await heldCredit(tx, wish, 'remove', by);
    if (!held.ok) return held;
    const { entry } = held;
    if (!(await tx.hasFile(wish.file, by.organisation))) return { ok: false, reason: 'no-file' };
    const refused = await moved(tx, entry.caseId, 'propose-removal', { reason: wish.reason }, wish.reason, by);
    if (refused !== undefined) return refused;
    await tx.saveCredit(entry.id, { state: entry.state, removalReason: wish.reason, removalFile: wish.file });
    await tx.tellStep({
      ...{ of: 'credit' as const, id: entry.id, event: 'propose-removal', from: entry.state, to: entry.state },
      ...{ actor: `person:${by.person}`, basis: wish.reason, detail: { person: by.person, file: wish.file }, atMs: tx.nowMs() },
    });
    return { ok: true, state: entry.state };
  });

/** 移出名单, on the document that was proposed. */
export const removeCredit = (ports: ConductPorts<PenaltyTransaction>, move: Move, by: Officer): Promise<MoveCredit> =>
  ports.inTransaction(async (tx): Promise<MoveCredit> => {
    const held = await heldCredit(tx, move, 'remove', by);
    if (!held.ok) return held;
    const { entry, to } = held;
    if (entry.recordedBy === by.person) return { ok: false, reason: 'duty-apart' };
    if (entry.removalFile === null || entry.removalReason === null) return { ok: false, reason: 'no-proposal' };
    const refused = await moved(tx, entry.caseId, 'remove-credit', { entry: entry.id }, entry.removalReason, by);
    if (refused !== undefined) return refused;
    await tx.saveCredit(entry.id, { state: to, removedAtMs: tx.nowMs(), decidedBy: by.person });
    await stepped(tx, entry, 'remove', to, by, entry.removalReason);
    return { ok: true, state: to };
  });

/** 不予移出: the proposal is turned down, and the firm stays listed. */
export const keepListed = (
  ports: ConductPorts<PenaltyTransaction>,
  wish: Move & { readonly reason: string },
  by: Officer,
): Promise<MoveCredit> =>
  ports.inTransaction(async (tx): Promise<MoveCredit> => {
    const held = await heldCredit(tx, wish, 'keep', by);
    if (!held.ok) return held;
    const { entry, to } = held;
    if (entry.removalFile === null) return { ok: false, reason: 'no-proposal' };
    const refused = await moved(tx, entry.caseId, 'keep-listed', { entry: entry.id, reason: wish.reason }, wish.reason, by);
    if (refused !== undefined) return refused;
    await tx.saveCredit(entry.id, { state: to, removalReason: null, removalFile: null });
    await stepped(tx, entry, 'keep', to, by, wish.reason);
    return { ok: true, state: to };
  });

type Held = { readonly ok: true; readonly entry: HeldCredit; readonly to: CreditState } | Exclude<MoveCredit, { readonly ok: true }>;

async function heldCredit(tx: PenaltyTransaction, { id, ifMatch }: Move, event: CreditEvent, by: Officer): Promise<Held> {
  const entry = await tx.holdCredit(id);
  if (entry === undefined) return { ok: false, reason: 'not-found' };
  if (entry.organisation !== by.organisation) return { ok: false, reason: 'outside-scope' };
  if (entry.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
  const to = moveCredit(entry.state, event);
  return to === undefined ? { ok: false, reason: 'no-such-step' } : { ok: true, entry, to };
}

async function stepped(
  tx: PenaltyTransaction,
  entry: HeldCredit,
  event: CreditEvent,
  to: CreditState,
  by: Officer,
  basis: string,
): Promise<void> {
  await tx.tellStep({ of: 'credit', id: entry.id, event, from: entry.state, to, actor: `person:${by.person}`, basis, atMs: tx.nowMs() });
  const told = [...new Set([entry.organisation, ...(await tx.firmOrganisations(entry.operator))])];
  await tx.announce(`credit-entry.${event}`, entry.id, told, { entry: entry.id, list: entry.list, state: to });
}

async function end(tx: PenaltyTransaction, entry: string, how: 'MET' | 'CANCELLED', by: Officer, basis: string): Promise<void> {
  for (const deadline of await tx.openDeadlinesOf('credit-entry', entry))
    await endDeadline(tx, deadline, how, { actor: `person:${by.person}`, basis });
}

/** The day in Asia/Shanghai. */
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
