import type { Fact } from '@touchstone/facts';
import { meets } from '../cases/meets.ts';
import type { RunRecipe } from './run-recipe.ts';

/** What the facts of a run say otherwise than its answer, in words. */
export function differencesOfRun(
  facts: readonly Fact[],
  { facts: planned, absent = [] }: Pick<RunRecipe, 'facts' | 'absent'>,
): readonly string[] {
  const missing = planned.filter((one) => !facts.some((fact) => meets(fact, one)));
  const wrong = absent.flatMap((one) => facts.filter((fact) => meets(fact, one)).map((fact) => ({ fact, why: one.why })));
  return [
    ...missing.map(({ kind, attributes }) => `missing ${kind} ${JSON.stringify(attributes)}`),
    ...wrong.map(({ fact, why }) => `wrong ${fact.kind} ${JSON.stringify(fact.attributes)}: ${why}`),
  ];
}
