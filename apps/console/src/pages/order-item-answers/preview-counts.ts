interface Row {
  readonly answer: string | null;
  readonly faults: readonly unknown[];
}

export interface PreviewCounts {
  readonly acknowledge: number;
  readonly done: number;
  readonly object: number;
  readonly faulty: number;
}

/** How many rows say what; what is wrong says nothing. */
export function countsOf(rows: readonly Row[]): PreviewCounts {
  const sound = rows.filter(({ faults }) => faults.length === 0);
  const of = (answer: string) => sound.filter((row) => row.answer === answer).length;
  return { acknowledge: of('acknowledge'), done: of('report-done'), object: of('object'), faulty: rows.length - sound.length };
}

/** What is to be mended stands on top; the rest as in the sheet. */
export const faultyFirst = <R extends Row>(rows: readonly R[]): readonly R[] => [
  ...rows.filter(({ faults }) => faults.length > 0),
  ...rows.filter(({ faults }) => faults.length === 0),
];
