import { FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { Value } from '../conditions/value.ts';

export const ZERO: Value = { kind: 'number', value: 0 };

/** Of a constant; of others it may be. */
export function holds(value: Value, asked: Predicate): Outcome {
  if (value.kind === 'number') return compareNumber(asked, value.value);
  if (value.kind === 'text') return asked.text(value.value) ? FREE : NEVER;
  return asked.object ? FREE : NEVER;
}

export const compareNumber = (asked: Predicate, value: number): Outcome => (asked.number(value) ? FREE : NEVER);
