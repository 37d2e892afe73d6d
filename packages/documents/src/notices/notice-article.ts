import { printTable } from '@touchstone/domain/notice';
import { html, type Markup, type Part } from '@touchstone/render';
import { DEMO, isMarked, type WrittenNotice } from './notice.ts';
import { WIDTHS } from './notice-document.ts';

/** Editors of 公众号 drop style sheets, classes and scripts: every element carries its own style, in sizes that read on a telephone. */
const STYLE = {
  article: 'max-width:677px;margin:0 auto;font-size:16px;line-height:1.8;color:#1f1f1f;letter-spacing:0.5px;',
  title: 'margin:0 0 8px;font-size:20px;line-height:1.5;font-weight:bold;text-align:center;',
  series: 'margin:0 0 20px;font-size:15px;text-align:center;color:#595959;',
  paragraph: 'margin:0 0 14px;text-align:justify;text-indent:2em;',
  annex: 'margin:0 0 4px;font-size:15px;',
  right: 'margin:0;text-align:right;',
  heading: 'margin:28px 0 10px;font-size:16px;font-weight:bold;text-align:center;',
  table: 'width:100%;border-collapse:collapse;table-layout:fixed;font-size:12px;line-height:1.5;word-break:break-all;',
  head: 'border:1px solid #bfbfbf;padding:5px 4px;background-color:#f2f2f2;font-weight:bold;text-align:center;',
  cell: 'border:1px solid #bfbfbf;padding:5px 4px;text-align:left;vertical-align:middle;',
  mark: 'margin:0 0 12px;padding:6px 10px;border:1px dashed #d46b08;color:#d46b08;text-align:center;font-size:14px;',
} as const;

const PIECE = 1_000;

/** The notice as one section to paste into an editor of 公众号: no style sheet, no class, no script, nothing from elsewhere. */
export function noticeArticle(notice: WrittenNotice): string {
  const { text, attachments } = notice;
  return `${html`<section style="${STYLE.article}">
${isMarked(notice) ? html`<p style="${STYLE.mark}">${DEMO}</p>\n` : undefined}<h1 style="${STYLE.title}">${text.title}</h1>
${text.series === '' ? undefined : html`<p style="${STYLE.series}">${text.series}</p>\n`}${text.paragraphs.map(
  (paragraph) => html`<p style="${STYLE.paragraph}">${pieces(paragraph)}</p>\n`,
)}${text.annexes.map((line) => html`<p style="${STYLE.annex}">${line}</p>\n`)}<p style="${STYLE.right}margin-top:24px;">${text.signature}</p>
<p style="${STYLE.right}">${text.day}</p>
${attachments.map((attachment) => listOf(attachment, attachments.length))}</section>
`}`;
}

function listOf(attachment: WrittenNotice['attachments'][number], count: number): Markup {
  const { head, rows } = printTable(attachment);
  const isPlaceholder = attachment.rows.some((row) => row.isPlaceholder);
  const widths = attachment.columns.map(({ field }) => WIDTHS[field]);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const shares = widths.map((width) => ((100 * width) / all).toFixed(1));
  return html`<p style="${STYLE.heading}">${count === 1 ? '附件' : `附件${attachment.number}`}　${attachment.title}</p>
${isPlaceholder ? html`<p style="${STYLE.mark}">${DEMO}</p>\n` : undefined}<table style="${STYLE.table}">
<thead><tr>${head.map((title, i) => html`<th style="${STYLE.head}width:${shares[i] ?? ''}%;">${title}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) =>
    html`<tr>${row.map(({ text, span }) =>
      span === 0 ? undefined : html`<td style="${STYLE.cell}"${span === 1 ? undefined : html` rowspan="${span}"`}>${lines(text)}</td>`,
    )}</tr>\n`,
)}</tbody>
</table>
`;
}

const lines = (text: string): Part => text.split('\n').map((line, i) => (i === 0 ? html`${line}` : html`<br>${line}`));

/** Markup cuts what is longer than 2,000 units; a paragraph of a notice is never cut. */
function pieces(text: string): Part {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, i) => characters.slice(i * PIECE, (i + 1) * PIECE).join(''));
}
