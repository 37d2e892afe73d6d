import { attachmentLabel, attachmentLines, numberedBlocks, type OfficialBlock, type OfficialDocument } from '@touchstone/domain/order';
import { visible } from '@touchstone/render';
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  Header,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { coreProperties } from '../office/core-properties.ts';
import { withFixedTimes } from '../office/fixed-times.ts';
import { fontOf, fontTable, HEADING_FONT, SUBHEADING_FONT, TEXT_FONT, TITLE_FONT } from '../office/fonts.ts';
import { docxTable } from './docx-table.ts';
import { CHARACTER, HEAD_DROP, LINE, PAGE, PAGE_NUMBER_DROP, RED, SIZE, TWIPS } from './page.ts';

const LONGEST = 100_000;
const twips = (points: number) => Math.round(points * TWIPS);
const TYPE_WIDTH = twips(28 * CHARACTER);
const line = { line: twips(LINE), lineRule: LineRuleType.EXACT };
/** Lines between text and signature, where the seal goes. */
const SEAL_LINES = 3;
const RED_HEX = RED.slice(1);

/** The document as DOCX, naming the fonts of GB/T 9704. The same document gives the same bytes. */
export async function officialDocx(document: OfficialDocument): Promise<Uint8Array> {
  const { attachments = [], title } = document;
  const last = attachments.length - 1;
  const sections = [
    section(document, false, [
      ...head(document),
      ...blocks(document.body, false),
      ...signature(document),
      ...(attachments.length === 0 ? imprint(document) : []),
    ]),
    ...attachments.map(({ title, isWide = false, body }, i) =>
      section(document, isWide, [
        paragraph(attachmentLabel(attachments, i), { font: HEADING_FONT }),
        titleOf(title),
        ...blocks(body, isWide),
        ...(i === last && !isWide ? imprint(document) : []),
      ]),
    ),
    ...(attachments[last]?.isWide === true && hasImprint(document) ? [section(document, false, imprint(document))] : []),
  ];
  const file = new Document({
    creator: 'Touchstone',
    title: visible(title.replaceAll('\n', '')),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: fontOf(TEXT_FONT), size: 2 * SIZE.text }, paragraph: { spacing: { ...line, before: 0, after: 0 } } },
      },
    },
    sections,
  });
  const overrides = [
    { path: 'docProps/core.xml', data: coreProperties(title, 'zh') },
    { path: 'word/fontTable.xml', data: fontTable },
  ];
  return withFixedTimes(new Uint8Array(await Packer.toBuffer(file, undefined, overrides)));
}

function section({ watermark }: OfficialDocument, isWide: boolean, children: readonly FileChild[]): ISectionOptions {
  const [top, right, bottom, left] = isWide
    ? [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom]
    : [PAGE.top, PAGE.right, PAGE.bottom, PAGE.left];
  const mark = watermark === undefined ? [] : [paragraph(watermark, { align: 'center', colour: '999999', size: SIZE.title })];
  return {
    properties: {
      page: {
        size: {
          width: twips(PAGE.width),
          height: twips(PAGE.height),
          orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(top),
          right: twips(right),
          bottom: twips(bottom),
          left: twips(left),
          header: twips(36),
          footer: twips(bottom - PAGE_NUMBER_DROP - SIZE.small),
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: twips(LINE), charSpace: Math.round((CHARACTER - SIZE.text) * 4096) },
    },
    headers: { default: new Header({ children: mark }), even: new Header({ children: mark }) },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children,
  };
}

function head({ authority, number, signer, title, addressees, isSheet = false }: OfficialDocument): FileChild[] {
  const headSize = Math.min(SIZE.head, (28 * CHARACTER) / Math.max([...authority].length, 1));
  const numbered = number ?? '　';
  return [
    paragraph(authority, {
      font: TITLE_FONT,
      size: headSize,
      align: 'center',
      colour: RED_HEX,
      more: {
        spacing: {
          before: isSheet ? 0 : twips(HEAD_DROP),
          after: (isSheet ? 1 : 2) * line.line,
          line: twips(SIZE.head * 1.3),
          lineRule: LineRuleType.EXACT,
        },
      },
    }),
    paragraph(signer === undefined ? numbered : `${numbered}　　　　签发人：${signer}`, {
      align: 'center',
      more: {
        border: { bottom: { style: BorderStyle.SINGLE, size: 16, space: 10, color: RED_HEX } },
        spacing: { ...line, after: 2 * line.line },
      },
    }),
    titleOf(title),
    ...(addressees === undefined ? [] : [paragraph(`${addressees}：`)]),
  ];
}

const titleOf = (title: string) =>
  new Paragraph({
    style: 'Title',
    alignment: AlignmentType.CENTER,
    spacing: { line: twips(1.25 * LINE), lineRule: LineRuleType.EXACT, after: line.line },
    children: runs(title, TITLE_FONT, SIZE.title),
  });

function blocks(body: readonly OfficialBlock[], isWide: boolean): FileChild[] {
  return numberedBlocks(body).flatMap((block): FileChild[] => {
    if (block.kind === 'table') {
      const caption =
        block.caption === undefined ? [] : [paragraph(block.caption, { font: HEADING_FONT, size: SIZE.small, align: 'center' })];
      return [...caption, docxTable(block, isWide ? twips(PAGE.height - PAGE.bottom - PAGE.top) : TYPE_WIDTH)];
    }
    if (block.kind === 'heading') {
      const font = block.level === 1 ? HEADING_FONT : block.level === 2 ? SUBHEADING_FONT : TEXT_FONT;
      return [paragraph(block.text, { font, indent: true, more: { heading: `Heading${block.level}`, keepNext: true } })];
    }
    const style = block.align === undefined ? { indent: true } : { align: block.align };
    return block.text.split('\n').map((text) => paragraph(text, style));
  });
}

function signature({ attachments = [], signature, note }: OfficialDocument): FileChild[] {
  const listed = attachmentLines(attachments).map((text, i) =>
    paragraph(text, { indent: true, align: 'left', ...(i === 0 ? { more: { spacing: { ...line, before: line.line } } } : {}) }),
  );
  const signed = signature === undefined ? [] : signedBy(signature.authorities, signature.date);
  return [...listed, ...signed, ...(note === undefined ? [] : [paragraph(`（${note}）`, { indent: true })])];
}

/** The authority stands over the middle of the date, the date four characters from the right. */
function signedBy(authorities: readonly string[], date: string): FileChild[] {
  const right = (text: string) => Math.max(0, 4 + ([...date].length * 0.8 - [...text].length) / 2);
  return [...authorities, date].map((text, i) =>
    paragraph(text, {
      align: 'right',
      more: {
        keepNext: i < authorities.length,
        keepLines: true,
        indent: { right: twips((i < authorities.length ? right(text) : 4) * CHARACTER) },
        spacing: { ...line, before: i === 0 ? SEAL_LINES * line.line : 0 },
      },
    }),
  );
}

const hasImprint = ({ copies, printing }: OfficialDocument) => copies !== undefined || printing !== undefined;

/** 版记, at the foot of the last page. */
function imprint(document: OfficialDocument): FileChild[] {
  const { copies, printing } = document;
  if (!hasImprint(document)) return [];
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' });
  const row = (left: string, right?: string) =>
    new TableRow({
      children: [left, ...(right === undefined ? [] : [right])].map(
        (text, i, all) =>
          new TableCell({
            width: { size: TYPE_WIDTH / all.length, type: WidthType.DXA },
            ...(all.length === 1 ? { columnSpan: 2 } : {}),
            margins: { left: twips(SIZE.small), right: twips(SIZE.small) },
            children: [paragraph(text, { size: SIZE.small, align: i === 0 ? 'left' : 'right' })],
          }),
      ),
    });
  const table = new Table({
    width: { size: TYPE_WIDTH, type: WidthType.DXA },
    columnWidths: [TYPE_WIDTH / 2, TYPE_WIDTH / 2],
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    borders: { top: rule(8), bottom: rule(8), left: none, right: none, insideHorizontal: rule(6), insideVertical: none },
    rows: [
      ...(copies === undefined ? [] : [row(`抄送：${copies}`)]),
      ...(printing === undefined ? [] : [row(printing.authority, `${printing.date}印发`)]),
    ],
  });
  return [table, new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] })];
}

interface Look {
  readonly font?: string;
  /** Points. */
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: boolean;
  readonly colour?: string;
  readonly more?: IParagraphOptions;
}

function paragraph(text: string, { font = TEXT_FONT, size = SIZE.text, align, indent = false, colour, more = {} }: Look = {}): Paragraph {
  return new Paragraph({
    alignment: align ?? AlignmentType.BOTH,
    ...(indent ? { indent: { firstLine: twips(2 * CHARACTER) } } : {}),
    ...more,
    children: runs(text, font, size, colour),
  });
}

const runs = (text: string, font: string, size: number, colour = '000000') =>
  text.split('\n').map(
    (part, i) =>
      new TextRun({
        text: visible(part, LONGEST),
        font: fontOf(font),
        size: Math.round(2 * size),
        color: colour,
        bold: false,
        ...(i === 0 ? {} : { break: 1 }),
      }),
  );

const pageNumber = (side: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side,
        indent: { [side]: twips(SIZE.small) },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf('宋体'), size: 2 * SIZE.small })],
      }),
    ],
  });
