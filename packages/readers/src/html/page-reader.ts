import { BREAK, type Draft, EDGE, emphasisedLevel, inlineText } from '../blocks/index.ts';
import type { MarkupHandler } from '../markup/index.ts';
import { BLOCKS, DROPPED, FOREIGN, VOID } from './elements.ts';
import { Emphasis } from './emphasis.ts';
import { Page } from './page.ts';
import { CLOSED, OPENED } from './tag-actions.ts';

export interface PageOptions {
  /** Text that only a script would show is read too. */
  readonly keepsHidden?: boolean;
}

export type Attributes = ReadonlyMap<string, string>;

const MOST_LIST_DEPTH = 32;
const LINK_TEXT_CHARACTERS = 500;

/** Collects what the tags of a page lead to; `tag-actions.ts` says which tag leads to what. */
export class PageReader implements MarkupHandler {
  readonly #page = new Page();
  readonly #keepsHidden: boolean;
  readonly #emphasis = new Emphasis();
  /** The element that is being passed over, and how many of its name are open. */
  #dropped: { readonly name: string; readonly isHidden: boolean; open: number } | undefined;
  #run: string[] = [];
  #runAt = -1;
  #hasTextSinceBreak = false;
  #heading = 0;
  #lists = 0;
  #isLooseItem = false;
  /** Tables inside tables inside … that are read as text. */
  #tablesTooDeep = 0;
  #pre = 0;
  #title: string[] | undefined;
  #link: { address: string; at: number; text: string } | undefined;

  constructor(options: PageOptions) {
    this.#keepsHidden = options.keepsHidden === true;
  }

  finish(): Page {
    this.#endLink();
    this.#endParagraph();
    this.#page.story.end();
    return this.#page;
  }

  open(name: string, attributes: Attributes, at: number, isClosed: boolean): void {
    if (this.#dropped !== undefined && this.#staysDropped(name, isClosed)) return;
    if (this.#isDropped(name, attributes)) {
      this.#drop(name, attributes, at, isClosed);
      return;
    }
    if (BLOCKS.has(name)) {
      this.#endParagraph();
      if (name !== 'li') this.#isLooseItem = false;
    } else this.#edge();
    this.#emphasis.open(name, attributes.get('style'));
    if (attributes.get('role') === 'heading') this.#heading = levelOf(attributes.get('aria-level'));
    OPENED[name]?.(this, attributes, at);
  }

  close(name: string, at: number): void {
    const dropped = this.#dropped;
    if (dropped !== undefined) {
      if (name === dropped.name) dropped.open -= 1;
      if (dropped.open <= 0) this.#dropped = undefined;
      return;
    }
    if (BLOCKS.has(name)) this.#endParagraph();
    else this.#edge();
    this.#emphasis.close(name);
    CLOSED[name]?.(this, at);
  }

  text(chunk: string, at: number): void {
    if (this.#dropped !== undefined) {
      if (this.#dropped.name === 'script') this.#page.scripts.push(chunk);
      else if (this.#dropped.isHidden) this.#page.hiddenCharacters += chunk.trim().length;
      return;
    }
    if (this.#title !== undefined) {
      this.#title.push(chunk);
      return;
    }
    if (this.#link !== undefined && this.#link.text.length < LINK_TEXT_CHARACTERS) this.#link.text += chunk;
    if (this.#pre === 0) this.#append(chunk, at);
    else this.#appendLines(chunk, at);
  }

  #append(chunk: string, at: number): void {
    const lead = chunk.search(SEEN);
    if (lead >= 0) {
      if (this.#runAt < 0) this.#runAt = at + lead;
      this.#hasTextSinceBreak = true;
      this.#emphasis.count(chunk.length);
    }
    this.#run.push(chunk);
  }

  #appendLines(chunk: string, at: number): void {
    let from = 0;
    for (let to = chunk.indexOf('\n'); to >= 0; to = chunk.indexOf('\n', from)) {
      this.#append(chunk.slice(from, to), at + from);
      this.#endParagraph();
      from = to + 1;
    }
    this.#append(chunk.slice(from), at + from);
  }

  /** Two breaks with nothing between end a paragraph. */
  break(): void {
    if (this.#runAt >= 0 && !this.#hasTextSinceBreak) this.#endParagraph();
    else this.#run.push(BREAK);
    this.#hasTextSinceBreak = false;
  }

  startHeading(level: number): void {
    this.#heading = level;
  }

  endHeading(): void {
    this.#heading = 0;
  }

  startTitle(): void {
    if (this.#page.title === '' && this.#title === undefined) this.#title = [];
  }

  endTitle(): void {
    if (this.#title !== undefined) this.#page.title = inlineText(this.#title.join(''));
    this.#title = undefined;
  }

  startList(): void {
    this.#lists += 1;
  }

  endList(): void {
    this.#lists = Math.max(0, this.#lists - 1);
  }

  startItem(): void {
    this.#isLooseItem = true;
  }

  endItem(): void {
    this.#isLooseItem = false;
  }

  startPre(): void {
    this.#pre += 1;
  }

  endPre(): void {
    this.#pre = Math.max(0, this.#pre - 1);
  }

  startTable(at: number): void {
    if (!this.#page.story.openTable(at)) this.#tablesTooDeep += 1;
    this.#leaveLists();
  }

  endTable(): void {
    if (this.#tablesTooDeep > 0) this.#tablesTooDeep -= 1;
    else this.#page.story.closeTable();
    this.#leaveLists();
  }

  startRow(): void {
    if (this.#tablesTooDeep === 0) this.#page.story.openRow();
  }

  startCell(columns: number, rows: number): void {
    if (this.#tablesTooDeep > 0) return;
    this.#leaveLists();
    this.#emphasis.reset();
    this.#page.story.openCell(columns, rows);
  }

  endCell(): void {
    if (this.#tablesTooDeep === 0) this.#page.story.closeCell();
  }

  startLink(address: string | undefined, at: number): void {
    this.#endLink();
    const trimmed = address?.trim() ?? '';
    if (NO_ADDRESS.test(trimmed)) return;
    this.#link = { address: trimmed, at, text: '' };
  }

  endLink(): void {
    this.#endLink();
  }

  countImage(): void {
    this.#page.images += 1;
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link !== undefined) this.#page.story.links.push({ text: inlineText(link.text), address: link.address, at: link.at });
  }

  #leaveLists(): void {
    this.#lists = 0;
    this.#isLooseItem = false;
  }

  /** An end or a beginning that divides no text but may stand where a blank does. */
  #edge(): void {
    if (this.#runAt >= 0) this.#run.push(EDGE);
  }

  #endParagraph(): void {
    const at = this.#runAt;
    if (this.#run.length === 0) return;
    const text = at < 0 ? '' : inlineText(this.#run.join(''));
    this.#run = [];
    this.#runAt = -1;
    this.#hasTextSinceBreak = false;
    const isEmphasised = this.#emphasis.endParagraph();
    if (text === '') return;
    this.#page.shownCharacters += text.length;
    this.#page.story.add(this.#draft(text, at, isEmphasised));
  }

  #draft(text: string, at: number, isEmphasised: boolean): Draft {
    if (this.#heading > 0) return { kind: 'heading', level: this.#heading, text, at };
    const depth = this.#lists > 0 ? Math.min(this.#lists, MOST_LIST_DEPTH) : this.#isLooseItem ? 1 : 0;
    if (depth > 0) return { kind: 'item', depth, text, at };
    const level = isEmphasised && !this.#page.story.isInCell ? emphasisedLevel(text) : undefined;
    return level === undefined ? { kind: 'paragraph', text, at } : { kind: 'heading', level, text, at };
  }

  #isDropped(name: string, attributes: Attributes): boolean {
    return DROPPED.has(name) || (!this.#keepsHidden && !VOID.has(name) && isHidden(attributes));
  }

  #drop(name: string, attributes: Attributes, at: number, isClosed: boolean): void {
    if (name === 'iframe') this.#noteFrame(attributes, at);
    if (BLOCKS.has(name)) this.#endParagraph();
    if (isClosed && FOREIGN.has(name)) return;
    this.#dropped = { name, isHidden: !DROPPED.has(name), open: 1 };
  }

  #noteFrame(attributes: Attributes, at: number): void {
    const address = attributes.get('src')?.trim() ?? '';
    if (!NO_ADDRESS.test(address)) this.#page.story.links.push({ text: inlineText(attributes.get('title') ?? ''), address, at });
  }

  /** A hidden `<p>` ends where the next block begins, as it does in browsers. */
  #staysDropped(name: string, isClosed: boolean): boolean {
    const dropped = this.#dropped!;
    if (dropped.name === 'p' && BLOCKS.has(name)) {
      this.#dropped = undefined;
      return false;
    }
    if (name === dropped.name && !(isClosed && FOREIGN.has(name))) dropped.open += 1;
    return true;
  }
}

const SEEN = /[^\s\u200b-\u200f\ufeff]/;
/** In-page anchors and what is no address at all. */
const NO_ADDRESS = /^$|^#|^(?:javascript|data|about|blob):/i;
const NOT_SHOWN = /display\s*:\s*none/i;

const isHidden = (attributes: Attributes) =>
  attributes.size > 0 && (attributes.has('hidden') || NOT_SHOWN.test(attributes.get('style') ?? ''));

function levelOf(value: string | undefined): number {
  const level = Number.parseInt(value ?? '2', 10);
  return level >= 1 && level <= 6 ? level : 2;
}
