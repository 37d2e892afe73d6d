import { plainCell } from './plain-cell.ts';

/** Width of a column in characters: of its longest text, within bounds. */
const [NARROW, WIDE] = [8, 60];
/** Rows that say how wide a column is. */
const LOOKED_AT = 200;

/** Digits that a spreadsheet keeps as they are. */
const NUMBER = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/**
 * A workbook with one sheet: the first line is its heading. Numbers are numbers in the columns of numbers; every other cell is a text, none a
 * formula. The writer is loaded when it is wanted.
 */
export async function xlsxOf(
  title: string,
  lines: readonly (readonly string[])[],
  numbers: readonly boolean[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: write } = await import('write-excel-file/browser');
  const [heading = [], ...rows] = lines;
  const cellOf = (text: string, i: number) => {
    if (text === '') return null;
    return numbers[i] === true && NUMBER.test(text) ? { value: Number(text), type: Number } : { value: plainCell(text), type: String };
  };
  const data = [
    heading.map((text) => ({ value: plainCell(text), type: String, fontWeight: 'bold' as const, backgroundColor: '#e8edf3' })),
    ...rows.map((line) => line.map(cellOf)),
  ];
  const blob = await write(data, {
    sheet: sheetName(title),
    columns: widthsOf(lines).map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Excel allows 31 characters and none of these. */
const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || '1';

const widthsOf = (lines: readonly (readonly string[])[]): readonly number[] =>
  (lines[0] ?? []).map((_, i) => Math.min(WIDE, Math.max(NARROW, ...lines.slice(0, LOOKED_AT).map((line) => widthOf(line[i] ?? '')))));

/** Characters of Chinese are twice as wide. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 2);
