import {
  attachmentLabel,
  attachmentLines,
  numberedBlocks,
  type OfficialBlock,
  type OfficialDocument,
  type OfficialTable,
} from '@touchstone/domain/order';
import { html, type Markup, type Part } from '@touchstone/render';
import { officialStyle } from './official-style.ts';
import { columnWidths, gridCells } from './table-grid.ts';

/** Numbers of clauses and versions stay on one line. */
const CODE = /^[\x21-\x7e]{1,12}$/;

/** Markup cuts what is longer than 2,000 units; a paragraph of an order is never cut. */
const PIECE = 1_000;

/** The document as one page that needs nothing from elsewhere and runs nothing; on paper it keeps the margins of GB/T 9704. */
export function officialHtml(document: OfficialDocument): string {
  const { attachments = [], title } = document;
  return `${html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title.replaceAll('\n', '')}</title>
<style>${officialStyle}</style>
</head>
<body>
<main>
${watermark(document)}${head(document)}${document.body.length === 0 ? undefined : blocks(document.body)}${foot(document)}${attachments.map(
  ({ title, body }, i) => html`<section class="attachment">
<p class="label">${attachmentLabel(attachments, i)}</p>
<h1>${whole(title)}</h1>
${blocks(body)}</section>
`,
)}${imprint(document)}</main>
</body>
</html>
`}`;
}

const watermark = ({ watermark }: OfficialDocument): Part =>
  watermark === undefined ? undefined : html`<div class="watermark">${watermark}</div>\n`;

const head = ({ authority, number, signer, title, addressees }: OfficialDocument): Markup => html`<header>
<p class="authority">${authority}</p>
<p class="number"><span>${number ?? ' '}</span>${signer === undefined ? undefined : html`<span>签发人：${signer}</span>`}</p>
</header>
<h1>${lines(title)}</h1>
${addressees === undefined ? undefined : html`<p class="to">${whole(addressees)}：</p>\n`}`;

const blocks = (body: readonly OfficialBlock[]): readonly Markup[] => numberedBlocks(body).flatMap(blockOf);

function blockOf(block: OfficialBlock): readonly Markup[] {
  if (block.kind === 'table') return [tableOf(block)];
  if (block.kind === 'heading') return [headings[block.level](whole(block.text))];
  return block.text.split('\n').map((text) => html`<p class="${block.align ?? 'body'}">${whole(text)}</p>\n`);
}

const headings: Record<1 | 2 | 3 | 4, (text: Part) => Markup> = {
  1: (text) => html`<h2>${text}</h2>\n`,
  2: (text) => html`<h3>${text}</h3>\n`,
  3: (text) => html`<h4>${text}</h4>\n`,
  4: (text) => html`<h5>${text}</h5>\n`,
};

function tableOf(table: OfficialTable): Markup {
  const cells = new Map<number, Markup[]>();
  for (const { row, rows, text } of gridCells(table)) {
    const look = CODE.test(text) ? html` class="code"` : undefined;
    const span = rows === 1 ? undefined : html` rowspan="${rows}"`;
    const cell = html`<td${look}${span}>${lines(text)}</td>`;
    cells.set(row, [...(cells.get(row) ?? []), cell]);
  }
  return html`<div class="scroll"><table>
${table.caption === undefined ? undefined : html`<caption>${table.caption}</caption>\n`}<colgroup>${columnWidths(table, 100).map((share) => html`<col style="width:${share.toFixed(1)}%">`)}</colgroup>
<thead><tr>${table.head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>
${table.rows.map((_, row) => html`<tr>${cells.get(row) ?? []}</tr>\n`)}</tbody>
</table></div>
`;
}

function foot({ attachments = [], signature, note }: OfficialDocument): readonly Part[] {
  return [
    attachments.length === 0
      ? undefined
      : html`<div class="attached">${attachmentLines(attachments).map((line) => html`<p>${whole(line)}</p>`)}</div>\n`,
    signature === undefined
      ? undefined
      : html`<div class="signature"><div>${signature.authorities.map((one) => html`<p>${one}</p>`)}<p>${signature.date}</p></div></div>\n`,
    note === undefined ? undefined : html`<p class="body">（${whole(note)}）</p>\n`,
  ];
}

function imprint({ copies, printing }: OfficialDocument): Part {
  if (copies === undefined && printing === undefined) return undefined;
  return html`<footer>
${copies === undefined ? undefined : html`<p>抄送：${whole(copies)}</p>\n`}${
  printing === undefined ? undefined : html`<p class="printing"><span>${printing.authority}</span><span>${printing.date}印发</span></p>\n`
}</footer>
`;
}

const lines = (text: string): Part => text.split('\n').map((line, i) => (i === 0 ? html`${whole(line)}` : html`<br>${whole(line)}`));

function whole(text: string): Part {
  if (text.length <= PIECE) return text;
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, i) => characters.slice(i * PIECE, (i + 1) * PIECE).join(''));
}
