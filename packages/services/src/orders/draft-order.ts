import { type DeadlineRule, ruleFault } from '@touchstone/domain/deadline';
import { type AddresseeKind, type FieldFault, fieldFaults, type OrderType } from '@touchstone/domain/order';
import { type KeptCase, moveCase } from '../cases/index.ts';
import type { OrderActor, OrdersPorts, OrdersTransaction } from './ports.ts';
import { stepOfType } from './step-of-type.ts';
import { type OrderRefusal, refusalOf, stepOrder } from './step-order.ts';

export interface OrderDraft {
  readonly template: string;
  readonly case: string | null;
  /** A notice that names the cases that it is about. */
  readonly notice: string | null;
  readonly addressee: { readonly kind: AddresseeKind; readonly id: string };
  readonly fields: Readonly<Record<string, unknown>>;
  readonly deadline: DeadlineRule | null;
  readonly copies: string;
  /** Entries of conduct that words like 有令不行 rest on. */
  readonly citations: readonly string[];
  readonly replaces: string | null;
  /** Given by who asks, so that the audit can name it. */
  readonly id?: string;
}

export type DraftOrder = { readonly ok: true; readonly id: string } | OrderRefusal;

/** A draft in the newest version of its template. Fields may still be missing, but none may be wrong. */
export const draftOrder = (ports: Pick<OrdersPorts, 'inTransaction'>, draft: OrderDraft, actor: OrderActor): Promise<DraftOrder> =>
  ports.inTransaction((tx) => draftOrderIn(tx, draft, actor));

/** The same inside a transaction of another use case. */
export async function draftOrderIn(tx: OrdersTransaction, draft: OrderDraft, actor: OrderActor): Promise<DraftOrder> {
  const kept = await tx.template(draft.template);
  if (kept === undefined) return { ok: false, reason: 'no-such-template' };
  const { template, sha256 } = kept;
  const authority = actor.organisation === null ? undefined : await tx.authorityOf(actor.organisation);
  if (authority === undefined || !AUTHORITIES.has(authority.kind)) return { ok: false, reason: 'not-an-authority' };
  if (!template.addressees.includes(draft.addressee.kind)) return { ok: false, reason: 'wrong-addressee' };
  const name = await tx.addresseeName(draft.addressee.kind, draft.addressee.id);
  if (name === undefined) return { ok: false, reason: 'no-such-addressee' };
  const faults = wrongFields(fieldFaults(template, draft.fields));
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  if (deadlineFault(template.type, draft.deadline)) return { ok: false, reason: 'bad-deadline' };
  const before = draft.replaces === null ? undefined : await tx.holdOrder(draft.replaces);
  const about = draft.case === null ? undefined : await tx.holdCase(draft.case);
  // another authority's is not told apart from one that is not there
  if (draft.case !== null && !(about !== undefined && (await isHandledBy(tx, about, template.type, authority.id))))
    return { ok: false, reason: 'no-such-case' };
  if (draft.notice !== null && !(await tx.mayRestOn(draft.notice, authority.id))) return { ok: false, reason: 'no-such-notice' };
  if (draft.replaces !== null && before?.organisation !== authority.id) return { ok: false, reason: 'no-such-order' };
  if (NEEDS_CASE.has(template.type) && about === undefined && draft.notice === null) return { ok: false, reason: 'case-missing' };

  const id = draft.id ?? tx.newId();
  await tx.insertOrder({
    id,
    type: template.type,
    case: draft.case,
    notice: draft.notice,
    organisation: authority.id,
    province: authority.province,
    addressee: { ...draft.addressee, name },
    template: { id: template.id, version: template.version, sha256 },
    fields: draft.fields,
    deadline: draft.deadline,
    copies: draft.copies,
    citations: draft.citations,
    draftedBy: actor.person,
    replaces: draft.replaces,
    isDemo: about?.isDemo ?? false,
    createdAtMs: tx.nowMs(),
  });
  await tx.appendOrderEvent(id, { event: 'draft', from: '', to: 'DRAFT', actor: actor.name, detail: {}, atMs: tx.nowMs() });
  if (template.type === 'rectification' && draft.case !== null) {
    const basis = `order:${id}`;
    const moved = await moveCase(tx, { caseId: draft.case, event: 'draft-order', basis, payload: { order: id }, actor });
    if (!moved.ok) return refusalOf(moved.reason);
  }
  return { ok: true, id };
}

/** Whether the step that such a document is may be this authority's: its own case, or one that was handed to it for this. */
async function isHandledBy(tx: OrdersTransaction, of: KeptCase, type: OrderType, authority: string): Promise<boolean> {
  if (of.organisation === authority) return true;
  const event = stepOfType(type);
  if (event === undefined) return false;
  const { authorities } = await tx.factsOf(of, { event, payload: {}, nowMs: tx.nowMs() });
  return authorities.includes(authority);
}

const AUTHORITIES: ReadonlySet<string> = new Set(['ministry', 'province']);
/** Types that take a step of a case. */
const NEEDS_CASE: ReadonlySet<string> = new Set([
  'rectification',
  'delisting',
  'relisting',
  'search-ban',
  'access-stop',
  'disconnection',
  'penalty-notice',
  'penalty-decision',
  'extension',
]);

/** Documents that move a clock begin none: an extension prints its day, a pause and its end print no last day. */
const PRINTS: Readonly<Partial<Record<OrderType, readonly DeadlineRule['kind'][]>>> = { extension: ['instant'], pause: [], resume: [] };
const deadlineFault = (type: OrderType, rule: DeadlineRule | null): boolean =>
  rule !== null && (ruleFault(rule) !== undefined || PRINTS[type]?.includes(rule.kind) === false);

const wrongFields = (faults: readonly FieldFault[]) => faults.filter(({ fault }) => fault !== 'missing');

export interface OrderEdit {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly deadline?: DeadlineRule | null;
  readonly copies?: string;
  readonly citations?: readonly string[];
}

/** Rewrites a draft, in the version of the template that it was drafted with. */
export const editDraft = (
  ports: Pick<OrdersPorts, 'inTransaction'>,
  id: string,
  edit: OrderEdit,
  actor: OrderActor,
  ifMatch: number,
): Promise<{ readonly ok: true } | OrderRefusal> =>
  ports.inTransaction((tx) =>
    stepOrder(tx, id, 'edit', actor, ifMatch, async (order) => {
      const kept = await tx.templateVersion(order.template.id, order.template.version);
      if (kept === undefined) return { ok: false, reason: 'no-such-template' };
      const faults = edit.fields === undefined ? [] : wrongFields(fieldFaults(kept.template, edit.fields));
      if (faults.length > 0) return { ok: false, reason: 'fields', faults };
      if (edit.deadline != null && deadlineFault(order.type, edit.deadline)) return { ok: false, reason: 'bad-deadline' };
      return { ok: true, change: edit, detail: { changed: Object.keys(edit).sort() } };
    }),
  );
