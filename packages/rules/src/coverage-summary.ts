import { ANSWERS, type Answer, type CoverageRow } from './coverage.ts';

/** How many clauses of a group are decided. */
export interface CoverageCount {
  /** Folder of the instrument. */
  readonly instrument: string;
  readonly counts: Readonly<Record<Answer, number>>;
  readonly total: number;
}

/** One for each instrument, in the order of the rows. */
export function coverageByInstrument(rows: readonly CoverageRow[]): readonly CoverageCount[] {
  return [...Map.groupBy(rows, ({ instrument }) => instrument)].map(([instrument, own]) => ({ instrument, ...countOf(own) }));
}

export function countOf(rows: readonly CoverageRow[]): Omit<CoverageCount, 'instrument'> {
  return { counts: byAnswer((answer) => rows.filter((row) => row.answer === answer).length), total: rows.length };
}

/** The inspectors' scenes of 164, beside what their own list leaves to people. */
export interface SceneCount extends Omit<CoverageCount, 'instrument'> {
  /** Clauses that their list marks for people, by what becomes of them here. */
  readonly theirs: Readonly<Record<Answer, readonly string[]>>;
  /** Clauses that their list does not mark for people and that are not decided here. */
  readonly behind: readonly string[];
}

/** @param forPeople clauses that the list of scenes marks for people */
export function sceneCount(rows: readonly CoverageRow[], forPeople: readonly string[]): SceneCount {
  const scenes = rows.filter(({ source }) => source !== undefined);
  const marked = scenes.filter(({ clause }) => forPeople.includes(clause));
  return {
    ...countOf(scenes),
    theirs: byAnswer((answer) => marked.filter((row) => row.answer === answer).map(({ clause }) => clause)),
    behind: scenes.filter(({ clause, answer }) => !forPeople.includes(clause) && answer !== 'decides').map(({ clause }) => clause),
  };
}

const byAnswer = <Value>(of: (answer: Answer) => Value): Readonly<Record<Answer, Value>> =>
  Object.fromEntries(ANSWERS.map((answer) => [answer, of(answer)])) as Record<Answer, Value>;
