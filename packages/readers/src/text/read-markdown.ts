import type { Block, Link } from '@touchstone/kernel/document';
import { addWrittenAddresses, gridOf, newCellBudget } from '../blocks/index.ts';
import type { TextParts } from '../parts.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { joinLines } from './read-text.ts';

/**
 * Blocks of Markdown: headings of both styles, lists, pipe tables, quotes, code as text; links inline and by reference.
 *
 * @source https://spec.commonmark.org/ and, for tables, https://github.github.com/gfm/
 */
export function readMarkdown(source: string): TextParts {
  const reader = new MarkdownReader(source.split('\n'));
  const { blocks, links } = reader.read();
  const title = blocks.find((block) => block.kind === 'heading')?.text;
  return { ...addWrittenAddresses({ blocks, links }), ...(title === undefined ? {} : { title }), problems: [] };
}

const HEADING = /^ {0,3}(#{1,6})(?:\s+|(?=[^#\s\w]))(.*?)\s*#*\s*$/;
const UNDERLINE = /^ {0,3}(=+|-+)\s*$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const RULE = /^ {0,3}(?:[-*_]\s*){3,}$/;
const ITEM = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(.*)$/;
const ORDERED = /^\s*\d/;
const DASHES_APART = /-\s+-/;
/** Of a line without blanks. */
const TABLE_RULE = /^\|?:?-+:?(?:\|:?-+:?)*\|?$/;
const REFERENCE = /^ {0,3}\[([^\]]{1,200})\]:\s*<?(\S{1,2000}?)>?(?:\s.*)?$/;
const QUOTE = /^ {0,3}(?:>\s?)+/;
const SPACES_PER_DEPTH = 2;

class MarkdownReader {
  readonly #lines: readonly string[];
  readonly #blocks: Block[] = [];
  readonly #links: Link[] = [];
  readonly #references = new Map<string, string>();
  readonly #budget = newCellBudget();
  #open: { readonly kind: 'paragraph' | 'item'; readonly depth: number; readonly line: number; readonly lines: string[] } | undefined;
  #isCode = false;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    for (const line of lines) {
      const [, name, address] = REFERENCE.exec(line) ?? [];
      if (name !== undefined && address !== undefined) this.#references.set(name.toLowerCase(), address);
    }
  }

  read(): { readonly blocks: readonly Block[]; readonly links: readonly Link[] } {
    for (let i = 0; i < this.#lines.length; ) i = this.#readLine(i);
    this.#endParagraph();
    return { blocks: this.#blocks, links: this.#links };
  }

  /** @returns the index of the next line to read */
  #readLine(index: number): number {
    const line = this.#lines[index]!.replace(QUOTE, '');
    if (FENCE.test(line)) {
      this.#endParagraph();
      this.#isCode = !this.#isCode;
      return index + 1;
    }
    if (this.#isCode) return this.#only(line, index);
    if (line.trim() === '' || REFERENCE.test(line)) {
      this.#endParagraph();
      return index + 1;
    }
    const heading = HEADING.exec(line);
    if (heading !== null) return this.#heading(heading[1]!.length, heading[2]!, index);
    if (line.includes('|') && isTableRule(this.#lines[index + 1] ?? '')) return this.#table(index);
    const open = this.#open;
    const underline = open?.kind === 'paragraph' && open.lines.length === 1 ? UNDERLINE.exec(line) : null;
    if (underline !== null && open !== undefined) {
      this.#open = undefined;
      this.#heading(underline[1]![0] === '=' ? 1 : 2, open.lines[0]!, open.line - 1);
      return index + 1;
    }
    if (RULE.test(line)) {
      this.#endParagraph();
      return index + 1;
    }
    return this.#text(line, index);
  }

  #text(line: string, index: number): number {
    const item = ITEM.exec(line);
    if (item !== null) {
      this.#endParagraph();
      const depth = Math.min(32, 1 + Math.floor(item[1]!.replaceAll('\t', '    ').length / SPACES_PER_DEPTH));
      this.#open = { kind: 'item', depth, line: index + 1, lines: [ORDERED.test(line) ? line.trim() : item[2]!] };
    } else if (this.#open !== undefined) this.#open.lines.push(line.trim());
    else this.#open = { kind: 'paragraph', depth: 0, line: index + 1, lines: [line.trim()] };
    // Two spaces at the end are a line break: the next line is its own.
    if (line.endsWith('  ')) this.#endParagraph();
    return index + 1;
  }

  #only(line: string, index: number): number {
    if (line.trim() !== '') this.#blocks.push({ kind: 'paragraph', text: line.trim(), line: index + 1 });
    return index + 1;
  }

  #heading(level: number, text: string, index: number): number {
    this.#endParagraph();
    const plain = this.#inline(text, index + 1);
    if (plain !== '') this.#blocks.push({ kind: 'heading', level, text: plain, line: index + 1 });
    return index + 1;
  }

  #table(index: number): number {
    this.#endParagraph();
    const rows: string[][] = [];
    let at = index;
    for (; at < this.#lines.length; at++) {
      const line = this.#lines[at]!;
      if (!line.includes('|')) break;
      if (at !== index + 1) rows.push(cellsOf(line).map((cell) => this.#inline(cell, index + 1)));
    }
    const grid = gridOf(
      rows.map((row) => row.map((text) => ({ text, columns: 1, rows: 1 }))),
      this.#budget,
    );
    if (grid.rows.length > 0) this.#blocks.push({ kind: 'table', rows: grid.rows, line: index + 1 });
    for (const row of grid.rest) this.#blocks.push({ kind: 'paragraph', text: row.join(' '), line: index + 1 });
    return at;
  }

  #endParagraph(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const text = this.#inline(joinLines(open.lines), open.line);
    if (text === '') return;
    this.#blocks.push(
      open.kind === 'item' ? { kind: 'item', depth: open.depth, text, line: open.line } : { kind: 'paragraph', text, line: open.line },
    );
  }

  #inline(markdown: string, line: number): string {
    const { text, links } = inlineMarkdown(markdown, this.#references);
    for (const link of links) this.#links.push({ ...link, line });
    return text;
  }
}

const isTableRule = (line: string) => line.includes('-') && !DASHES_APART.test(line) && TABLE_RULE.test(line.replace(/\s+/g, ''));

/** Cells between bars; `\|` is a bar in the text. */
function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
