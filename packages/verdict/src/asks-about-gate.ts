import { type Condition, kindsOf, type Rule } from '@touchstone/rules';

/** Whether a clause is about agreement: its facts from code count only before the consent gate, or because there is none. */
export const asksAboutGate = ({ when, lead }: Rule): boolean =>
  [when, lead].some((condition) => condition !== undefined && asksIn(condition));

function asksIn(condition: Condition): boolean {
  if (kindsOf(condition).includes('gate.consent')) return true;
  if ('fact' in condition) return condition.fact.kind.startsWith('reach.') && condition.fact.attributes['gate'] !== undefined;
  if ('not' in condition) return asksIn(condition.not);
  if ('atLeast' in condition) return asksIn(condition.atLeast.of);
  return ('all' in condition ? condition.all : condition.any).some(asksIn);
}
