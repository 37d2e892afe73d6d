import type { Condition } from './rule.ts';

/** Kinds a condition looks at, each with whether it stands under a `not`. */
export function* factsOf(condition: Condition | undefined, negated = false): Iterable<{ kind: string; negated: boolean }> {
  if (condition === undefined) return;
  if ('fact' in condition) yield { kind: condition.fact.kind, negated };
  else if ('not' in condition) yield* factsOf(condition.not, !negated);
  else if ('atLeast' in condition) yield* factsOf(condition.atLeast.of, negated);
  else for (const part of 'all' in condition ? condition.all : condition.any) yield* factsOf(part, negated);
}

/** The kinds a condition looks at, sorted, each once. */
export const kindsOf = (condition: Condition | undefined): readonly string[] =>
  [...new Set([...factsOf(condition)].map((fact) => fact.kind))].sort();
