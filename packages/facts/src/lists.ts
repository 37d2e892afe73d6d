import type { Knowledge } from './knowledge.ts';

/** A list of texts in `data/lists/<file>.yaml`; empty when there is no such list. */
export function textList(knowledge: Knowledge, file: string, key: string): readonly string[] {
  const list = section(knowledge, file)[key];
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

/** A table of rows in `data/lists/<file>.yaml`; values that are not texts or lists of texts are left out. */
export function rowList(knowledge: Knowledge, file: string, key: string): readonly Readonly<Record<string, string | readonly string[]>>[] {
  const list = section(knowledge, file)[key];
  return Array.isArray(list) ? list.filter(isRow) : [];
}

function section(knowledge: Knowledge, file: string): Readonly<Record<string, unknown>> {
  const value = knowledge.lists[file];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

const isRow = (value: unknown): value is Readonly<Record<string, string | readonly string[]>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every(
    (field) => typeof field === 'string' || (Array.isArray(field) && field.every((item) => typeof item === 'string')),
  );
