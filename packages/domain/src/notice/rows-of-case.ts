import { type NoticeRow, type RowSubject, rowOf } from './row.ts';

/** A case as a notice names it. */
export interface NoticeCase {
  readonly id: string;
  readonly subject: RowSubject;
  readonly name: string;
  readonly developer: string | null;
  readonly filingNo: string | null;
  /** 属地, as printed: 浙江. */
  readonly territory: string | null;
  readonly category: string | null;
  /** Confirmed findings with the wording of the day. */
  readonly findings: readonly { readonly id: string; readonly wording: string }[];
  /** Where it is offered, and in which version; `isTested`: the very file that was tested. */
  readonly places: readonly { readonly source: string | null; readonly version: string | null; readonly isTested: boolean }[];
}

/**
 * `tested`: one line, with the source and version that was tested; `all-sources`: a line for each; `per-problem`: a line for each
 * wording. Several wordings of a line stand in one cell.
 */
export const ROW_LINES = ['tested', 'all-sources', 'per-problem'] as const;
export type RowLines = (typeof ROW_LINES)[number];

/** The lines of a case. Each names every finding it rests on. */
export function rowsOfCase(of: NoticeCase, lines: RowLines = 'tested'): readonly NoticeRow[] {
  const wordings = [...new Set(of.findings.map(({ wording }) => wording))];
  const line = (place: NoticeCase['places'][number] | undefined, problems: readonly string[]): NoticeRow =>
    rowOf({
      caseId: of.id,
      findingIds: of.findings.filter(({ wording }) => problems.includes(wording)).map(({ id }) => id),
      subject: of.subject,
      name: of.name,
      developer: of.developer,
      source: place?.source ?? null,
      version: place?.version ?? null,
      problems,
      filingNo: of.filingNo,
      territory: of.territory,
      category: of.category,
    });
  const tested = of.places.find(({ isTested }) => isTested);
  if (lines === 'per-problem') return wordings.map((wording) => line(tested, [wording]));
  if (lines === 'tested' || of.places.length === 0) return [line(tested, wordings)];
  return distinct(of.places).map((place) => line(place, wordings));
}

const distinct = (places: NoticeCase['places']): NoticeCase['places'] => [
  ...new Map(places.map((place) => [`${place.source}\n${place.version}`, place])).values(),
];
