import { dueOf, printedText, ruleFault } from '@touchstone/domain/deadline';
import { deadlineWords, type FieldFault, fillTemplate, type OfficialDocument, type PaperTemplate } from '@touchstone/domain/order';
import type { KeptOrder, OrdersTransaction } from './ports.ts';

export type RenderOrder =
  | { readonly ok: true; readonly document: OfficialDocument }
  | { readonly ok: false; readonly reason: 'fields'; readonly faults: readonly FieldFault[] }
  | {
      readonly ok: false;
      readonly reason: 'deadline-provisional' | 'deadline-past' | 'bad-deadline' | 'not-an-authority';
      readonly missingYear?: number;
    };

/** What is printed once the document has its number. */
export interface Issued {
  readonly number: string;
  /** Day in Asia/Shanghai. */
  readonly on: string;
}

/**
 * The document of an order as it stands. A deadline that cannot be computed with the calendars that are there is refused: what is
 * printed must hold.
 */
export async function renderOrder(
  tx: OrdersTransaction,
  order: Pick<KeptOrder, 'organisation' | 'addressee' | 'case' | 'deadline' | 'fields' | 'copies' | 'isDemo'>,
  template: PaperTemplate,
  issued?: Issued,
): Promise<RenderOrder> {
  const head = await tx.letterhead(order.organisation);
  if (head === undefined) return { ok: false, reason: 'not-an-authority' };
  const deadline = await printedDeadline(tx, order.deadline);
  if (!deadline.ok) return deadline;
  const caseNumber = order.case === null ? undefined : await tx.caseNumber(order.case);
  return fillTemplate(template, order.fields, {
    authority: head.authority,
    self: head.self,
    addressee: order.addressee.name,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(issued === undefined ? {} : { number: issued.number, issuedOn: issued.on }),
    ...(deadline.words === undefined ? {} : { deadline: deadline.words }),
    ...(order.copies === '' ? {} : { copies: order.copies }),
    ...(order.isDemo ? { watermark: '演示数据' } : {}),
  });
}

async function printedDeadline(
  tx: OrdersTransaction,
  rule: KeptOrder['deadline'],
): Promise<
  { readonly ok: true; readonly words: string | undefined } | Extract<RenderOrder, { ok: false; reason: 'bad-deadline' | string }>
> {
  if (rule === null) return { ok: true, words: undefined };
  if (ruleFault(rule) !== undefined) return { ok: false, reason: 'bad-deadline' };
  const due = dueOf(rule, tx.nowMs(), await tx.calendar());
  if (due.state === 'PROVISIONAL') return { ok: false, reason: 'deadline-provisional', missingYear: due.missingYear };
  if (due.dueAtMs <= tx.nowMs()) return { ok: false, reason: 'deadline-past' };
  return { ok: true, words: deadlineWords(rule, printedText(due)) };
}
