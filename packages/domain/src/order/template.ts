import { FIELD_KINDS, type FieldKind } from './field.ts';
import { ADDRESSEE_KINDS, type AddresseeKind, isOrderType, type OrderType } from './order.ts';

/** A document as an authority would change it: data, with typed fields. One version never changes. */
export interface PaperTemplate {
  readonly id: string;
  /** Counted up from 1 by whoever adds one. */
  readonly version: string;
  readonly type: OrderType;
  readonly zh: string;
  readonly en: string;
  /** The word of its series of numbers: 责改字. */
  readonly numberWord: string;
  readonly addressees: readonly AddresseeKind[];
  readonly basis: readonly LegalBasis[];
  readonly fields: readonly TemplateField[];
  readonly title: string;
  readonly body: readonly TemplateBlock[];
}

/** A law by its name and, where the article was read, its article. */
export interface LegalBasis {
  readonly document: string;
  readonly articles: readonly string[];
}

export interface TemplateField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  readonly zh: string;
  readonly en: string;
}

export type TemplateBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly when?: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly when?: string }
  /** The rows of a field that is a list. */
  | { readonly kind: 'table'; readonly field: string; readonly caption?: string; readonly when?: string };

/** Values that every template may name; they come from the order itself. */
export const STANDARD_VALUES = ['authority', 'self', 'addressee', 'case', 'number', 'basis', 'deadline'] as const;

export interface TemplateFault {
  readonly at: string;
  readonly fault: 'missing' | 'unknown' | 'bad' | 'duplicate' | 'undeclared' | 'unused' | 'too-long';
}

export type ReadTemplate =
  | { readonly ok: true; readonly template: PaperTemplate }
  | { readonly ok: false; readonly faults: readonly TemplateFault[] };

const LONGEST = { texts: 200, text: 4_000, name: 200, documents: 20 };
const WORD = /^[a-z][a-zA-Z0-9-]{0,63}$/;

/** A template from data of whatever shape. Every text is bounded, every name it uses is declared, every declared field is used. */
export function readTemplate(given: unknown): ReadTemplate {
  const faults: TemplateFault[] = [];
  const fault = (at: string, what: TemplateFault['fault']) => void faults.push({ at, fault: what });
  const top = objectOf(given);
  const text = (from: Record<string, unknown>, name: string, at: string, longest = LONGEST.name): string => {
    const value = from[name];
    if (typeof value !== 'string' || value.trim() === '') fault(at, value === undefined ? 'missing' : 'bad');
    else if (value.length > longest) fault(at, 'too-long');
    else return value;
    return '';
  };
  const list = (value: unknown, at: string): readonly unknown[] => {
    if (Array.isArray(value) && value.length <= LONGEST.texts) return value;
    fault(at, value === undefined ? 'missing' : 'bad');
    return [];
  };

  const fields = list(top['fields'], 'fields').map((one, i): TemplateField => {
    const from = objectOf(one);
    const at = `fields[${i}]`;
    const kind = from['kind'];
    const name = text(from, 'name', `${at}.name`);
    if (!WORD.test(name) || (STANDARD_VALUES as readonly string[]).includes(name)) fault(`${at}.name`, 'bad');
    if (!FIELD_KINDS.includes(kind as FieldKind)) fault(`${at}.kind`, 'bad');
    const zh = text(from, 'zh', `${at}.zh`);
    return { name, kind: kind as FieldKind, isRequired: from['required'] !== false, zh, en: text(from, 'en', `${at}.en`) };
  });
  for (const [i, { name }] of fields.entries()) if (fields.findIndex((f) => f.name === name) !== i) fault(`fields[${i}].name`, 'duplicate');

  const body = list(top['body'], 'body').flatMap((one, i) => blockOf(one, `body[${i}]`, text, fault));
  if (body.length === 0) fault('body', 'missing');
  const type = top['type'];
  if (!isOrderType(type)) fault('type', 'bad');
  const addressees = list(top['addressees'], 'addressees').filter((kind): kind is AddresseeKind =>
    ADDRESSEE_KINDS.includes(kind as AddresseeKind),
  );
  if (addressees.length !== list(top['addressees'], 'addressees').length || addressees.length === 0) fault('addressees', 'bad');
  const basis = list(top['basis'], 'basis')
    .slice(0, LONGEST.documents)
    .map((one, i) => {
      const from = objectOf(one);
      const articles = from['articles'] === undefined ? [] : list(from['articles'], `basis[${i}].articles`).map(String);
      return { document: text(from, 'document', `basis[${i}].document`), articles };
    });
  const template: PaperTemplate = {
    id: text(top, 'id', 'id'),
    version: text(top, 'version', 'version'),
    type: type as OrderType,
    zh: text(top, 'zh', 'zh'),
    en: text(top, 'en', 'en'),
    numberWord: text(top, 'numberWord', 'numberWord', 12),
    addressees,
    basis,
    fields,
    title: text(top, 'title', 'title'),
    body,
  };
  if (!WORD.test(template.id)) fault('id', 'bad');
  if (!/^[1-9]\d{0,5}$/.test(template.version)) fault('version', 'bad');
  checkNames(template, fault);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, template };
}

function blockOf(
  given: unknown,
  at: string,
  text: (from: Record<string, unknown>, name: string, at: string, longest?: number) => string,
  fault: (at: string, what: TemplateFault['fault']) => void,
): readonly TemplateBlock[] {
  if (typeof given === 'string') return [{ kind: 'paragraph', text: text({ text: given }, 'text', at, LONGEST.text) }];
  const from = objectOf(given);
  const when = from['when'] === undefined ? {} : { when: text(from, 'when', `${at}.when`) };
  if (from['table'] !== undefined) {
    const caption = from['caption'] === undefined ? {} : { caption: text(from, 'caption', `${at}.caption`) };
    return [{ kind: 'table', field: text(from, 'table', at), ...caption, ...when }];
  }
  if (from['heading'] !== undefined) {
    const level = from['level'] ?? 1;
    if (level !== 1 && level !== 2 && level !== 3 && level !== 4) fault(`${at}.level`, 'bad');
    return [{ kind: 'heading', level: level as 1, text: text(from, 'heading', at), ...when }];
  }
  if (from['paragraph'] !== undefined) return [{ kind: 'paragraph', text: text(from, 'paragraph', at, LONGEST.text), ...when }];
  fault(at, 'unknown');
  return [];
}

const NAMES = /\{\{([^{}]*)\}\}/g;

/** Names between double braces in the order in which they stand. */
export const namesIn = (text: string): readonly string[] => [...text.matchAll(NAMES)].map((match) => (match[1] ?? '').trim());

function checkNames({ title, body, fields }: PaperTemplate, fault: (at: string, what: TemplateFault['fault']) => void): void {
  const used = new Set<string>();
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  const use = (name: string, at: string, isTable: boolean) => {
    used.add(name);
    const kind = kinds.get(name);
    if (kind === undefined && (isTable || !(STANDARD_VALUES as readonly string[]).includes(name))) fault(at, 'undeclared');
    else if (kind !== undefined && (kind === 'clauses' || kind === 'apps') !== isTable) fault(at, 'bad');
  };
  for (const name of namesIn(title)) use(name, 'title', false);
  for (const [i, block] of body.entries()) {
    const at = `body[${i}]`;
    if (block.kind === 'table') use(block.field, at, true);
    else for (const name of namesIn(block.text)) use(name, at, false);
    if (block.when === undefined) continue;
    used.add(block.when);
    if (!kinds.has(block.when) && block.when !== 'deadline' && block.when !== 'case') fault(`${at}.when`, 'undeclared');
  }
  for (const [i, { name }] of fields.entries()) if (!used.has(name)) fault(`fields[${i}].name`, 'unused');
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
