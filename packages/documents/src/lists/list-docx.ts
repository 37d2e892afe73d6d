import type { Lang } from '@touchstone/render';
import { letterDocx } from '../office/letter.ts';
import type { DataList } from './data-list.ts';
import { listWords } from './list-words.ts';
import { cellText } from './pieces.ts';

/** The list as a document to complete. */
export function listDocx(list: DataList, lang: Lang): Promise<Uint8Array> {
  const words = listWords[lang];
  const { label, versionName, package: name } = list.app;
  const colon = lang === 'zh' ? '：' : ': ';
  return letterDocx({
    title: list.title,
    isWide: true,
    lang,
    parts: [
      { kind: 'title', text: list.title },
      { kind: 'paragraph', text: words.app(label ?? name, versionName ?? '') },
      { kind: 'paragraph', text: words.package(name) },
      { kind: 'paragraph', text: `${words.handler}${colon}${cellText(list.handler, lang)}` },
      ...list.introduction.map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'note', text: words.draft },
      list.rows.length === 0
        ? { kind: 'paragraph', text: list.list === 'collected' ? words.empty : words.emptyShared }
        : {
            kind: 'table',
            head: [words.number, ...list.columns.map(({ title }) => title)],
            widths: [6, ...list.columns.map(({ width }) => width)],
            rows: list.rows.map(({ cells }, i) => [String(i + 1), ...cells.map((cell) => cellText(cell, lang))]),
          },
    ],
  });
}
