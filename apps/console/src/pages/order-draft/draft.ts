import type { OutputOf } from '@touchstone/api-client';
import type { readOrderMaterial } from '@touchstone/api-client/routes/orders';
import { NO_DEADLINE, type Rule, ruleOf, type TypedDeadline, usualDeadline } from './draft-deadline.ts';
import { type DraftRow, fieldsOf, type TypedFields } from './draft-fields.ts';
import type { PaperTemplate } from './paper-template.ts';

export type Material = OutputOf<typeof readOrderMaterial>;

export interface Addressee {
  readonly kind: Material['addressees'][number]['kind'];
  readonly id: string;
  readonly name: string;
}

/** A document as it is typed. */
export interface Draft {
  readonly template: PaperTemplate | undefined;
  readonly addressee: Addressee | undefined;
  readonly typed: TypedFields;
  readonly deadline: TypedDeadline;
  readonly copies: string;
  /** Entries of conduct that its words rest on. */
  readonly citations: readonly string[];
}

export const NOTHING: Draft = { template: undefined, addressee: undefined, typed: {}, deadline: NO_DEADLINE, copies: '', citations: [] };

/** Types that stand without a case. */
const WITHOUT_CASE: ReadonlySet<string> = new Set(['interview', 'problem-notice', 'pause', 'resume', 'withdrawal', 'referral']);
export const needsCase = ({ type }: PaperTemplate): boolean => !WITHOUT_CASE.has(type);

/** A draft in a template, with what the case gives for it; what was typed under the same names stays. */
export function begunIn(template: PaperTemplate, before: Draft, material: Material | undefined): Draft {
  const suited = (one: Addressee | undefined) => one !== undefined && template.addressees.includes(one.kind);
  const addressee = suited(before.addressee) ? before.addressee : material?.addressees.find(suited);
  const given: Readonly<Record<string, string | readonly DraftRow[] | null | undefined>> = {
    subject: material?.subject,
    tested: material?.tested,
    clauses: material?.clauses.map(rowOf),
    apps: shelvesOf(material, addressee),
  };
  const typed = Object.fromEntries(
    template.fields.flatMap(({ name, kind }) => {
      const kept = before.typed[name];
      const isRows = kind === 'clauses' || kind === 'apps';
      const value = kept !== undefined && Array.isArray(kept) === isRows ? kept : isRows ? given[kind] : given[name];
      return value == null ? [] : [[name, value]];
    }),
  );
  return { ...before, template, addressee, typed, deadline: usualDeadline(template.type, template.hasDeadline) };
}

/** The row of a table that something found makes. */
export const rowOf = ({ clause, problem, where, remedy }: Material['clauses'][number]): DraftRow => ({ clause, problem, where, remedy });

/** Where the app stands on the shelves of the store that it goes to. */
export const shelvesOf = (material: Material | undefined, addressee: Addressee | undefined): readonly DraftRow[] =>
  addressee?.kind !== 'store' ? [] : (material?.shelves ?? []).filter(({ store }) => store === addressee.id).map(({ app }) => ({ ...app }));

/** The document sent to somebody else: what it lists is what they have on their shelves, unless that was changed by hand. */
export function addressedTo(addressee: Addressee, before: Draft, material: Material | undefined): Draft {
  const was = JSON.stringify(shelvesOf(material, before.addressee));
  const typed = Object.fromEntries(
    (before.template?.fields ?? []).flatMap(({ name, kind }) => {
      const value = before.typed[name];
      const isOurs = kind === 'apps' && (value === undefined || JSON.stringify(value) === was);
      if (isOurs) return [[name, shelvesOf(material, addressee)]];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { ...before, addressee, typed };
}

export interface Sent {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Null while there is none, or it is not whole. */
  readonly deadline: Rule | null;
  readonly copies: string;
  readonly citations: readonly string[];
}

/** A draft as it is sent. */
export const sentOf = ({ template, typed, deadline, copies, citations }: Draft): Sent => ({
  fields: fieldsOf(template?.fields ?? [], typed),
  deadline: ruleOf(deadline) ?? null,
  copies: copies.trim(),
  citations,
});
