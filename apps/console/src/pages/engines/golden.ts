import type { OutputOf } from '@touchstone/api-client';
import type { judgeEngine } from '@touchstone/api-client/routes/engines';

type Verdict = OutputOf<typeof judgeEngine>['verdict'];

/** What a version reached on the golden set, as far as it is kept. */
export interface Golden {
  readonly passed: boolean;
  readonly recall: number | undefined;
  readonly precision: number | undefined;
  readonly untested: number | undefined;
  readonly runs: number | undefined;
  readonly faults: readonly string[];
  /** Empty where it was judged before answers were counted by clause. */
  readonly clauses: Verdict['clauses'];
  readonly wrong: Verdict['wrong'];
}

/** Reads the verdict that is kept with a version; undefined where it was never judged. */
export function goldenOf(kept: unknown): Golden | undefined {
  if (!isRecord(kept) || typeof kept['passed'] !== 'boolean') return undefined;
  const figures = isRecord(kept['figures']) ? kept['figures'] : {};
  const number = (name: string) => (typeof figures[name] === 'number' ? figures[name] : undefined);
  return {
    passed: kept['passed'],
    recall: number('recall'),
    precision: number('precision'),
    untested: number('untested'),
    runs: number('runs'),
    faults: Array.isArray(kept['faults']) ? kept['faults'].map(String) : [],
    clauses: recordsIn(kept['clauses']) as Verdict['clauses'],
    wrong: recordsIn(kept['wrong']) as Verdict['wrong'],
  };
}

/** What is said of it: one that was let in without anything to judge it by has not passed. */
export const saidOf = ({ passed, runs }: Golden): 'yes' | 'no' | 'unjudged' => (passed ? (runs === undefined ? 'unjudged' : 'yes') : 'no');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const recordsIn = (kept: unknown): unknown[] => (Array.isArray(kept) ? kept.filter(isRecord) : []);
