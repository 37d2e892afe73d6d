import { USUAL_ADDRESSEES } from './usual-addressees.ts';

/** A template as it is written here; what a form does not show is kept as it was. */
export interface TemplateDraft {
  readonly id: string;
  readonly version: string;
  readonly type: string;
  readonly zh: string;
  readonly en: string;
  readonly numberWord: string;
  readonly addressees: readonly string[];
  readonly basis: readonly { readonly document: string; readonly articles: string }[];
  readonly fields: readonly DraftField[];
  readonly title: string;
  readonly body: readonly DraftBlock[];
}

export interface DraftField {
  readonly name: string;
  readonly kind: string;
  readonly isRequired: boolean;
  readonly zh: string;
  readonly en: string;
}

export interface DraftBlock {
  readonly kind: 'paragraph' | 'heading' | 'table';
  /** Of a table the name of its field. */
  readonly text: string;
  /** Of a heading. */
  readonly level: number;
  /** Above a table; none when empty. */
  readonly caption: string;
  /** The field without which it is left out; always there when empty. */
  readonly when: string;
}

/** Of a new template until another is picked. */
const FIRST_TYPE = 'rectification';

type Given = Readonly<Record<string, unknown>>;
const objectOf = (value: unknown): Given => (typeof value === 'object' && value !== null ? (value as Given) : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf) : []);
const listOf = (value: unknown): readonly Given[] => (Array.isArray(value) ? value.map(objectOf) : []);

/** A kept version as a draft of the next one; of nothing a new template. */
export function draftOf(template: unknown): TemplateDraft {
  const from = objectOf(template);
  const { id, version, type, zh, en, numberWord, title } = from;
  return {
    ...{ id: textOf(id), version: String(Number(textOf(version) || '0') + 1), type: textOf(type) || FIRST_TYPE },
    ...{ zh: textOf(zh), en: textOf(en), numberWord: textOf(numberWord), title: textOf(title) },
    addressees: from['addressees'] === undefined ? (USUAL_ADDRESSEES[FIRST_TYPE] ?? []) : textsOf(from['addressees']),
    basis: listOf(from['basis']).map(({ document, articles }) => ({ document: textOf(document), articles: textsOf(articles).join(' ') })),
    fields: listOf(from['fields']).map((field) => ({
      ...{ name: textOf(field['name']), kind: textOf(field['kind']), zh: textOf(field['zh']), en: textOf(field['en']) },
      isRequired: field['isRequired'] === true,
    })),
    body: listOf(from['body']).map(({ kind, text, field, level, caption, when }) => ({
      kind: kind === 'heading' || kind === 'table' ? kind : 'paragraph',
      text: textOf(kind === 'table' ? field : text),
      level: typeof level === 'number' ? level : 1,
      ...{ caption: textOf(caption), when: textOf(when) },
    })),
  };
}

/** The draft as the API takes a template: docs/orders.md. */
export function templateOf(draft: TemplateDraft): Readonly<Record<string, unknown>> {
  const { basis, fields, body, ...rest } = draft;
  return {
    ...rest,
    basis: basis.map(({ document, articles }) => ({ document, articles: articles.split(/[\s、，,]+/).filter((one) => one !== '') })),
    fields: fields.map(({ isRequired, ...field }) => ({ ...field, required: isRequired })),
    body: body.map(blockOf),
  };
}

function blockOf({ kind, text, level, caption, when }: DraftBlock): Readonly<Record<string, unknown>> {
  const guarded = when === '' ? {} : { when };
  if (kind === 'table') return { table: text, ...(caption === '' ? {} : { caption }), ...guarded };
  return kind === 'heading' ? { heading: text, level, ...guarded } : { paragraph: text, ...guarded };
}
