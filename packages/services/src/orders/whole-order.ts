import { checkCitations } from '../conduct/index.ts';
import type { KeptOrder, OrdersTransaction } from './ports.ts';
import { renderOrder } from './render-order.ts';
import type { OrderRefusal } from './step-order.ts';

/** Whether nothing is missing and nothing is said that no entry carries, as the document would be printed now. */
export async function wholeOrder(tx: OrdersTransaction, order: KeptOrder): Promise<{ readonly ok: true } | OrderRefusal> {
  const kept = await tx.templateVersion(order.template.id, order.template.version);
  if (kept === undefined) return { ok: false, reason: 'no-such-template' };
  const rendered = await renderOrder(tx, order, kept.template);
  if (!rendered.ok) return rendered;
  // a document that rests on a notice says what the notice says: that was checked when it was reviewed
  if (order.notice !== null && order.case === null) return { ok: true };
  const firm = await firmOf(tx, order);
  const cited = await checkCitations(tx, {
    operator: firm ?? '',
    document: order.fields,
    entries: firm === undefined ? [] : order.citations,
  });
  return cited.ok ? { ok: true } : cited;
}

/** Whom its words are about: the firm of the case, or the addressee. */
async function firmOf(tx: OrdersTransaction, order: KeptOrder): Promise<string | undefined> {
  const of = order.case === null ? undefined : await tx.holdCase(order.case);
  if (of !== undefined) return of.operator ?? undefined;
  return order.addressee.kind === 'store' ? undefined : order.addressee.id;
}
