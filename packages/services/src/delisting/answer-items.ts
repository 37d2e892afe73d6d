import { applyItemEvent, type ItemEvent, isObjectionCode, LOOK_POLICY, type ObjectionCode } from '@touchstone/domain/order-item';
import { moveItem } from './move-item.ts';
import type { By, DelistingTransaction, OrderItem } from './ports.ts';
import { settleCase } from './settle-case.ts';

/** What a store's people say of an item. */
export interface ItemAnswer {
  readonly item: string;
  readonly answer: 'acknowledge' | 'report-done' | 'object';
  readonly reason?: string;
  readonly text?: string;
  readonly evidence?: readonly string[];
}

export type AnswerFault =
  | 'not-found'
  | 'no-such-step'
  | 'reason-missing'
  | 'reason-unknown'
  | 'text-missing'
  | 'twice'
  | 'version-conflict';

export interface FaultyAnswer {
  /** Place in the list that was given, from 0. */
  readonly at: number;
  readonly item: string;
  readonly fault: AnswerFault;
}

export type AnswerItems =
  | { readonly ok: true; readonly answered: number }
  | { readonly ok: false; readonly reason: 'answers-refused'; readonly faults: readonly FaultyAnswer[] };

interface Asked {
  readonly store: string;
  readonly answers: readonly ItemAnswer[];
  /** Only says what would come of it. */
  readonly isDryRun?: boolean;
  readonly ifMatch?: number;
}

/** Answers of one store to its items: all of them are taken, or none. */
export async function answerItems(tx: DelistingTransaction, asked: Asked, by: By): Promise<AnswerItems> {
  const faults: FaultyAnswer[] = [];
  const held: OrderItem[] = [];
  const seen = new Set<string>();
  const items = await tx.holdItems(asked.answers.map(({ item }) => item));
  for (const [at, answer] of asked.answers.entries()) {
    const item = items.get(answer.item);
    const fault = item === undefined ? 'not-found' : faultOf(item, answer, asked, seen, tx.nowMs());
    if (fault !== undefined || item === undefined) faults.push({ at, item: answer.item, fault: fault ?? 'not-found' });
    else held.push(item);
    seen.add(answer.item);
  }
  if (faults.length > 0) return { ok: false, reason: 'answers-refused', faults };
  if (asked.isDryRun === true) return { ok: true, answered: held.length };
  const cases = new Set<string>();
  for (const [i, item] of held.entries()) {
    await answerItem(tx, item, asked.answers[i] as ItemAnswer, by);
    cases.add(item.case);
  }
  for (const id of cases) await settleCase(tx, id);
  return { ok: true, answered: held.length };
}

function faultOf(
  item: OrderItem,
  answer: ItemAnswer,
  { store, ifMatch }: Asked,
  seen: ReadonlySet<string>,
  nowMs: number,
): AnswerFault | undefined {
  // an item of another store, or one that was not sent yet, is none of theirs
  if (item.store !== store || item.state === 'QUEUED') return 'not-found';
  if (seen.has(answer.item)) return 'twice';
  if (ifMatch !== undefined && ifMatch !== item.rowVersion) return 'version-conflict';
  if (answer.answer === 'object') {
    if (answer.reason === undefined) return 'reason-missing';
    if (!isObjectionCode(answer.reason)) return 'reason-unknown';
    if (answer.reason === 'other' && (answer.text ?? '').trim() === '') return 'text-missing';
  }
  return applyItemEvent(item, answer.answer, nowMs, LOOK_POLICY).ok ? undefined : 'no-such-step';
}

async function answerItem(tx: DelistingTransaction, item: OrderItem, answer: ItemAnswer, by: By): Promise<void> {
  let now = item;
  const move = async (event: ItemEvent, detail: Readonly<Record<string, unknown>> = {}) => {
    const moved = await moveItem(tx, now, event, { ...by, detail });
    if (moved.ok) now = moved.item;
  };
  if (now.deliveredMs === null) await move('receive');
  if (answer.answer === 'report-done' && now.ackedMs === null) await move('acknowledge');
  if (answer.answer === 'object') {
    const code = answer.reason as ObjectionCode;
    const objectionOf = { code, text: answer.text ?? '', evidence: answer.evidence ?? [], atMs: tx.nowMs() };
    now = { ...now, objection: code, objectionOf };
  }
  const { evidence = [] } = answer;
  if (evidence.length > 0) await tx.nameFiles(item.id, evidence);
  await move(answer.answer, {
    ...(answer.text === undefined ? {} : { text: answer.text }),
    ...(answer.answer === 'object' || evidence.length === 0 ? {} : { evidence }),
    ...(now.objectionOf === null ? {} : { objection: now.objectionOf }),
  });
}
