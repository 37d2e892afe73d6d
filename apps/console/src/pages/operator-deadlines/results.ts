/** Deadlines of a firm as they are counted on its page, by their states. */
export const RESULTS = { kept: ['MET'], missed: ['EXPIRED'], running: ['RUNNING', 'PROVISIONAL', 'PAUSED'] } as const;
export type Result = keyof typeof RESULTS;

export const resultOf = (text: string | undefined): Result | undefined => (Object.keys(RESULTS) as Result[]).find((one) => one === text);

/** The rows that a figure counted; all without one. */
export const ofResult = <Row extends { readonly state: string }>(rows: readonly Row[], result: Result | undefined): readonly Row[] =>
  result === undefined ? rows : rows.filter(({ state }) => (RESULTS[result] as readonly string[]).includes(state));
