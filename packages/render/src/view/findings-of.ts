import type { Fact } from '@touchstone/facts';
import type { Finding, Report, Result } from '@touchstone/verdict';
import { resultOrder } from '../words/results.ts';

/** Which results rest on which fact. */
export interface FindingsOf {
  /** Violations first, then suspected and undecided ones. */
  of(fact: Fact): readonly Finding[];
  /** The worst of them; undefined when none rests on it. */
  worst(facts: readonly Fact[]): Result | undefined;
}

const TELLING: ReadonlySet<Result> = new Set<Result>(['violation', 'suspected', 'undecided']);

export function findingsOf({ facts, findings }: Report): FindingsOf {
  const byFact = new Map<Fact, Finding[]>();
  for (const finding of findings) {
    if (!TELLING.has(finding.result)) continue;
    for (const i of finding.facts) {
      const fact = facts[i];
      if (fact !== undefined) byFact.set(fact, [...(byFact.get(fact) ?? []), finding]);
    }
  }
  const rank = ({ result }: Finding) => resultOrder.indexOf(result);
  for (const some of byFact.values()) some.sort((a, b) => rank(a) - rank(b));
  const of = (fact: Fact) => byFact.get(fact) ?? [];
  return {
    of,
    worst: (some) =>
      some
        .flatMap((fact) => of(fact).slice(0, 1))
        .sort((a, b) => rank(a) - rank(b))
        .at(0)?.result,
  };
}

/** One finding of each clause, the worst: several rules may speak of one. */
export const oneOfEachClause = (findings: readonly Finding[]): readonly Finding[] =>
  [...Map.groupBy(findings, ({ clause }) => clause).values()].flatMap(([first]) => first ?? []);
