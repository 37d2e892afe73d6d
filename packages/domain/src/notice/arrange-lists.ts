import type { LocalDate } from '@touchstone/kernel/dates';
import { byText } from '@touchstone/kernel/order';
import { ATTACHMENT_KINDS, type AttachmentKind, type NoticeCatalogue, type NoticeKind } from './catalogue.ts';
import { authorityName } from './compose.ts';
import { formatFor } from './print-table.ts';
import { type ProblemWording, withItem } from './problem-words.ts';
import type { NoticeAttachment, NoticeRow } from './row.ts';
import { fillText, templatesFor } from './template.ts';

/** A line with the list it belongs to. */
export interface PlacedRow {
  /** Whose list: `ministry`, or the code of a province. */
  readonly issuer: string;
  readonly kind: AttachmentKind;
  readonly row: NoticeRow;
}

export interface ListsWanted {
  readonly kind: NoticeKind;
  /** Who publishes: every list has the columns of theirs. */
  readonly issuer: string;
  readonly on: LocalDate;
}

/**
 * Attachments in their order: the publisher's own lists, then one authority after the other by its code, typical cases at the end.
 *
 * @returns undefined when no format has columns for one of them on that day
 */
export function arrangeLists(
  { formats, templates }: Pick<NoticeCatalogue, 'formats' | 'templates'>,
  words: readonly ProblemWording[],
  placed: readonly PlacedRow[],
  wanted: ListsWanted,
): readonly NoticeAttachment[] | undefined {
  const joint = placed.some(({ issuer }) => issuer !== wanted.issuer);
  const annex = templatesFor(templates, { ...wanted, joint })[0]?.annex ?? '{authority}名单';
  const lists: NoticeAttachment[] = [];
  for (const { issuer, kind } of listsOf(placed, wanted.issuer)) {
    const format = formatFor(formats, { issuer: wanted.issuer, kind, on: wanted.on });
    if (format === undefined) return undefined;
    const said = (row: NoticeRow): NoticeRow =>
      format.problems === 'items' ? { ...row, problems: row.problems.map((text) => withItem(words, text)) } : row;
    lists.push({
      number: lists.length + 1,
      kind,
      title: titleOf(annex, issuer, kind),
      issuer,
      columns: format.columns,
      separator: format.separator,
      rows: placed.filter((one) => one.issuer === issuer && one.kind === kind).map(({ row }) => said(row)),
    });
  }
  return lists;
}

/** Rows as they were placed, to be arranged anew. */
export const placedRows = (attachments: readonly NoticeAttachment[]): readonly PlacedRow[] =>
  attachments.flatMap(({ issuer, kind, rows }) => rows.map((row) => ({ issuer, kind, row })));

function listsOf(placed: readonly PlacedRow[], publisher: string): readonly Pick<PlacedRow, 'issuer' | 'kind'>[] {
  const key = ({ issuer, kind }: Pick<PlacedRow, 'issuer' | 'kind'>) =>
    `${kind === 'typical-cases' ? 1 : 0}${issuer === publisher ? 0 : 1}${issuer}\n${ATTACHMENT_KINDS.indexOf(kind)}`;
  return [...new Map(placed.map((one) => [key(one), one])).entries()].sort(([a], [b]) => byText(a, b)).map(([, one]) => one);
}

function titleOf(annex: string, issuer: string, kind: AttachmentKind): string {
  if (kind === 'typical-cases') return '典型案例';
  const filled = fillText(annex, { authority: authorityName(issuer), subjects: kind === 'sdks' ? 'SDK' : 'APP' });
  return filled.ok ? filled.text : annex;
}
