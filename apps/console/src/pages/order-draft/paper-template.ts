/** A field of a template: what it is called, and what it holds. */
export interface PaperField {
  readonly name: string;
  readonly kind: 'text' | 'paragraphs' | 'date' | 'money' | 'clauses' | 'apps';
  readonly isRequired: boolean;
  readonly zh: string;
  readonly en: string;
}

/** A template of documents, as far as a form needs it. */
export interface PaperTemplate {
  readonly id: string;
  readonly version: string;
  readonly type: string;
  readonly zh: string;
  readonly en: string;
  readonly addressees: readonly string[];
  readonly fields: readonly PaperField[];
  /** Its text names a deadline. */
  readonly hasDeadline: boolean;
}

/** Columns of the fields that are lists, in their order. The first must be filled in. */
export const COLUMNS: Readonly<Record<'clauses' | 'apps', readonly string[]>> = {
  clauses: ['clause', 'problem', 'where', 'remedy'],
  apps: ['name', 'developer', 'store', 'version', 'problems', 'filing'],
};

/** A template as the server keeps it; undefined where it is none. */
export function paperTemplate(given: unknown): PaperTemplate | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { fields, addressees, body, ...rest } = given as Partial<PaperTemplate> & { readonly body?: unknown };
  if (!Array.isArray(fields) || !Array.isArray(addressees) || typeof rest.id !== 'string') return undefined;
  const { id, version = '', type = '', zh = rest.id, en = rest.id } = rest;
  return { id, version, type, zh, en, addressees, fields, hasDeadline: JSON.stringify(body ?? '').includes('{{deadline}}') };
}
