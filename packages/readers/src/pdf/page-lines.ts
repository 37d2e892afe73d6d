import { isChinese } from '../blocks/index.ts';
import type { PageItem } from './page-items.ts';

/** A line of text on a page. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
}

/** Pieces of about the same height belong to one line: an index or a larger figure stands a little off. */
const SAME_LINE = 0.45;
/** A gap of so much of the font's size is a blank; between Chinese characters only a wide one is. */
const BLANK = 0.22;
const WIDE_BLANK = 0.9;

/** Lines from top to bottom, each from left to right. */
export function pageLines(items: readonly PageItem[]): readonly PageLine[] {
  const sorted = items.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: PageItem[][] = [];
  for (const item of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && first.y - item.y <= Math.max(first.size, item.size) * SAME_LINE) line.push(item);
    else lines.push([item]);
  }
  return lines.map(lineOf);
}

function lineOf(items: readonly PageItem[]): PageLine {
  const ordered = [...items].sort((a, b) => a.x - b.x);
  const first = ordered[0]!;
  const parts: string[] = [];
  let last = Number.NaN;
  let right = first.x;
  let size = 0;
  for (const item of ordered) {
    if (parts.length > 0 && hasBlank(last, item, item.x - right)) parts.push(' ');
    parts.push(item.text);
    last = item.text.charCodeAt(item.text.length - 1);
    right = Math.max(right, item.x + item.width);
    size = Math.max(size, item.size);
  }
  const text = parts
    .join('')
    .trim()
    .replace(/[ \t\u00a0\u3000]+/g, ' ');
  return {
    text,
    x: first.x,
    right,
    y: first.y,
    size,
    isBold: ordered.every(({ isBold }) => isBold),
  };
}

function hasBlank(before: number, { text, size }: PageItem, gap: number): boolean {
  const areChinese = isChinese(before) && isChinese(text.charCodeAt(0));
  return gap > size * (areChinese ? WIDE_BLANK : BLANK);
}
