import type { Answer, Reach } from '@touchstone/reach';
import type { AttributeValue } from '../fact.ts';

/** Attributes `trigger` and `gate` of an answer; where there is no gate, what runs before it runs without one. */
export function whenAttributes(reach: Reach, { trigger, gate }: Answer): { readonly trigger: string; readonly gate: string } {
  return { trigger, gate: gateWord(reach, gate) };
}

export const gateWord = (reach: Reach, gate: Answer['gate']): string => (gate === 'before-gate' && !reach.gate.found ? 'no-gate' : gate);

/** Attribute `why` of an answer that is undecided. */
export const whyAttribute = ({ why }: Answer): Readonly<Record<string, AttributeValue>> => (why === undefined ? {} : { why });
