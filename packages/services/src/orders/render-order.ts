import { dueOf, printedText, ruleFault } from '@touchstone/domain/deadline';
import {
  deadlineWords,
  type FieldFault,
  fillDraft,
  fillTemplate,
  type OfficialDocument,
  openPlaces,
  type PaperContext,
  type PaperTemplate,
} from '@touchstone/domain/order';
import type { KeptOrder, Letterhead, OrdersTransaction } from './ports.ts';

export type RenderOrder =
  | { readonly ok: true; readonly document: OfficialDocument }
  | { readonly ok: false; readonly reason: 'fields'; readonly faults: readonly FieldFault[] }
  | { readonly ok: false; readonly reason: 'not-an-authority' }
  | Unprinted;

/** Why a deadline cannot be printed. */
export interface Unprinted {
  readonly ok: false;
  readonly reason: 'deadline-provisional' | 'deadline-past' | 'bad-deadline';
  readonly missingYear?: number;
}

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
export async function renderOrder(tx: OrdersTransaction, order: Rendered, template: PaperTemplate, issued?: Issued): Promise<RenderOrder> {
  const head = await tx.letterhead(order.organisation);
  if (head === undefined) return { ok: false, reason: 'not-an-authority' };
  const deadline = await printedDeadline(tx, order.deadline);
  if (!deadline.ok) return deadline;
  return fillTemplate(template, order.fields, await contextOf(tx, order, head, deadline.words, issued));
}

type Rendered = Pick<KeptOrder, 'organisation' | 'addressee' | 'case' | 'deadline' | 'fields' | 'copies' | 'isDemo'>;

export type RenderDraft =
  | {
      readonly ok: true;
      readonly document: OfficialDocument;
      /** What is missing before it is whole. */
      readonly open: readonly FieldFault[];
      readonly deadline: Unprinted | undefined;
    }
  | { readonly ok: false; readonly reason: 'not-an-authority' };

/** The same of a draft, whole or not: what is open stands in brackets, and is named. */
export async function renderDraft(tx: OrdersTransaction, order: Rendered, template: PaperTemplate): Promise<RenderDraft> {
  const head = await tx.letterhead(order.organisation);
  if (head === undefined) return { ok: false, reason: 'not-an-authority' };
  const deadline = await printedDeadline(tx, order.deadline);
  const context = await contextOf(tx, order, head, deadline.ok ? deadline.words : undefined);
  return {
    ok: true,
    document: fillDraft(template, order.fields, context),
    open: openPlaces(template, order.fields, context),
    deadline: deadline.ok ? undefined : deadline,
  };
}

async function contextOf(
  tx: OrdersTransaction,
  order: Rendered,
  head: Letterhead,
  deadline: string | undefined,
  issued?: Issued,
): Promise<PaperContext> {
  const caseNumber = order.case === null ? undefined : await tx.caseNumber(order.case);
  return {
    authority: head.authority,
    self: head.self,
    addressee: order.addressee.name,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(issued === undefined ? {} : { number: issued.number, issuedOn: issued.on }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(order.copies === '' ? {} : { copies: order.copies }),
    ...(order.isDemo ? { watermark: '演示数据' } : {}),
  };
}

async function printedDeadline(
  tx: OrdersTransaction,
  rule: KeptOrder['deadline'],
): Promise<{ readonly ok: true; readonly words: string | undefined } | Unprinted> {
  if (rule === null) return { ok: true, words: undefined };
  if (ruleFault(rule) !== undefined) return { ok: false, reason: 'bad-deadline' };
  const due = dueOf(rule, tx.nowMs(), await tx.calendar());
  if (due.state === 'PROVISIONAL') return { ok: false, reason: 'deadline-provisional', missingYear: due.missingYear };
  if (due.dueAtMs <= tx.nowMs()) return { ok: false, reason: 'deadline-past' };
  return { ok: true, words: deadlineWords(rule, printedText(due)) };
}
