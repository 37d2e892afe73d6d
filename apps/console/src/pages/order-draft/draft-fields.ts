import { COLUMNS, type PaperField } from './paper-template.ts';

export type DraftRow = Readonly<Record<string, string>>;

/** What was typed into a field: a text, or rows of texts. */
export type Typed = string | readonly DraftRow[];
export type TypedFields = Readonly<Record<string, Typed>>;

/** A row with nothing in it. */
export const emptyRow = (kind: 'clauses' | 'apps'): DraftRow => Object.fromEntries(COLUMNS[kind].map((name) => [name, '']));

/** What was typed, as the server takes it: what is empty is left out, and so are rows with nothing in them. */
export const fieldsOf = (fields: readonly PaperField[], typed: TypedFields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = sentValue(field.kind, typed[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

function sentValue(kind: PaperField['kind'], typed: Typed | undefined): unknown {
  if (kind === 'clauses' || kind === 'apps') {
    if (typeof typed === 'string' || typed === undefined) return undefined;
    const rows = typed
      .map((row) => Object.fromEntries(COLUMNS[kind].map((name) => [name, (row[name] ?? '').trim()])))
      .filter((row) => Object.values(row).some((cell) => cell !== ''));
    return rows.length === 0 ? undefined : rows;
  }
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (text === '') return undefined;
  return kind === 'money' && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** What a draft holds, to be typed on. */
export const typedOf = (fields: readonly PaperField[], values: unknown): TypedFields => {
  const given = (typeof values === 'object' && values !== null ? values : {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    fields.flatMap(({ name, kind }): readonly (readonly [string, Typed])[] => {
      const value = given[name];
      if (value === undefined) return [];
      if (kind === 'clauses' || kind === 'apps') return Array.isArray(value) ? [[name, value as readonly DraftRow[]]] : [];
      return [[name, String(value)]];
    }),
  );
};
