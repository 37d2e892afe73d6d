import type { Parsed } from '@touchstone/kernel/problem';
import { Problems } from '@touchstone/kernel/problem';
import { decodeText } from '../encoding/index.ts';

export interface TableOptions {
  readonly name: string;
  readonly contentType?: string | undefined;
}

/** A quote that is not closed within so many characters is a character like others. */
const MOST_QUOTED = 1 << 20;
const SEPARATORS = [',', '\t', ';', '|'];
/** What tells the separator. */
const LOOK_LINES = 20;

/**
 * Rows of a CSV or TSV, in whatever encoding and with whichever separator its first lines have.
 *
 * Quoted cells may hold separators, line ends and doubled quotes. Rows without text are left out. Problem: `table/quote-not-closed`.
 *
 * @source https://www.rfc-editor.org/rfc/rfc4180
 */
export function readTable(bytes: Uint8Array, options: TableOptions): Parsed<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const { problems } = eachTableRow(bytes, options, (row) => rows.push(row));
  return { value: rows, problems };
}

/** Hands on the rows of a CSV or TSV one by one, with the number of the line on which each begins. @returns how many there were */
export function eachTableRow(
  bytes: Uint8Array,
  options: TableOptions,
  onRow: (row: readonly string[], line: number) => void,
): Parsed<number> {
  const decoded = decodeText(bytes, { contentType: options.contentType });
  const problems = new Problems();
  problems.addAll(decoded.problems);
  const [text, named] = withoutSeparatorLine(decoded.text);
  const separator = named ?? (/\.tsv$/i.test(options.name) ? '\t' : separatorOf(text));
  let count = 0;
  let row: string[] = [];
  // a line before the text names the separator
  let line = named === undefined ? 1 : 2;
  let begun = 0;
  for (let at = 0; at < text.length; ) {
    const cell = text[at] === '"' ? quotedCell(text, at, separator, problems) : plainCell(text, at, separator);
    row.push(cell.text);
    at = cell.end + 1;
    const isRowEnd = text[cell.end] !== separator;
    // A separator at the very end has an empty cell behind it, which no row needs.
    if (!isRowEnd && at < text.length) continue;
    if (row.some((each) => each !== '')) {
      count += 1;
      onRow(row, line);
    }
    row = [];
    line += lineEnds(text, begun, at);
    begun = at;
  }
  return { value: count, problems: problems.list };
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Excel names the separator in a line of its own. */
function withoutSeparatorLine(text: string): readonly [rest: string, separator: string | undefined] {
  const [line, separator] = /^sep=(.)\n/.exec(text) ?? [];
  return line === undefined ? [text, undefined] : [text.slice(line.length), separator];
}

function separatorOf(text: string): string {
  const head = text.split('\n', LOOK_LINES).map((line) => line.replace(/"[^"]*"/g, ''));
  const counts = SEPARATORS.map((separator) => head.filter((line) => line.includes(separator)).length);
  const most = Math.max(...counts);
  return most === 0 ? ',' : SEPARATORS[counts.indexOf(most)]!;
}

interface CellText {
  readonly text: string;
  /** Offset of what ends the cell: a separator, a line end or the end of the text. */
  readonly end: number;
}

function plainCell(text: string, from: number, separator: string): CellText {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return { text: text.slice(from, end).trim(), end };
}

function quotedCell(text: string, from: number, separator: string, problems: Problems): CellText {
  const limit = Math.min(text.length, from + MOST_QUOTED);
  for (let at = text.indexOf('"', from + 1); at >= 0 && at < limit; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    const rest = plainCell(text, at + 1, separator);
    return {
      text:
        text
          .slice(from + 1, at)
          .replaceAll('""', '"')
          .trim() + rest.text,
      end: rest.end,
    };
  }
  problems.add('table/quote-not-closed', from);
  return plainCell(text, from, separator);
}
