import type { AttributeValue, Fact } from '@touchstone/facts';

type Saw = Pick<Fact, 'kind' | 'attributes'>;
type Expected = {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, AttributeValue | readonly (AttributeValue | null)[]>>;
};

/** How far a number may be off, as a part of what is expected. Every other number is exact. */
const TOLERANCE: Readonly<Record<string, number>> = { periodSeconds: 0.1, 'run.frequency.count': 0.2, windowSeconds: 0.2 };
/** Ids of which either is right for the other. */
const SAME: readonly (readonly string[])[] = [['umeng-common', 'umeng-analytics']];

/** Whether a fact is the one expected: each attribute is one of those listed, numbers within their tolerance; null in a list: or not there. */
export function meets({ kind, attributes }: Saw, expected: Expected): boolean {
  if (kind !== expected.kind) return false;
  return Object.entries(expected.attributes).every(([name, value]) => {
    const choices = [value].flat();
    const saw = attributes[name];
    if (saw === undefined) return choices.includes(null);
    const tolerance = TOLERANCE[`${kind}.${name}`] ?? TOLERANCE[name] ?? 0;
    return choices.some((one) => isClose(saw, one, tolerance));
  });
}

function isClose(saw: AttributeValue, expected: AttributeValue | null, tolerance: number): boolean {
  if (typeof saw === 'number' && typeof expected === 'number') return Math.abs(saw - expected) <= tolerance * expected;
  return saw === expected || SAME.some((ids) => ids.includes(String(saw)) && ids.includes(String(expected)));
}
