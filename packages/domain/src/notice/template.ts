import type { LocalDate } from '@touchstone/kernel/dates';
import { byText } from '@touchstone/kernel/order';
import { holdsOn, type LegalBasis, type NoticeKind, type NoticeTemplate } from './catalogue.ts';

/** Templates of a kind that an issuer's notice of a day may use: those made for such issuers first, then the newest. */
export function templatesFor(
  templates: readonly NoticeTemplate[],
  wanted: { readonly kind: NoticeKind; readonly issuer: string; readonly on: LocalDate; readonly joint: boolean },
): readonly NoticeTemplate[] {
  const by = wanted.issuer === 'ministry' ? 'ministry' : 'province';
  const place = (template: NoticeTemplate) => `${template.by === undefined ? 0 : 1}${template.from}`;
  return templates
    .filter(
      (template) =>
        template.kind === wanted.kind && template.joint === wanted.joint && (template.by ?? by) === by && holdsOn(template, wanted.on),
    )
    .sort((a, b) => byText(place(b), place(a)));
}

/** Laws that a notice of a day may cite, in the order in which they are cited. */
export const basesFor = (bases: readonly LegalBasis[], kind: NoticeKind, on: LocalDate): readonly LegalBasis[] =>
  bases.filter((basis) => basis.kinds.includes(kind) && holdsOn(basis, on));

export type Filled = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly missing: readonly string[] };

const FIELD = /\{([A-Za-z]+)\}/g;

/** Puts values into a text. A field without a value is a refusal that names it; braces in a value are text. */
export function fillText(text: string, fields: Readonly<Record<string, string | undefined>>): Filled {
  const missing = [...new Set([...text.matchAll(FIELD)].map(([, name]) => name as string))].filter(
    (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined) === undefined,
  );
  if (missing.length > 0) return { ok: false, missing };
  return { ok: true, text: text.replace(FIELD, (_, name: string) => fields[name] as string) };
}
