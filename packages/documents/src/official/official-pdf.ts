import { attachmentLabel, attachmentLines, numberedBlocks, type OfficialBlock, type OfficialDocument } from '@touchstone/domain/order';
import { CHARACTER, HEAD_DROP, LINE, PAGE, PAGE_NUMBER_DROP, RED, RULE_DROP, SIZE } from './page.ts';
import { PdfFlow, type TextStyle } from './pdf-flow.ts';
import { type Face, PdfInk } from './pdf-ink.ts';
import { drawTable } from './pdf-table.ts';

const SPACING = CHARACTER - SIZE.text;
const TEXT: Face = { font: 'text', size: SIZE.text, spacing: SPACING };
const BOLD: Face = { font: 'bold', size: SIZE.text, spacing: SPACING };
const SMALL: Face = { font: 'text', size: SIZE.small };
const BODY: TextStyle = { face: TEXT, lineHeight: LINE, indent: 2 * CHARACTER };
const PLAIN: TextStyle = { face: TEXT, lineHeight: LINE };
/** Lines between text and signature, where the seal goes. */
const SEAL_LINES = 3;

/** The document as a PDF with embedded fonts and searchable text. The same document gives the same bytes. */
export async function officialPdf(document: OfficialDocument): Promise<Uint8Array> {
  const flow = new PdfFlow(new PdfInk(document.title), document.watermark);
  flow.newPage(false);
  drawHead(flow, document);
  drawTitle(flow, document);
  if (document.addressees !== undefined) flow.text(`${document.addressees}：`, PLAIN);
  drawBlocks(flow, document.body);
  drawAttachmentList(flow, document);
  drawSignature(flow, document);
  drawAttachments(flow, document);
  drawImprint(flow, document);
  drawPageNumbers(flow);
  return flow.ink.finish();
}

function drawHead(flow: PdfFlow, { authority, number, signer, isSheet = false }: OfficialDocument): void {
  if (!isSheet) flow.y += HEAD_DROP;
  const size = Math.min(SIZE.head, flow.width / Math.max([...authority].length, 1));
  flow.text(authority, { face: { font: 'bold', size, colour: RED }, lineHeight: SIZE.head * 1.3, align: 'center' });
  flow.skip(isSheet ? LINE / 2 : 2 * LINE);
  if (signer === undefined) flow.text(number ?? '', { ...PLAIN, align: 'center' });
  else {
    const y = flow.y;
    flow.text(number ?? '', { ...PLAIN, indent: CHARACTER, align: 'left' });
    flow.y = y;
    flow.text(`签发人：${signer}`, { ...PLAIN, align: 'right', keepRight: CHARACTER });
  }
  flow.skip(RULE_DROP);
  flow.ink.stroke(flow.left, flow.y, flow.right, flow.y, 2, RED);
}

function drawTitle(flow: PdfFlow, { title, isSheet = false }: OfficialDocument): void {
  flow.skip(isSheet ? LINE : 2 * LINE);
  for (const line of balanced(title, flow)) {
    flow.text(line, { face: { font: 'bold', size: SIZE.title }, lineHeight: 1.25 * LINE, align: 'center' });
  }
  flow.skip(LINE);
}

/** A long title in lines of about the same length, as the standard wants it shaped. */
function balanced(title: string, flow: PdfFlow): readonly string[] {
  return title.split('\n').flatMap((part) => {
    const characters = [...part];
    const count = Math.ceil((characters.length * SIZE.title) / flow.width);
    if (count <= 1) return [part];
    const each = Math.ceil(characters.length / count);
    return Array.from({ length: count }, (_, i) => characters.slice(i * each, (i + 1) * each).join(''));
  });
}

function drawBlocks(flow: PdfFlow, body: readonly OfficialBlock[]): void {
  for (const block of numberedBlocks(body)) {
    if (block.kind === 'table') drawTable(flow, block);
    else if (block.kind === 'heading') {
      flow.keep(2 * LINE);
      flow.text(block.text, { ...BODY, face: block.level <= 2 ? BOLD : TEXT });
    } else flow.text(block.text, block.align === undefined ? BODY : { ...PLAIN, align: block.align });
  }
}

function drawAttachmentList(flow: PdfFlow, { attachments = [] }: OfficialDocument): void {
  if (attachments.length === 0) return;
  flow.keep(2 * LINE);
  flow.skip(LINE);
  for (const line of attachmentLines(attachments)) flow.text(line, { ...BODY, align: 'left' });
}

/** The date stands four characters from the right, the authority over its middle: the seal is set on both. */
function drawSignature(flow: PdfFlow, { signature, note }: OfficialDocument): void {
  if (signature !== undefined) {
    const { authorities, date } = signature;
    const measure = flow.ink.measure(TEXT);
    const dateLeft = flow.width - 4 * CHARACTER - measure(date);
    flow.keep((SEAL_LINES + authorities.length + 2) * LINE);
    flow.skip(SEAL_LINES * LINE);
    for (const authority of authorities) {
      const keepRight = Math.max(0, flow.width - (dateLeft + measure(date) / 2 + measure(authority) / 2));
      flow.text(authority, { ...PLAIN, align: 'right', keepRight });
    }
    flow.text(date, { ...PLAIN, align: 'right', keepRight: 4 * CHARACTER });
  }
  if (note !== undefined) flow.text(`（${note}）`, BODY);
}

function drawAttachments(flow: PdfFlow, { attachments = [] }: OfficialDocument): void {
  for (const [i, { title, isWide = false, body }] of attachments.entries()) {
    flow.newPage(isWide);
    flow.text(attachmentLabel(attachments, i), { ...PLAIN, face: BOLD, align: 'left' });
    flow.skip(LINE);
    flow.text(title, { face: { font: 'bold', size: SIZE.title }, lineHeight: 1.25 * LINE, align: 'center' });
    flow.skip(LINE / 2);
    drawBlocks(flow, body);
  }
}

/** 版记, at the foot of the last page. */
function drawImprint(flow: PdfFlow, { copies, printing }: OfficialDocument): void {
  if (copies === undefined && printing === undefined) return;
  const style: TextStyle = { face: SMALL, lineHeight: LINE, align: 'left', indent: SIZE.small, keepRight: SIZE.small };
  const rows = (copies === undefined ? 0 : Math.ceil(([...copies].length + 5) / 29)) + (printing === undefined ? 0 : 1);
  if (flow.isWide || flow.y + (rows + 1) * LINE > flow.bottom) flow.newPage(false);
  flow.y = flow.bottom - rows * LINE;
  const rule = (width: number) => flow.ink.stroke(flow.left, flow.y, flow.right, flow.y, width);
  rule(1);
  if (copies !== undefined) flow.text(`抄送：${copies}`, style);
  if (printing !== undefined) {
    if (copies !== undefined) rule(0.7);
    const y = flow.y;
    flow.text(printing.authority, style);
    flow.y = y;
    flow.text(`${printing.date}印发`, { ...style, align: 'right' });
  }
  rule(1);
}

/** — 1 —, odd pages at the right, even ones at the left, one character from the edge. */
function drawPageNumbers(flow: PdfFlow): void {
  for (const [i, { isWide }] of flow.pages.entries()) {
    flow.ink.turnTo(i);
    const text = `— ${i + 1} —`;
    const across = flow.ink.measure(SMALL)(text);
    const [paperWidth, paperHeight] = isWide ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height];
    const x = i % 2 === 0 ? paperWidth - PAGE.right - SIZE.small - across : PAGE.left + SIZE.small;
    const bottom = isWide ? PAGE.right : PAGE.bottom;
    flow.ink.line(text, x, paperHeight - bottom + PAGE_NUMBER_DROP, SIZE.small, SMALL);
  }
}
