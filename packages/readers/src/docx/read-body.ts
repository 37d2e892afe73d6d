import { BREAK, type Draft, emphasisedLevel, inlineText, type Story } from '../blocks/index.ts';
import type { MarkupHandler } from '../markup/index.ts';
import type { Relation } from '../package-parts/index.ts';
import { depthOf, headingLevel, type ParagraphStyle } from './styles.ts';

export const BODY_ATTRIBUTES: ReadonlySet<string> = new Set(['val', 'id', 'fldCharType', 'instr', 'type']);

type Attributes = ReadonlyMap<string, string>;

interface Paragraph {
  readonly at: number;
  readonly text: string[];
  style: ParagraphStyle;
  level: number | undefined;
  list: number | undefined;
  boldCharacters: number;
  plainCharacters: number;
}

/** Deleted, moved away, hidden behind a newer drawing, or the reading aid above a character; and notes that are only rulers. */
const DROPPED: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'rt',
  'pPrChange',
  'rPrChange',
  'tcPrChange',
  'tblPrChange',
  'sectPr',
]);
/** Text boxes in text boxes in …. */
const MOST_OPEN = 64;
const NOTE_RULERS: ReadonlySet<string> = new Set(['separator', 'continuationSeparator', 'continuationNotice']);

/** Events of a body, footnotes or endnotes part as blocks of a story. */
export class BodyReader implements MarkupHandler {
  /** Text of the first paragraph in the style of titles. */
  title: string | undefined;
  readonly #story: Story;
  readonly #styles: ReadonlyMap<string, ParagraphStyle>;
  #relations: ReadonlyMap<string, Relation>;
  #dropped: { readonly name: string; open: number } | undefined;
  /** Open paragraphs, the innermost last: text boxes stand inside one. */
  #paragraphs: Paragraph[] = [];
  #count = 0;
  #tables: boolean[] = [];
  #isText = false;
  #isInstruction = false;
  #isRunProperties = false;
  #isBold = false;
  #isHidden = false;
  #link: { readonly address: string; readonly at: number; text: string } | undefined;
  #instruction = '';

  constructor(story: Story, styles: ReadonlyMap<string, ParagraphStyle>, relations: ReadonlyMap<string, Relation>) {
    this.#story = story;
    this.#styles = styles;
    this.#relations = relations;
  }

  startPart(relations: ReadonlyMap<string, Relation>): void {
    this.#relations = relations;
  }

  finish(): void {
    this.endLink();
    while (this.#paragraphs.length > 0) this.endParagraph();
    this.#story.end();
    this.#tables = [];
    this.#dropped = undefined;
    this.#isText = false;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#dropped !== undefined) {
      if (name === this.#dropped.name) this.#dropped.open += 1;
    } else if (DROPPED.has(name) || (isNote(name) && NOTE_RULERS.has(attributes.get('type') ?? ''))) this.#dropped = { name, open: 1 };
    else OPENED[name]?.(this, attributes);
  }

  close(name: string): void {
    if (this.#dropped === undefined) {
      CLOSED[name]?.(this);
      return;
    }
    if (name === this.#dropped.name) this.#dropped.open -= 1;
    if (this.#dropped.open === 0) this.#dropped = undefined;
  }

  text(chunk: string): void {
    if (this.#dropped !== undefined) return;
    if (this.#isInstruction) this.#instruction = (this.#instruction + chunk).slice(0, 4096);
    if (this.#isText && !this.#isHidden) this.write(chunk);
  }

  write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    paragraph.text.push(text);
    if (this.#link !== undefined) this.#link.text += text;
    if (text.trim() === '') return;
    if (this.#isBold) paragraph.boldCharacters += text.length;
    else paragraph.plainCharacters += text.length;
  }

  startParagraph(): void {
    if (this.#paragraphs.length >= MOST_OPEN) this.endParagraph();
    this.#count += 1;
    const style = this.#styles.get('') ?? {};
    this.#paragraphs.push({ at: this.#count, text: [], style, level: undefined, list: undefined, boldCharacters: 0, plainCharacters: 0 });
  }

  endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    // Words keep their blanks here: what XML wraps is never inside a text element.
    const text = inlineText(paragraph.text.join(''));
    if (text === '' || paragraph.style.isContents === true) return;
    if (paragraph.style.isTitle === true) this.title ??= text;
    this.#story.add(this.#draft(paragraph, text));
  }

  #draft({ at, style, level, list, boldCharacters, plainCharacters }: Paragraph, text: string): Draft {
    const isBold = boldCharacters > 0 && plainCharacters === 0 && !this.#story.isInCell;
    const depth = list === undefined ? style.depth : list < 0 ? undefined : depthOf(list);
    const heading = level ?? style.level ?? (isBold && depth === undefined ? emphasisedLevel(text) : undefined);
    if (heading !== undefined) return { kind: 'heading', level: heading, text, at };
    return depth === undefined ? { kind: 'paragraph', text, at } : { kind: 'item', depth, text, at };
  }

  styleParagraph(id: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.style = this.#styles.get(id) ?? {};
  }

  outlineParagraph(outline: number): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.level = headingLevel(outline);
  }

  /** @param list level from 0; undefined when only a number is named; below 0 for none */
  listParagraph(list: number | undefined): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.list = list ?? paragraph.list ?? 0;
  }

  startRun(): void {
    this.#isBold = false;
    this.#isHidden = false;
  }

  setRunProperties(isOpen: boolean): void {
    this.#isRunProperties = isOpen;
  }

  bold(isOn: boolean): void {
    if (this.#isRunProperties) this.#isBold = isOn;
  }

  hide(isOn: boolean): void {
    if (this.#isRunProperties) this.#isHidden = isOn;
  }

  setText(isOpen: boolean): void {
    this.#isText = isOpen;
  }

  setInstruction(isOpen: boolean): void {
    this.#isInstruction = isOpen;
  }

  field(type: string | undefined): void {
    if (type === 'begin') this.#instruction = '';
    if (type === 'separate') this.startLink(addressOf(this.#instruction));
    if (type === 'end') this.endLink();
  }

  startRelatedLink(id: string | undefined): void {
    const relation = this.#relations.get(id ?? '');
    this.startLink(relation?.isExternal === true ? relation.target : undefined);
  }

  startLink(address: string | undefined): void {
    this.endLink();
    if (address !== undefined && address !== '') this.#link = { address, at: this.#paragraphs.at(-1)?.at ?? this.#count, text: '' };
  }

  endLink(): void {
    if (this.#link !== undefined) this.#story.links.push({ ...this.#link, text: inlineText(this.#link.text) });
    this.#link = undefined;
  }

  startTable(): void {
    this.#tables.push(this.#story.openTable(this.#count + 1));
  }

  endTable(): void {
    if (this.#tables.pop() === true) this.#story.closeTable();
  }

  startRow(): void {
    if (this.#tables.at(-1) === true) this.#story.openRow();
  }

  startCell(): void {
    if (this.#tables.at(-1) === true) this.#story.openCell(1, 1);
  }

  endCell(): void {
    if (this.#tables.at(-1) === true) this.#story.closeCell();
  }

  spanCell(columns: number): void {
    if (this.#tables.at(-1) === true && columns >= 1) this.#story.spanCell(columns);
  }

  continueCell(): void {
    if (this.#tables.at(-1) === true) this.#story.continueCell();
  }
}

const isNote = (name: string) => name === 'footnote' || name === 'endnote';
const number = (attributes: Attributes) => Number.parseInt(attributes.get('val') ?? '0', 10);
const isOn = (attributes: Attributes) => !['0', 'false', 'off', 'none'].includes(attributes.get('val') ?? 'true');

/** `HYPERLINK "https://…" \o "…"` */
function addressOf(instruction: string): string | undefined {
  return /^\s*HYPERLINK\s+"?([^"\s\\]+)/.exec(instruction)?.[1];
}

const OPENED: Readonly<Record<string, (body: BodyReader, attributes: Attributes) => void>> = {
  __proto__: null as never,
  p: (body) => body.startParagraph(),
  pStyle: (body, attributes) => body.styleParagraph(attributes.get('val') ?? ''),
  outlineLvl: (body, attributes) => body.outlineParagraph(number(attributes)),
  ilvl: (body, attributes) => body.listParagraph(number(attributes)),
  numId: (body, attributes) => body.listParagraph(number(attributes) === 0 ? -1 : undefined),
  r: (body) => body.startRun(),
  rPr: (body) => body.setRunProperties(true),
  b: (body, attributes) => body.bold(isOn(attributes)),
  vanish: (body, attributes) => body.hide(isOn(attributes)),
  t: (body) => body.setText(true),
  tab: (body) => body.write('\u00a0'),
  br: (body) => body.write(BREAK),
  cr: (body) => body.write(BREAK),
  noBreakHyphen: (body) => body.write('-'),
  instrText: (body) => body.setInstruction(true),
  fldChar: (body, attributes) => body.field(attributes.get('fldCharType')),
  fldSimple: (body, attributes) => body.startLink(addressOf(attributes.get('instr') ?? '')),
  hyperlink: (body, attributes) => body.startRelatedLink(attributes.get('id')),
  tbl: (body) => body.startTable(),
  tr: (body) => body.startRow(),
  tc: (body) => body.startCell(),
  gridSpan: (body, attributes) => body.spanCell(number(attributes)),
  vMerge: (body, attributes) => {
    if (attributes.get('val') !== 'restart') body.continueCell();
  },
};

const CLOSED: Readonly<Record<string, (body: BodyReader) => void>> = {
  __proto__: null as never,
  p: (body) => body.endParagraph(),
  rPr: (body) => body.setRunProperties(false),
  r: (body) => body.startRun(),
  t: (body) => body.setText(false),
  instrText: (body) => body.setInstruction(false),
  fldSimple: (body) => body.endLink(),
  hyperlink: (body) => body.endLink(),
  tbl: (body) => body.endTable(),
  tc: (body) => body.endCell(),
};
