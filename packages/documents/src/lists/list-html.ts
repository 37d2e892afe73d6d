import { html, type Lang, type Markup } from '@touchstone/render';
import { pageStyle } from '../page-style.ts';
import type { Cell, DataList, Piece } from './data-list.ts';
import { listWords } from './list-words.ts';
import { cellText, pieceText } from './pieces.ts';

/** The list as a page to publish: a real table, no script, nothing from elsewhere, and nothing of the evidence. */
export function listHtml(list: DataList, lang: Lang): string {
  const words = listWords[lang];
  const { label, versionName, package: name } = list.app;
  const rows = list.rows.map(
    (row, i) => html`<tr><td class="number">${i + 1}</td>${row.cells.map((cell, j) => cellOf(cell, j, lang))}</tr>
`,
  );
  const empty = list.list === 'collected' ? words.empty : words.emptyShared;
  const page = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${list.title} - ${label ?? name}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${list.title}</h1>
<p>${words.app(label ?? name, versionName ?? '')}<br>${words.package(name)}<br>${words.handler}${lang === 'zh' ? '：' : ': '}${cellText(list.handler, lang)}</p>
${list.introduction.map(
  (text) => html`<p>${text}</p>
`,
)}<p class="draft">${words.draft}</p>
${
  list.rows.length === 0
    ? html`<p>${empty}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${list.title}">
<table>
<caption>${list.title}</caption>
<thead><tr><th scope="col" class="number">${words.number}</th>${list.columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>`
}
</main>
</body>
</html>
`;
  return page.toString();
}

/** The first column names the row. */
function cellOf(cell: Cell, column: number, lang: Lang): Markup {
  const content = cell.map((piece, i) => html`${i === 0 ? '' : html`<br>`}${pieceOf(piece, lang)}`);
  return column === 0 ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`;
}

const pieceOf = (piece: Piece, lang: Lang): Markup =>
  piece.state === 'known' ? html`${piece.text}` : html`<mark class="${piece.state}">${pieceText(piece, lang)}</mark>`;
