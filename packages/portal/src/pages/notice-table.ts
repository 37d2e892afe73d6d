import type { PrintedTable } from '@touchstone/domain/notice';
import { html, type Markup, type Part } from '@touchstone/render';
import { annotationList } from '../frame/notice-words.ts';
import { wide } from '../frame/parts.ts';
import { type Lang, type Place, pathOf, to } from '../frame/place.ts';
import { lines } from '../frame/text.ts';

/** One line of an attachment: what the public may follow from it, and what came after it. */
export interface NoticeLine {
  /** Its place in the attachment, from 1. */
  readonly ordinal: number;
  readonly name: string;
  readonly developer: string | null;
  readonly app: string | null;
  readonly operator: string | null;
  readonly annotations: readonly { readonly text: string }[];
  readonly isPlaceholder: boolean;
}

/** An attachment as the issuer prints it. */
export interface NoticeTable {
  readonly number: number;
  readonly title: string;
  /** Words of `COLUMN_FIELDS`, one for each column of `printed`. */
  readonly fields: readonly string[];
  readonly printed: PrintedTable;
  /** One for each row of `printed`. */
  readonly lines: readonly NoticeLine[];
}

/** The official columns with their merged cells, and what came after publication in a column that is ours and says so. */
export function noticeTable(place: Place, { number, title, fields, printed, lines: of }: NoticeTable): Markup {
  const say = words[place.lang];
  const hasAfter = of.some(({ annotations, isPlaceholder }) => annotations.length > 0 || isPlaceholder);
  const rows = printed.rows.map((cells, row) => {
    const line = of[row] as NoticeLine;
    const drawn = cells.map(({ text, span }, column) => (span === 0 ? undefined : cellOf(place, fields[column] ?? '', text, span, line)));
    const after = hasAfter ? html`<td class="ours">${afterOf(place.lang, line)}</td>` : undefined;
    return html`<tr id="row-${number}-${line.ordinal}">${drawn}${after}</tr>\n`;
  });
  return wide(
    title,
    html`<table class="official-list">
<caption><span lang="zh-CN">${title}</span></caption>
<thead><tr>${printed.head.map((head) => html`<th scope="col" lang="zh-CN">${head}</th>`)}${hasAfter ? html`<th scope="col" class="ours">${say.after}</th>` : undefined}</tr></thead>
<tbody>
${rows}</tbody>
</table>`,
  );
}

function cellOf(place: Place, field: string, text: string, span: number, line: NoticeLine): Markup {
  const over = span === 1 ? undefined : html` rowspan="${span}"`;
  const body = linked(place, field, text, line);
  if (field === 'name') return html`<th scope="row" lang="zh-CN"${over}>${body}</th>`;
  return html`<td lang="zh-CN"${over}${SHORT.has(field) ? html` class="number"` : undefined}>${body}</td>`;
}

/** Cells that are read at a glance and stay on one line. */
const SHORT = new Set(['ordinal', 'territory']);

/** A name leads to everything that was published of it; where no record is kept of whose it is, to its rows. */
function linked(place: Place, field: string, text: string, { app, operator, name, developer, isPlaceholder }: NoticeLine): Part {
  const address =
    text === '' || isPlaceholder
      ? undefined
      : field === 'name'
        ? app === null
          ? pathOf('/entries', { q: name })
          : `/apps/${app}`
        : field === 'developer'
          ? operator === null
            ? pathOf('/entries', { developer })
            : `/companies/${operator}`
          : undefined;
  return address === undefined ? lines(text) : html`<a href="${to(place, address)}">${lines(text)}</a>`;
}

const afterOf = (lang: Lang, { annotations, isPlaceholder }: NoticeLine): Part =>
  isPlaceholder ? html`<span class="mark demo">${words[lang].placeholder}</span>` : annotationList(annotations);

const words: Readonly<Record<Lang, Readonly<Record<'after' | 'placeholder', string>>>> = {
  zh: { after: '公布之后（非通报原文）', placeholder: '演示数据' },
  en: { after: 'Afterwards (not part of the notice)', placeholder: 'Demonstration' },
};
