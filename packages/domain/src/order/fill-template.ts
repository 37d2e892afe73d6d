import type { DeadlineRule } from '../deadline/index.ts';
import { type AppRow, type ClauseRow, type FieldValue, isOfKind } from './field.ts';
import type { OfficialBlock, OfficialDocument, OfficialTable } from './official-document.ts';
import { printedDay } from './printed-day.ts';
import type { LegalBasis, PaperTemplate, TemplateBlock, TemplateField } from './template.ts';

/** What the order itself says, whatever its template. */
export interface PaperContext {
  /** 发文机关 and how it calls itself: 我部, 我局. */
  readonly authority: string;
  readonly self: string;
  readonly addressee: string;
  /** 案号. */
  readonly caseNumber?: string;
  /** 文号 and the day it was issued on; absent on a draft. */
  readonly number?: string;
  readonly issuedOn?: string;
  /** As it is printed, see `deadlineWords`. */
  readonly deadline?: string;
  readonly copies?: string;
  readonly contact?: string;
  readonly watermark?: string;
}

export interface FieldFault {
  readonly field: string;
  readonly fault: 'missing' | 'bad' | 'unknown';
}

export type FilledTemplate =
  | { readonly ok: true; readonly document: OfficialDocument }
  | { readonly ok: false; readonly reason: 'fields'; readonly faults: readonly FieldFault[] };

/** The document of a template with its fields filled. A field that is missing, of another kind or not the template's is refused. */
export function fillTemplate(template: PaperTemplate, fields: Readonly<Record<string, unknown>>, context: PaperContext): FilledTemplate {
  const faults = openPlaces(template, fields, context);
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  return { ok: true, document: documentOf(template, fields as Values, context) };
}

/** What is missing or wrong before the document is whole: of its fields, its deadline, its case. */
export const openPlaces = (
  template: PaperTemplate,
  fields: Readonly<Record<string, unknown>>,
  context: PaperContext,
): readonly FieldFault[] => [...fieldFaults(template, fields), ...contextFaults(template, context)];

/** Values that are there and of their kinds. */
export type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The document of values that were checked. */
export function documentOf(template: PaperTemplate, values: Values, context: PaperContext): OfficialDocument {
  const words = wordsOf(template, values, context);
  const isShown = ({ when }: TemplateBlock) => when === undefined || words.has(when) || values[when] !== undefined;
  const { authority, number, issuedOn, addressee, copies, contact, watermark } = context;
  const date = issuedOn === undefined ? '　　年　月　日' : (printedDay(issuedOn) ?? '');
  return {
    authority,
    ...(number === undefined ? {} : { number }),
    title: filled(template.title, words),
    addressees: addressee,
    body: template.body.filter(isShown).flatMap((block) => blocksOf(block, words, values)),
    signature: { authorities: [authority], date },
    ...(contact === undefined ? {} : { note: contact }),
    ...(copies === undefined ? {} : { copies }),
    ...(number === undefined ? {} : { printing: { authority, date } }),
    ...(watermark === undefined ? {} : { watermark }),
  };
}

/** What is wrong with the fields of a template; fields that are not the template's own are among it. */
export function fieldFaults({ fields }: PaperTemplate, values: Readonly<Record<string, unknown>>): readonly FieldFault[] {
  const own = new Set(fields.map(({ name }) => name));
  return [
    ...fields.flatMap((field) => faultOf(field, Object.hasOwn(values, field.name) ? values[field.name] : undefined)),
    ...Object.keys(values)
      .filter((name) => !own.has(name))
      .map((field): FieldFault => ({ field, fault: 'unknown' })),
  ];
}

function faultOf({ name, kind, isRequired }: TemplateField, value: unknown): readonly FieldFault[] {
  if (value === undefined) return isRequired ? [{ field: name, fault: 'missing' }] : [];
  return isOfKind(kind, value) ? [] : [{ field: name, fault: 'bad' }];
}

/** Texts that stand without a condition need their deadline and case. */
function contextFaults({ body }: PaperTemplate, { deadline, caseNumber }: PaperContext): readonly FieldFault[] {
  const given: Readonly<Record<string, string | undefined>> = { deadline, case: caseNumber };
  return Object.entries(given).flatMap(([name, value]): readonly FieldFault[] =>
    value === undefined && body.some((block) => block.kind !== 'table' && block.when === undefined && block.text.includes(`{{${name}}}`))
      ? [{ field: name, fault: 'missing' }]
      : [],
  );
}

function wordsOf(
  template: PaperTemplate,
  values: Values,
  { authority, self, addressee, caseNumber, number, deadline }: PaperContext,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>([
    ['authority', authority],
    ['self', self],
    ['addressee', addressee],
    ['number', number ?? ''],
    ['basis', basisText(template.basis)],
  ]);
  if (caseNumber !== undefined) words.set('case', caseNumber);
  if (deadline !== undefined) words.set('deadline', deadline);
  for (const { name, kind } of template.fields) {
    const value = values[name];
    if (typeof value === 'string') words.set(name, kind === 'date' ? (printedDay(value) ?? value) : value);
    else if (typeof value === 'number') words.set(name, `${grouped(value)}元`);
  }
  return words;
}

/** 《甲法》第一条、第二条、《乙规定》《丙规定》: names in their marks stand side by side. @source GB/T 15834-2011 §4.5.3.5 */
export const basisText = (basis: readonly LegalBasis[]): string =>
  basis
    .map(
      ({ document, articles }, i) =>
        `${i > 0 && (basis[i - 1]?.articles.length ?? 0) > 0 ? '、' : ''}《${document}》${articles.join('、')}`,
    )
    .join('');

const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const filled = (text: string, words: ReadonlyMap<string, string>): string =>
  text.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => words.get(name.trim()) ?? '');

function blocksOf(block: TemplateBlock, words: ReadonlyMap<string, string>, values: Values): readonly OfficialBlock[] {
  if (block.kind === 'heading') return [{ kind: 'heading', level: block.level, text: filled(block.text, words) }];
  if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: filled(block.text, words) }];
  const rows = values[block.field];
  if (!Array.isArray(rows)) return [];
  const table = 'clause' in (rows[0] as object) ? clauseTable(rows as readonly ClauseRow[]) : appTable(rows as readonly AppRow[]);
  return [{ ...table, ...(block.caption === undefined ? {} : { caption: filled(block.caption, words) }) }];
}

const clauseTable = (rows: readonly ClauseRow[]): OfficialTable => ({
  kind: 'table',
  head: ['序号', '条款', '所涉问题', '问题位置', '整改要求'],
  widths: [1.2, 2, 3.6, 4.6, 4.6],
  rows: rows.map(({ clause, problem, where, remedy }, i) => [String(i + 1), clause, problem, where, remedy]),
});

const appTable = (rows: readonly AppRow[]): OfficialTable => ({
  kind: 'table',
  head: ['序号', '应用名称', '应用开发者', '应用来源', '应用版本', '所涉问题', 'App备案号'],
  widths: [1.2, 2.6, 3.2, 2.4, 2, 3.6, 3],
  rows: rows.map(({ name, developer, store, version, problems, filing }, i) => [
    String(i + 1),
    name,
    developer,
    store,
    version,
    problems,
    filing,
  ]),
});

/**
 * A deadline as the document prints it. What begins with proof of service has no date yet: it is printed as a span, and its date is
 * computed on the day of service.
 * @param instant the printed text of a fixed instant; undefined while it cannot be printed
 */
export function deadlineWords(rule: DeadlineRule, instant: string | undefined): string | undefined {
  switch (rule.kind) {
    case 'instant':
      return instant;
    case 'working-days':
      return `自本文书送达之日起${rule.count}个工作日内`;
    case 'calendar-days':
      return `自本文书送达之日起${rule.count}日内`;
    case 'hours':
      return `自本文书送达时起${rule.count}小时内`;
    case 'at-once':
      return '立即';
  }
}
