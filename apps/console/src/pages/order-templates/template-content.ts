/** What is read of a template, whatever else it holds. */
export interface TemplateContent {
  readonly id: string;
  readonly version: string;
  readonly type: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly numberWord: string;
  readonly title: string;
  readonly basis: readonly string[];
  readonly fields: readonly { readonly name: string; readonly zh: string; readonly en: string; readonly isRequired: boolean }[];
  readonly texts: readonly string[];
}

type Given = Readonly<Record<string, unknown>>;
const objectOf = (value: unknown): Given => (typeof value === 'object' && value !== null ? (value as Given) : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly Given[] => (Array.isArray(value) ? value.map(objectOf) : []);

/** Reads a template as the server gives it. */
export function contentOf(template: unknown): TemplateContent {
  const { id, version, type, zh, en, numberWord, title, basis, fields, body } = objectOf(template);
  return {
    ...{ id: textOf(id), version: textOf(version), type: textOf(type), numberWord: textOf(numberWord), title: textOf(title) },
    name: { zh: textOf(zh), en: textOf(en) },
    basis: listOf(basis).map(
      ({ document, articles }) => `${textOf(document)}${Array.isArray(articles) ? articles.map(textOf).join('、') : ''}`,
    ),
    fields: listOf(fields).map((field) => ({
      ...{ name: textOf(field['name']), zh: textOf(field['zh']), en: textOf(field['en']) },
      isRequired: field['isRequired'] === true,
    })),
    texts: listOf(body)
      .map((block) => textOf(block['text']))
      .filter((text) => text !== ''),
  };
}
