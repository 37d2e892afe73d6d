import { scanMarkup } from '../markup/index.ts';

/** What a style of paragraphs says about their place in the text. */
export interface ParagraphStyle {
  /** 1–6. */
  readonly level?: number;
  /** Depth in a list, from 1. */
  readonly depth?: number;
  readonly isTitle?: boolean;
  /** Lines of a table of contents: the headings come again where they belong. */
  readonly isContents?: boolean;
}

interface Draft {
  name: string;
  parent: string;
  outline: number | undefined;
  list: number | undefined;
}

const ATTRIBUTES = new Set(['styleId', 'val', 'type']);
const MOST_PARENTS = 12;

/** Styles by id, with what they take over from those they are based on. */
export function readStyles(xml: string): ReadonlyMap<string, ParagraphStyle> {
  const drafts = new Map<string, Draft>();
  let open: Draft | undefined;
  scanMarkup(
    xml,
    {
      open(name, attributes) {
        const value = attributes.get('val') ?? '';
        if (name === 'style') {
          open = { name: '', parent: '', outline: undefined, list: undefined };
          drafts.set(attributes.get('styleId') ?? '', open);
        } else if (open === undefined) return;
        else if (name === 'name') open.name = value;
        else if (name === 'basedOn') open.parent = value;
        else if (name === 'outlineLvl') open.outline = Number.parseInt(value, 10);
        else if (name === 'numPr') open.list ??= 0;
        else if (name === 'ilvl') open.list = Number.parseInt(value, 10);
      },
      close(name) {
        if (name === 'style') open = undefined;
      },
      text() {},
    },
    { isXml: true, attributes: ATTRIBUTES },
  );
  return new Map([...drafts.keys()].map((id) => [id, styleOf(id, drafts)]));
}

function styleOf(id: string, drafts: ReadonlyMap<string, Draft>): ParagraphStyle {
  let draft = drafts.get(id);
  for (let i = 0; i < MOST_PARENTS && draft !== undefined; i++, draft = drafts.get(draft.parent)) {
    const own = ownStyle(draft);
    if (own !== undefined) return own;
  }
  return {};
}

function ownStyle({ name, outline, list }: Draft): ParagraphStyle | undefined {
  if (/^(?:toc|目录)\s*\d/i.test(name)) return { isContents: true };
  if (/^(?:title|标题)$/i.test(name)) return { level: 1, isTitle: true };
  const [, named] = /^(?:heading|标题)\s*(\d)/i.exec(name) ?? [];
  const level = named === undefined ? headingLevel(outline) : headingLevel(Number(named) - 1);
  if (level !== undefined) return { level };
  return list === undefined ? undefined : { depth: depthOf(list) };
}

/** Outline levels count from 0; 9 is text. */
export function headingLevel(outline: number | undefined): number | undefined {
  return outline !== undefined && outline >= 0 && outline < 9 ? Math.min(6, outline + 1) : undefined;
}

export const depthOf = (list: number): number => (list >= 0 && list < 32 ? list + 1 : 1);
