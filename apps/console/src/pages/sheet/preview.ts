import type { AnswerWord } from './draft.ts';
import type { SheetDetail } from './sheet-page.tsx';

type Answer = SheetDetail['answers'][number];

/** One row of a workbook beside what the sheet holds now. */
export interface PreviewRow {
  /** As the workbook counts, its heads being the first. */
  readonly row: number;
  readonly clause: string;
  readonly change: 'new' | 'changed' | 'same' | 'empty';
  readonly from: AnswerWord | undefined;
  readonly to: AnswerWord | undefined;
  readonly note: string;
  readonly files: readonly string[];
  readonly faults: readonly string[];
}

const FIRST_ROW = 2;

/** What each row of a workbook would change. @param would the sheet as it would be */
export function previewRows(now: Pick<SheetDetail, 'answers'>, would: SheetDetail): readonly PreviewRow[] {
  const before = byClause(now.answers);
  const after = byClause(would.answers);
  return would.clauses.map(({ clause }, i) => {
    const [from, to] = [before.get(clause), after.get(clause)];
    return {
      row: i + FIRST_ROW,
      clause,
      change: changeOf(from, to),
      from: from?.answer,
      to: to?.answer,
      note: to?.note ?? '',
      files: to?.evidence.map(({ file }) => file) ?? [],
      faults: would.faults.filter((one) => one.clause === clause).map(({ fault }) => fault),
    };
  });
}

const byClause = (answers: readonly Answer[]) => new Map(answers.map((answer) => [answer.clause, answer]));

function changeOf(from: Answer | undefined, to: Answer | undefined): PreviewRow['change'] {
  if (to === undefined) return 'empty';
  if (from === undefined) return 'new';
  return said(from) === said(to) ? 'same' : 'changed';
}

const said = ({ answer, note, device, testedAt, tester, evidence }: Answer): string =>
  JSON.stringify([answer, note, device, testedAt, tester, evidence.map(({ kind, file }) => [kind, file])]);

/** The row that a refusal of the workbook is about; undefined when it is about the whole. */
export function rowOf(pointer: string): number | undefined {
  const row = /^\/body\/row\/(\d+)$/.exec(pointer)?.[1];
  return row === undefined ? undefined : Number(row);
}
