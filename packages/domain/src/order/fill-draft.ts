import { APP_COLUMNS, CLAUSE_COLUMNS, type FieldValue } from './field.ts';
import { documentOf, openPlaces, type PaperContext } from './fill-template.ts';
import type { OfficialDocument } from './official-document.ts';
import type { PaperTemplate, TemplateField } from './template.ts';

const MOST_ROWS = 5_000;

/** The document as far as it is filled: what `openPlaces` names stands 〔in brackets〕 by what it is called, in the text where it will be. */
export function fillDraft(template: PaperTemplate, fields: Readonly<Record<string, unknown>>, context: PaperContext): OfficialDocument {
  const open = new Set(openPlaces(template, fields, context).map(({ field }) => field));
  const values = Object.fromEntries(
    template.fields.flatMap(({ name, kind, zh }): readonly (readonly [string, FieldValue])[] => {
      const value = fields[name];
      if (value === undefined && !open.has(name)) return [];
      return [[name, open.has(name) ? gapOf(kind, value, `〔${zh}〕`) : (value as FieldValue)]];
    }),
  );
  return documentOf(template, values, {
    ...context,
    ...(open.has('case') ? { caseNumber: '〔案号〕' } : {}),
    ...(open.has('deadline') ? { deadline: '〔期限〕' } : {}),
  });
}

/** A gap in the place of a value; rows that are not whole yet keep the cells they have. */
function gapOf(kind: TemplateField['kind'], value: unknown, gap: string): FieldValue {
  const columns = kind === 'clauses' ? CLAUSE_COLUMNS : kind === 'apps' ? APP_COLUMNS : undefined;
  if (columns === undefined) return gap;
  const rows: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value.slice(0, MOST_ROWS) : [{}];
  return rows.map((row) => {
    const cells = (typeof row === 'object' && row !== null ? row : {}) as Readonly<Record<string, unknown>>;
    const said = columns.map((name) => [name, typeof cells[name] === 'string' ? cells[name] : ''] as const);
    return Object.fromEntries(said.every(([, text]) => text === '') ? said.map(([name], i) => [name, i === 0 ? gap : '']) : said);
  }) as unknown as FieldValue;
}
