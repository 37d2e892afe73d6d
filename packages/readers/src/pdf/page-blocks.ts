import { type Draft, emphasisedLevel, isChinese, looksLikeTitle, numberingLevel } from '../blocks/index.ts';
import type { PageLine } from './page-lines.ts';
import type { RuledTable } from './ruled-tables.ts';

/** A page whose running heads are gone. */
export interface ReadPage {
  readonly lines: readonly PageLine[];
  readonly tables: readonly RuledTable[];
}

/** How the text of a document is set: what is larger, fuller or farther apart than that means something. */
export interface Setting {
  readonly size: number;
  readonly right: number;
  /** Between the base lines of a paragraph. */
  readonly leading: number;
  /** Larger sizes, the largest first: the levels of headings. */
  readonly headingSizes: readonly number[];
}

const LARGER = 1.15;
const FULL = 2.5;
const WIDER_GAP = 1.45;
const INDENT = 1.2;
const LONGEST_HEADING = 80;
const MOST_LEVELS = 4;
/** No paragraph of a page is longer: what is, was made to be. */
const LONGEST_PARAGRAPH = 5000;

/** The sizes and edges that most of the text has. */
export function settingOf(pages: readonly ReadPage[]): Setting {
  const lines = pages.flatMap((page) => page.lines);
  const size = most(lines.map((line) => [rounded(line.size), line.text.length]));
  const body = lines.filter((line) => rounded(line.size) === size);
  const rights = body.map(({ right }) => right).sort((a, b) => a - b);
  const gaps: [number, number][] = [];
  for (const page of pages) {
    page.lines.forEach((line, i) => {
      const next = page.lines[i + 1];
      if (next !== undefined && rounded(line.size) === size && rounded(next.size) === size) gaps.push([Math.round(line.y - next.y), 1]);
    });
  }
  const larger = new Set(
    lines.filter((line) => line.size >= size * LARGER && line.text.length <= LONGEST_HEADING).map((line) => rounded(line.size)),
  );
  return {
    size,
    right: rights[Math.floor(rights.length * 0.95)] ?? 0,
    leading: most(gaps) || size * 1.5,
    headingSizes: [...larger].sort((a, b) => b - a),
  };
}

const rounded = (size: number) => Math.round(size * 2) / 2;

function most(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighted) sums.set(value, (sums.get(value) ?? 0) + weight);
  let best = 0;
  let highest = 0;
  for (const [value, sum] of sums) if (sum > highest) [best, highest] = [value, sum];
  return best;
}

interface Paragraph {
  text: string;
  readonly first: PageLine;
  last: PageLine;
  lines: number;
  isBold: boolean;
}

type Part = { readonly paragraph: Paragraph } | { readonly table: RuledTable };

/** Lines of all pages as paragraphs, headings and items, tables where they stand; `at` is the number of the block. */
export function blocksOf(pages: readonly ReadPage[], setting: Setting): readonly Draft[] {
  const parts: Part[] = [];
  for (const page of pages) addPage(parts, page, setting);
  const blocks: Draft[] = [];
  parts.forEach((part, i) => {
    const draft: Draft =
      'table' in part ? { kind: 'table', rows: part.table.rows, at: 0 } : draftOf(part.paragraph, parts[i - 1], parts[i + 1], setting);
    const last = blocks.at(-1);
    if (draft.kind === 'table' && last?.kind === 'table' && draft.rows[0]!.length === last.rows[0]!.length) {
      blocks[blocks.length - 1] = { ...last, rows: continued(last.rows, draft.rows) };
    } else blocks.push({ ...draft, at: blocks.length + 1 });
  });
  return blocks;
}

function addPage(parts: Part[], { lines, tables }: ReadPage, setting: Setting): void {
  const waiting = [...tables].sort((a, b) => b.top - a.top);
  lines.forEach((line, i) => {
    while (waiting[0] !== undefined && waiting[0].top > line.y) parts.push({ table: waiting.shift()! });
    const part = parts.at(-1);
    const open = part !== undefined && 'paragraph' in part ? part.paragraph : undefined;
    const isNewPage = i === 0;
    if (open !== undefined && goesOn(open, line, setting, isNewPage)) {
      open.text = joined(open.text, line.text);
      open.last = line;
      open.lines += 1;
      open.isBold &&= line.isBold;
    } else parts.push({ paragraph: { text: line.text, first: line, last: line, lines: 1, isBold: line.isBold } });
  });
  for (const table of waiting) parts.push({ table });
}

const STARTS = /^(?:[•·●○■□◆◇▪➢✓]|[-–—]\s|[①-⑳])/;
const ENDS = /[。！？；.!?;：:]["”』」）)]?$/;

function goesOn({ last, text, first }: Paragraph, next: PageLine, { right, leading }: Setting, isNewPage: boolean): boolean {
  if (text.length > LONGEST_PARAGRAPH) return false;
  if (last.right < right - FULL * last.size || Math.abs(last.size - next.size) > last.size * 0.1 || first.isBold !== next.isBold)
    return false;
  if (STARTS.test(next.text) || (numberingLevel(next.text) !== undefined && ENDS.test(text))) return false;
  if (isNewPage) return !ENDS.test(text) && numberingLevel(next.text) === undefined;
  return last.y - next.y <= leading * WIDER_GAP && next.x <= last.x + INDENT * next.size;
}

function joined(text: string, next: string): string {
  const isChineseHere = isChinese(text.charCodeAt(text.length - 1)) || isChinese(next.charCodeAt(0));
  return isChineseHere || /:\/\/\S*$/.test(text) ? text + next : `${text} ${next}`;
}

function draftOf(paragraph: Paragraph, before: Part | undefined, after: Part | undefined, setting: Setting): Draft {
  const { text, first, lines, isBold } = paragraph;
  const rank = setting.headingSizes.indexOf(rounded(first.size));
  if (rank >= 0 && text.length <= LONGEST_HEADING && !text.endsWith('。'))
    return { kind: 'heading', level: Math.min(MOST_LEVELS, rank + 1), text, at: 0 };
  if (STARTS.test(text)) return { kind: 'item', depth: 1, text: text.replace(/^[^\p{L}\p{N}]\s*/u, ''), at: 0 };
  const bold = isBold && lines === 1 ? emphasisedLevel(text) : undefined;
  if (bold !== undefined) return { kind: 'heading', level: bold, text, at: 0 };
  const level = numberingLevel(text);
  if (level === undefined) return { kind: 'paragraph', text, at: 0 };
  const isOneOfMany = levelOf(before) === level || levelOf(after) === level;
  if (isOneOfMany) return level > 2 ? { kind: 'item', depth: 1, text, at: 0 } : { kind: 'paragraph', text, at: 0 };
  return lines === 1 && looksLikeTitle(text) ? { kind: 'heading', level, text, at: 0 } : { kind: 'paragraph', text, at: 0 };
}

const levelOf = (part: Part | undefined) => (part !== undefined && 'paragraph' in part ? numberingLevel(part.paragraph.text) : undefined);

type Rows = readonly (readonly string[])[];

/** A table that goes on after a page break: its head may be repeated, and a row may be cut in two. */
function continued(above: Rows, below: Rows): Rows {
  const isHeadRepeated = below[0]!.join('\n') === above[0]!.join('\n');
  const rest = isHeadRepeated ? below.slice(1) : below;
  const [first] = rest;
  const isCut = first !== undefined && !isHeadRepeated && first[0] === '' && above.at(-1)![0] !== '';
  if (!isCut) return [...above, ...rest];
  const whole = above.at(-1)!.map((text, i) => text + (first[i] ?? ''));
  return [...above.slice(0, -1), whole, ...rest.slice(1)];
}
