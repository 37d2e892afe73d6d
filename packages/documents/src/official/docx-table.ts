import type { OfficialTable } from '@touchstone/domain/order';
import { visible } from '@touchstone/render';
import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import { fontOf, HEADING_FONT, TEXT_FONT } from '../office/fonts.ts';
import { SIZE } from './page.ts';
import { columnWidths, type GridCell, gridCells } from './table-grid.ts';

const LONGEST = 4_000;

/** A table as wide as `width` twips, its head repeated on every page. */
export function docxTable(table: OfficialTable, width: number): Table {
  const columns = columnWidths(table, width).map(Math.floor);
  const byRow = new Map<number, GridCell[]>();
  for (const cell of gridCells(table)) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows: [
      new TableRow({
        tableHeader: true,
        children: table.head.map((text, column) => cellOf({ row: 0, column, rows: 1, text }, columns, HEADING_FONT)),
      }),
      ...table.rows.map(
        (_, row) => new TableRow({ cantSplit: true, children: (byRow.get(row) ?? []).map((cell) => cellOf(cell, columns, TEXT_FONT)) }),
      ),
    ],
  });
}

const cellOf = ({ column, rows, text }: GridCell, columns: readonly number[], font: string) =>
  new TableCell({
    width: { size: columns[column] ?? 0, type: WidthType.DXA },
    rowSpan: rows,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: font === HEADING_FONT ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: 300, lineRule: LineRuleType.AT_LEAST },
          children: [new TextRun({ text: visible(line, LONGEST), font: fontOf(font), size: 2 * SIZE.table })],
        }),
    ),
  });
