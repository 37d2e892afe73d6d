import type { OfficialTable } from '@touchstone/domain/order';
import { breakLines } from './break-lines.ts';
import { SIZE } from './page.ts';
import type { PdfFlow } from './pdf-flow.ts';
import type { Face } from './pdf-ink.ts';
import { columnWidths, type GridCell, gridCells } from './table-grid.ts';

const LINE_HEIGHT = 15;
const PADDING = 4;
/** A cell shows so many lines and then an ellipsis: no row is higher than a page. */
const MOST_LINES = 20;
const STROKE = 0.6;
const HEAD: Face = { font: 'bold', size: SIZE.table };
const CELL: Face = { font: 'text', size: SIZE.table };

interface SetCell {
  readonly cell: GridCell;
  readonly lines: readonly string[];
}

/** A table over as many pages as it needs, its head on each; a cell over several rows shows its text on each page that it reaches. */
export function drawTable(flow: PdfFlow, table: OfficialTable): void {
  if (table.head.length === 0) return;
  if (table.caption !== undefined) {
    flow.keep(4 * LINE_HEIGHT);
    flow.text(table.caption, { face: { font: 'bold', size: SIZE.small }, lineHeight: 2 * LINE_HEIGHT, align: 'center' });
  }
  const widths = columnWidths(table, flow.width);
  const head = table.head.map((text, column) => set(flow, { row: 0, column, rows: 1, text }, widths, HEAD));
  const cells = gridCells(table).map((cell) => set(flow, cell, widths, CELL));
  const heights = rowHeights(table.rows.length, cells);
  const headHeight = tallest(head);
  const drawHead = () => {
    drawBand(flow, head, [headHeight], 0, 1, widths, HEAD);
    flow.skip(headHeight);
  };
  flow.keep(headHeight + (heights[0] ?? 0));
  drawHead();
  let row = 0;
  while (row < heights.length) {
    const end = lastOnPage(heights, row, flow.bottom - flow.y);
    drawBand(flow, cells, heights, row, end, widths, CELL);
    flow.skip(heights.slice(row, end).reduce((a, b) => a + b, 0));
    row = end;
    if (row === heights.length) break;
    flow.newPage(flow.isWide);
    drawHead();
  }
  flow.skip(LINE_HEIGHT / 2);
}

function set(flow: PdfFlow, cell: GridCell, widths: readonly number[], face: Face): SetCell {
  const room = (widths[cell.column] ?? 0) - 2 * PADDING;
  const measure = flow.ink.measure(face);
  const lines = cell.text.split('\n').flatMap((text) => breakLines(flow.ink.printable(text, face.font), room, 0, measure));
  const texts = lines.map((line) => line.text);
  return { cell, lines: texts.length <= MOST_LINES ? texts : [...texts.slice(0, MOST_LINES - 1), '……'] };
}

const heightOf = ({ lines }: SetCell) => Math.max(lines.length, 1) * LINE_HEIGHT + 2 * PADDING;
const tallest = (cells: readonly SetCell[]) => cells.reduce((height, cell) => Math.max(height, heightOf(cell)), LINE_HEIGHT);

/** Heights of the rows; the last row of a cell over several takes what the cell needs beyond them. */
function rowHeights(rows: number, cells: readonly SetCell[]): readonly number[] {
  const heights = new Array<number>(rows).fill(LINE_HEIGHT + 2 * PADDING);
  const inOrder = [...cells].sort((a, b) => a.cell.row + a.cell.rows - (b.cell.row + b.cell.rows));
  for (const one of inOrder) {
    const { row, rows: span } = one.cell;
    const last = row + span - 1;
    const before = heights.slice(row, last).reduce((a, b) => a + b, 0);
    heights[last] = Math.max(heights[last] ?? 0, heightOf(one) - before);
  }
  return heights;
}

/** The row before which the page ends; at least one row goes onto a page. */
function lastOnPage(heights: readonly number[], from: number, room: number): number {
  let [end, used] = [from, 0];
  while (end < heights.length && used + (heights[end] ?? 0) <= room) used += heights[end++] ?? 0;
  return Math.max(end, from + 1);
}

function drawBand(
  flow: PdfFlow,
  cells: readonly SetCell[],
  heights: readonly number[],
  from: number,
  end: number,
  widths: readonly number[],
  face: Face,
): void {
  const top = (row: number) => flow.y + heights.slice(from, row).reduce((a, b) => a + b, 0);
  const lefts = widths.map((_, i) => flow.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
  const bottom = top(end);
  flow.ink.stroke(flow.left, flow.y, flow.right, flow.y, STROKE);
  for (const x of [...lefts, flow.right]) flow.ink.stroke(x, flow.y, x, bottom, STROKE);
  for (const { cell, lines } of cells) {
    const [first, last] = [Math.max(cell.row, from), Math.min(cell.row + cell.rows, end)];
    if (first >= last) continue;
    const [x, y, height] = [lefts[cell.column] ?? 0, top(first), top(last) - top(first)];
    flow.ink.stroke(x, y + height, x + (widths[cell.column] ?? 0), y + height, STROKE);
    drawLines(flow, lines, x, y, height, widths[cell.column] ?? 0, face);
  }
}

/** Lines in the middle of their cell; short ones centred, as lists of notices are. */
function drawLines(flow: PdfFlow, lines: readonly string[], x: number, y: number, height: number, width: number, face: Face): void {
  // A cell of several rows that a page cuts through shows what fits.
  const shown = lines.slice(0, Math.max(1, Math.floor(height / LINE_HEIGHT)));
  const start = y + (height - shown.length * LINE_HEIGHT) / 2;
  const measure = flow.ink.measure(face);
  const isCentred = shown.length === 1 || face.font === 'bold';
  for (const [i, line] of shown.entries()) {
    const at = isCentred ? x + (width - measure(line)) / 2 : x + PADDING;
    flow.ink.line(line, at, start + i * LINE_HEIGHT, LINE_HEIGHT, face);
  }
}
