import { type FieldId, fieldOf, fieldsOfLedger, LEDGER_FIELDS, type LedgerKind, ledgerOf } from './fields.ts';

/** Which head of a column means which field. */
export type Mapping = Readonly<Record<string, FieldId>>;

export const isFieldId = (text: string): text is FieldId => Object.hasOwn(LEDGER_FIELDS, text);

/** Heads are compared without what differs from book to book: spaces, marks, brackets and what stands in them, case. */
const plainHead = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[(（【[][^)）】\]]*[)）】\]]/g, '')
    .replace(/[\s*＊:：._\-/、，,]/g, '')
    .toLowerCase();

/** The mapping that the heads themselves suggest; a field is given to the first head that means it. */
export function guessMapping(kind: LedgerKind, heads: readonly string[]): Mapping {
  const fields = fieldsOfLedger(kind).map(fieldOf);
  const taken = new Set<string>();
  const pairs: [string, FieldId][] = [];
  for (const head of heads) {
    const plain = plainHead(head);
    const field = fields.find(
      (one) => !taken.has(one.id) && [one.id, one.zh, one.en, ...one.also].some((word) => plainHead(word) === plain),
    );
    if (plain === '' || field === undefined) continue;
    taken.add(field.id);
    pairs.push([head.trim(), field.id as FieldId]);
  }
  return Object.fromEntries(pairs);
}

export type MappingFault =
  | { readonly code: 'unknown-field'; readonly column: string }
  | { readonly code: 'mapped-twice'; readonly column: string }
  | { readonly code: 'field-not-mapped'; readonly field: FieldId };

/** Why a mapping cannot serve a book. */
export function mappingFaults(kind: LedgerKind, mapping: Mapping): readonly MappingFault[] {
  const fields = fieldsOfLedger(kind);
  const entries = Object.entries(mapping);
  const seen = new Set<FieldId>();
  const columns = entries.flatMap(([column, field]): readonly MappingFault[] => {
    if (!fields.includes(field)) return [{ code: 'unknown-field', column }];
    const isTwice = seen.has(field);
    seen.add(field);
    return isTwice ? [{ code: 'mapped-twice', column }] : [];
  });
  const missing = ledgerOf(kind).required.filter((field) => !seen.has(field));
  return [...columns, ...missing.map((field) => ({ code: 'field-not-mapped' as const, field }))];
}

/** How many rows may stand above the heads: titles, units, dates. */
export const HEAD_WITHIN = 20;

/** The row that holds the heads: the first of those that name most of the mapped columns; undefined when none names two. */
export function headRow(rows: readonly (readonly string[])[], isHead: (text: string) => boolean): number | undefined {
  const counts = rows.slice(0, HEAD_WITHIN).map((row) => new Set(row.map((text) => text.trim()).filter(isHead)).size);
  const most = Math.max(0, ...counts);
  return most < 2 ? undefined : counts.indexOf(most);
}
