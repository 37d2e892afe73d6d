import { eventRow } from '@touchstone/domain/case';
import { type OrderType, orderNumber, type PaperTemplate } from '@touchstone/domain/order';
import { moveCase, yearOf } from '../cases/index.ts';
import { coverSheet } from './cover-sheet.ts';
import type { KeptOrder, OrderActor, OrdersPorts, OrdersTransaction } from './ports.ts';
import { renderOrder } from './render-order.ts';
import { stepOfType } from './step-of-type.ts';
import { type OrderRefusal, refusalOf, stepOrder } from './step-order.ts';
import { wholeOrder } from './whole-order.ts';

export type IssueOrder = { readonly ok: true } | OrderRefusal;

const SHANGHAI_MS = 8 * 3_600_000;
const CODE_MS = 90 * 86_400_000;
/** Types whose items are made with them; their cases move with the items. */
const WITH_ITEMS: ReadonlySet<OrderType> = new Set(['delisting', 'relisting', 'search-ban']);

/**
 * Issues an approved document: its number without a gap, its files frozen, its items made and its case moved, in one transaction.
 * Whoever approved it may issue it; the drafter may not approve.
 */
export const issueOrder = (ports: OrdersPorts, id: string, actor: OrderActor, ifMatch: number): Promise<IssueOrder> =>
  ports.inTransaction((tx) =>
    stepOrder(tx, id, 'issue', actor, ifMatch, async (order) => {
      if (order.notice !== null && !(await tx.isPublished(order.notice))) return { ok: false, reason: 'notice-not-published' };
      const kept = await tx.templateVersion(order.template.id, order.template.version);
      const head = await tx.letterhead(order.organisation);
      if (kept === undefined) return { ok: false, reason: 'no-such-template' };
      if (head === undefined) return { ok: false, reason: 'not-an-authority' };
      const whole = await wholeOrder(tx, order);
      if (!whole.ok) return whole;

      const atMs = tx.nowMs();
      const year = yearOf(atMs);
      const series = seriesOf(order, kept.template);
      const ordinal = await tx.takeNumber(series, year, { kind: 'order', id, atMs });
      const number = orderNumber(head.word + kept.template.numberWord, year, ordinal);
      const on = new Date(atMs + SHANGHAI_MS).toISOString().slice(0, 10);
      const rendered = await renderOrder(tx, order, kept.template, { number, on });
      if (!rendered.ok) return rendered;
      const issued = { number, series, year, ordinal, atMs, model: rendered.document };
      const cover = await coverOf(ports, tx, order, { number, title: kept.template.zh, authority: head.authority }, actor);
      return {
        ok: true,
        change: { issue: { ...issued, cover, files: await ports.freeze(rendered.document) } },
        detail: { number },
        afterwards: () => afterIssue(tx, id, number, actor),
      };
    }),
  );

/** A series for each authority and word; it begins anew with the year. */
const seriesOf = ({ organisation }: KeptOrder, { numberWord }: PaperTemplate): string => `order:${organisation}:${numberWord}`;

/** 送达回证, with a code by which a firm that is not registered joins. */
async function coverOf(
  ports: OrdersPorts,
  tx: OrdersTransaction,
  order: KeptOrder,
  printed: { readonly number: string; readonly title: string; readonly authority: string },
  actor: OrderActor,
): Promise<string> {
  const isFirm = order.addressee.kind !== 'store';
  const code = isFirm ? ports.newCode() : undefined;
  if (code !== undefined) await tx.keepCode(order, code.hash, CODE_MS, actor.person);
  return ports.keepPdf(
    coverSheet({
      ...printed,
      addressee: order.addressee.name,
      ...(code === undefined ? {} : { code: code.token }),
      ...(order.isDemo ? { watermark: '演示数据' } : {}),
    }),
  );
}

async function afterIssue(tx: OrdersTransaction, id: string, number: string, actor: OrderActor): Promise<OrderRefusal | undefined> {
  const order = await tx.holdOrder(id);
  if (order === undefined) return { ok: false, reason: 'not-found' };
  if (WITH_ITEMS.has(order.type)) {
    const made = await tx.createItems(order, actor);
    if (!made.ok) return { ok: false, reason: 'items-refused', because: made.reason };
  } else {
    const refused = await moveOwnCase(tx, order, number, actor);
    if (refused !== undefined) return refused;
  }
  const readers = await tx.organisationsOf(order.addressee);
  await tx.announce('order.issued', id, [...new Set([order.organisation, ...readers])], {
    order: id,
    number,
    type: order.type,
    addressee: { kind: order.addressee.kind, id: order.addressee.id },
  });
  return undefined;
}

async function moveOwnCase(tx: OrdersTransaction, order: KeptOrder, number: string, actor: OrderActor): Promise<OrderRefusal | undefined> {
  if (order.type === 'penalty-decision') return decided(tx, order, actor);
  const event = stepOfType(order.type);
  if (event === undefined || order.case === null) return undefined;
  // whoever may issue such a document takes the step of the case that it is
  const { permission } = eventRow(event);
  const permissions = permission === null ? actor.permissions : [...actor.permissions, permission];
  const moved = await moveCase(tx, {
    caseId: order.case,
    event,
    basis: number,
    payload: { order: order.id },
    actor: { ...actor, permissions },
  });
  if (!moved.ok) return refusalOf(moved.reason);
  if (order.type === 'penalty-notice') await tx.announcePenalty(order, actor);
  return undefined;
}

/** A decision is the penalty: both are there, or neither. */
async function decided(tx: OrdersTransaction, order: KeptOrder, actor: OrderActor): Promise<OrderRefusal | undefined> {
  const done = await tx.decidePenalty(order, actor);
  if (done.ok) return undefined;
  if (done.reason === 'duty-apart') return { ok: false, reason: 'duty-apart' };
  if (done.words !== undefined) return { ok: false, reason: 'citation-without-entry', words: done.words };
  return { ok: false, reason: 'case-refused', because: `decide-penalty: ${done.reason}` };
}
