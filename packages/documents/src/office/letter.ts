import { visible } from '@touchstone/render';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { coreProperties } from './core-properties.ts';
import { withFixedTimes } from './fixed-times.ts';
import { fontOf, fontTable, HEADING_FONT, TEXT_FONT, TITLE_FONT } from './fonts.ts';

/** Parts of a letter in the order in which they stand. */
export type LetterPart =
  | { readonly kind: 'title'; readonly text: string }
  /** `level` 1–3. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: 'left' | 'center' | 'right' }
  /** Small print. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string }
  /** `widths` are shares; without `head` the first column is the head. */
  | {
      readonly kind: 'table';
      readonly head?: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    }
  | { readonly kind: 'space'; readonly lines: number }
  | { readonly kind: 'page-break' };

export interface Letter {
  readonly title: string;
  readonly isWide: boolean;
  readonly lang: 'zh' | 'en';
  readonly parts: readonly LetterPart[];
}

/** A text of an app can be a megabyte; a cell of a document shows so much of it. */
const LONGEST = 4_000;
/** Half points: 二号, 三号, 小四, 五号. */
const SIZE = { title: 44, heading: 32, text: 24, small: 21 } as const;
/** Twentieths of a point: A4 and its margins. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_440 } as const;

/** A DOCX in the fonts of official documents. The same letter gives the same bytes: no clock, no random ids. */
export async function letterDocx(letter: Letter): Promise<Uint8Array> {
  const text = { font: fontOf(TEXT_FONT), size: SIZE.text };
  const across = (letter.isWide ? PAGE.height : PAGE.width) - 2 * PAGE.margin;
  const document = new Document({
    creator: 'Touchstone',
    title: visible(letter.title),
    styles: { default: { document: { run: text, paragraph: { spacing: { line: 360, after: 60 } } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: PAGE.width,
              height: PAGE.height,
              orientation: letter.isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        footers: { default: pageNumber() },
        children: letter.parts.map((part) => blockOf(part, across)),
      },
    ],
  });
  const overrides = [
    { path: 'docProps/core.xml', data: coreProperties(letter.title, letter.lang) },
    { path: 'word/fontTable.xml', data: fontTable },
  ];
  return withFixedTimes(new Uint8Array(await Packer.toArrayBuffer(document, undefined, overrides)));
}

function blockOf(part: LetterPart, across: number): Paragraph | Table {
  switch (part.kind) {
    case 'title':
      return new Paragraph({ style: 'Title', alignment: AlignmentType.CENTER, children: [run(part.text, TITLE_FONT, SIZE.title)] });
    case 'heading':
      return new Paragraph({
        heading: `Heading${part.level}`,
        keepNext: true,
        spacing: { before: 240, after: 120 },
        children: [run(part.text, HEADING_FONT, part.level === 1 ? SIZE.heading : SIZE.text + 2)],
      });
    case 'paragraph':
      return new Paragraph({ alignment: part.align ?? AlignmentType.LEFT, children: lines(part.text, SIZE.text) });
    case 'note':
      return new Paragraph({ children: lines(part.text, SIZE.small) });
    case 'item':
      return new Paragraph({ indent: { left: 420, hanging: 210 }, children: lines(`· ${part.text}`, SIZE.small) });
    case 'table':
      return tableOf(part, across);
    case 'space':
      return new Paragraph({ spacing: { before: part.lines * 240 }, children: [] });
    case 'page-break':
      return new Paragraph({ pageBreakBefore: true, children: [] });
  }
}

function tableOf({ head, rows, widths }: LetterPart & { kind: 'table' }, across: number): Table {
  const sum = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((width) => Math.floor((across * width) / sum));
  const cell = (text: string, i: number, isHead: boolean) =>
    new TableCell({
      width: { size: columns[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(isHead ? { shading: { fill: 'E8EDF3' } } : {}),
      children: text.split('\n').map((line) => new Paragraph({ children: [run(line, isHead ? HEADING_FONT : TEXT_FONT, SIZE.small)] })),
    });
  const border = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
  return new Table({
    width: { size: across, type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows: [
      ...(head === undefined ? [] : [new TableRow({ tableHeader: true, children: head.map((text, i) => cell(text, i, true)) })]),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: row.join('').length < 400,
            children: row.map((text, i) => cell(text, i, head === undefined && i === 0)),
          }),
      ),
    ],
  });
}

const run = (text: string, font: string, size: number) =>
  new TextRun({ text: visible(text, LONGEST), font: fontOf(font), size, color: '000000' });

const lines = (text: string, size: number) =>
  text.split('\n').flatMap((line, i) => [...(i === 0 ? [] : [new TextRun({ break: 1 })]), run(line, TEXT_FONT, size)]);

const pageNumber = () =>
  new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })],
  });
