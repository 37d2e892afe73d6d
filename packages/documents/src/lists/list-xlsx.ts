import type { Lang } from '@touchstone/render';
import { type WorkbookSheet, workbook } from '../office/workbook.ts';
import type { DataList } from './data-list.ts';
import { listWords } from './list-words.ts';
import { cellText } from './pieces.ts';

/** The list on the first sheet; on the second, marked so, what it stands on: not for publication. */
export const listXlsx = (list: DataList, lang: Lang): Promise<Uint8Array> =>
  workbook([publicSheet(list, lang), evidenceSheet([list], lang)]);

/** What both lists stand on, as a file of its own beside pages and documents. */
export const evidenceXlsx = (lists: readonly DataList[], lang: Lang): Promise<Uint8Array> => workbook([evidenceSheet(lists, lang)]);

/** Width of a share, in characters. */
const CHARACTERS = 1.6;

function publicSheet(list: DataList, lang: Lang): WorkbookSheet {
  const words = listWords[lang];
  const { label, versionName, package: name } = list.app;
  const colon = lang === 'zh' ? '：' : ': ';
  return {
    name: list.title,
    notes: [
      list.title,
      words.app(label ?? name, versionName ?? ''),
      `${words.handler}${colon}${cellText(list.handler, lang)}`,
      ...list.introduction,
      words.draft,
    ],
    columns: [
      { title: words.number, width: 6 },
      ...list.columns.map(({ title, width }) => ({ title, width: Math.round(width * CHARACTERS) })),
    ],
    rows: list.rows.map(({ cells }, i) => [i + 1, ...cells.map((cell) => cellText(cell, lang))]),
  };
}

const EVIDENCE_WIDTHS = [18, 6, 24, 60, 20, 60, 50];

function evidenceSheet(lists: readonly DataList[], lang: Lang): WorkbookSheet {
  const words = listWords[lang];
  return {
    name: words.internal,
    notes: [...words.evidenceNotes, ...new Set(lists.flatMap(({ internalNotes }) => internalNotes))],
    columns: words.evidenceColumns.map((title, i) => ({ title, width: EVIDENCE_WIDTHS[i] ?? 20 })),
    rows: lists.flatMap((list) =>
      list.rows.flatMap(({ cells, evidence }, i) =>
        evidence.map(({ what, owner, place, quote }) => [list.title, i + 1, cellText(cells[0] ?? [], lang), what, owner, place, quote]),
      ),
    ),
  };
}
