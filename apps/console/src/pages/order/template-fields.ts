export interface TemplateField {
  readonly name: string;
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
}

export interface Template {
  readonly fields: readonly TemplateField[];
}

/** The version of a template that a document was drafted in; undefined where it is not to be read. */
export function templateOf(
  versions: readonly { readonly template: unknown; readonly sha256: string }[],
  sha256: string,
): Template | undefined {
  const found = versions.find((one) => one.sha256 === sha256)?.template as { readonly fields?: unknown } | undefined;
  return Array.isArray(found?.fields) ? { fields: found.fields as readonly TemplateField[] } : undefined;
}

export interface FilledField {
  readonly name: string;
  readonly label: string;
  /** Undefined: not filled in yet. */
  readonly value: unknown;
}

/** The fields of a document in the order of its template, with what is filled in; those the template does not know come last. */
export function filledFields(
  template: Template | undefined,
  values: unknown,
  said: (text: TemplateField) => string,
): readonly FilledField[] {
  const given = typeof values === 'object' && values !== null ? (values as Readonly<Record<string, unknown>>) : {};
  const known = template?.fields ?? [];
  const rest = Object.keys(given).filter((name) => known.every((field) => field.name !== name));
  return [
    ...known.map((field) => ({ name: field.name, label: said(field), value: given[field.name] })),
    ...rest.map((name) => ({ name, label: name, value: given[name] })),
  ];
}

/** The rows of a field that holds a table (`clauses`, `apps`); undefined where it holds something else. */
export function tableRows(value: unknown): readonly Readonly<Record<string, string>>[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && Object.values(row).every((cell) => typeof cell === 'string');
  return value.every(isRow) ? (value as readonly Readonly<Record<string, string>>[]) : undefined;
}
