import type { Block } from '@touchstone/kernel/document';
import { addWrittenAddresses, isChinese, looksLikeTitle, numberingLevel } from '../blocks/index.ts';
import type { TextParts } from '../parts.ts';
import { columnsOf, type TextLine, textLines } from './lines.ts';

/**
 * Blocks of plain text, by its lines. A numbered line (一、 （一） 1. 1.1 第三条) that is short and stands alone is a heading; where the next
 * line has a number of the same kind, both are items. Lines that were broken at a fixed width are joined.
 */
export function readText(source: string): TextParts {
  const lines = textLines(source);
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  let title: string | undefined;
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const end = endOfParagraph(lines, i, width);
    const isTitle = i === 0 && looksLikeTitle(line.text) && TITLE.test(line.text);
    if (isTitle) title = line.text;
    blocks.push(isTitle ? { kind: 'heading', level: 1, text: line.text, line: line.line } : blockOf(lines, i, end));
    i = isTitle ? i + 1 : end;
  }
  return { ...addWrittenAddresses({ blocks, links: [] }), ...(title === undefined ? {} : { title }), problems: [] };
}

const TITLE = /(?:政策|协议|声明|指引|须知|规则|清单|条款|policy|agreement|notice|statement|terms)/i;
const BULLET = /^(?:[-*•·●○■□◆◇▪‣–—]|\d{1,2}[）)]|[①-⑳]|[a-z][.)）])\s*(?=\S)/i;

function blockOf(lines: readonly TextLine[], from: number, end: number): Block {
  const { line } = lines[from]!;
  const text = joinLines(lines.slice(from, end).map((each) => each.text));
  const bullet = BULLET.exec(text);
  if (bullet !== null) return { kind: 'item', depth: 1, text: SIGN.test(text) ? text.slice(bullet[0].length) : text, line };
  const level = numberingLevel(text);
  if (level === undefined) return { kind: 'paragraph', text, line };
  const isOneOfMany = isNeighbour(lines[end], level) || isNeighbour(lines[from - 1], level);
  if (looksLikeTitle(text) && !isOneOfMany) return { kind: 'heading', level, text, line };
  return isOneOfMany && level > 2 ? { kind: 'item', depth: 1, text, line } : { kind: 'paragraph', text, line };
}

/** A bullet is a sign and no part of the text; a number or letter is. */
const SIGN = /^[^\p{L}\p{N}]/u;

const isNeighbour = (line: TextLine | undefined, level: number) => line !== undefined && numberingLevel(line.text) === level;

/** The line after the last of the paragraph that begins at `from`. */
function endOfParagraph(lines: readonly TextLine[], from: number, width: number | undefined): number {
  let end = from + 1;
  if (width === undefined) return end;
  for (; end < lines.length; end++) {
    const [last, next] = [lines[end - 1]!, lines[end]!];
    const isFull = columnsOf(last.text) + last.indent >= width - 4;
    const isStart =
      next.isAfterBlank || next.indent > lines[from]!.indent || numberingLevel(next.text) !== undefined || BULLET.test(next.text);
    if (!isFull || isStart) break;
  }
  return end;
}

/** Text is taken as wrapped when so many lines are as long as the longest, which no unwrapped text has. */
const FULL_SHARE = 0.4;
const MOST_WRAP_COLUMNS = 132;
const FEW_LINES = 6;

function wrapWidth(lines: readonly TextLine[]): number | undefined {
  if (lines.length < FEW_LINES) return undefined;
  const columns = lines.map(({ text, indent }) => columnsOf(text) + indent);
  const width = columns.reduce((max, each) => Math.max(max, each), 0);
  const full = columns.filter((each) => each >= width - 4).length;
  return width <= MOST_WRAP_COLUMNS && width >= 40 && full >= lines.length * FULL_SHARE ? width : undefined;
}

/** Lines of one paragraph; between Chinese characters a line end is no blank. */
export function joinLines(lines: readonly string[]): string {
  const parts: string[] = [];
  let last = Number.NaN;
  for (const line of lines) {
    if (line === '') continue;
    if (parts.length > 0 && !isChinese(last) && !isChinese(line.charCodeAt(0))) parts.push(' ');
    parts.push(line);
    last = line.charCodeAt(line.length - 1);
  }
  return parts.join('');
}
