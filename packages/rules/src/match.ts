import type { AttributeValue, Fact } from '@touchstone/facts';
import type { Condition, Selector } from './rule.ts';

type Observed = Pick<Fact, 'kind' | 'attributes'>;

/** Facts by kind: three hundred rules look at ten thousand facts, each only at its own. */
export interface FactIndex {
  readonly facts: readonly Observed[];
  readonly byKind: ReadonlyMap<string, readonly number[]>;
}

export function indexFacts(facts: readonly Observed[]): FactIndex {
  const byKind = new Map<string, number[]>();
  for (const [i, fact] of facts.entries()) {
    const same = byKind.get(fact.kind);
    if (same === undefined) byKind.set(fact.kind, [i]);
    else same.push(i);
  }
  return { facts, byKind };
}

/**
 * The facts that prove `condition`, as ascending indices; `undefined` when it is not met. A condition that is met by the
 * absence of something is proved by no fact: the list is then empty.
 */
export function matchFacts(condition: Condition, index: FactIndex): readonly number[] | undefined {
  const proof = new Set<number>();
  return prove(condition, index, proof) ? [...proof].sort((a, b) => a - b) : undefined;
}

/** Whether the condition is met; adds to `proof` only if it is. */
function prove(condition: Condition, index: FactIndex, proof: Set<number>): boolean {
  if ('fact' in condition) return proveFact(condition.fact, index, proof);
  if ('any' in condition) {
    let met = false;
    for (const part of condition.any) met = prove(part, index, proof) || met;
    return met;
  }
  if ('not' in condition) return !prove(condition.not, index, new Set());

  const own = new Set<number>();
  const met =
    'all' in condition
      ? condition.all.every((part) => prove(part, index, own))
      : prove(condition.atLeast.of, index, own) && own.size >= condition.atLeast.count;
  if (met) for (const fact of own) proof.add(fact);
  return met;
}

function proveFact(
  wanted: { kind: string; attributes: Readonly<Record<string, Selector>> },
  index: FactIndex,
  proof: Set<number>,
): boolean {
  const candidates = index.byKind.get(wanted.kind);
  if (candidates === undefined) return false;
  // Short lists first: comparing one value usually settles it before a set of fifty is asked.
  const tests = Object.entries(wanted.attributes)
    .sort(([, a], [, b]) => cost(a) - cost(b))
    .map(([name, selector]) => attributeTest(name, selector));
  let met = false;
  for (const i of candidates) {
    const { attributes } = index.facts[i]!;
    if (!tests.every((test) => test(attributes))) continue;
    proof.add(i);
    met = true;
  }
  return met;
}

const cost = (selector: Selector): number => ('is' in selector ? selector.is.length : 1);

type Attributes = Observed['attributes'];

function attributeTest(name: string, selector: Selector): (attributes: Attributes) => boolean {
  const selects = valueTest(selector);
  const whenAbsent = 'unless' in selector;
  return (attributes) => {
    const value = attributes[name];
    return value === undefined ? whenAbsent : selects(value);
  };
}

function valueTest(selector: Selector): (value: AttributeValue) => boolean {
  if ('is' in selector) return oneOf(selector.is);
  if ('isNot' in selector) return noneOf(selector.isNot);
  if ('unless' in selector) return noneOf(selector.unless);
  if ('startsWith' in selector) return (value) => typeof value === 'string' && value.startsWith(selector.startsWith);
  return numberTest(selector);
}

function oneOf(values: readonly AttributeValue[]): (value: AttributeValue) => boolean {
  if (values.length === 1) return (value) => value === values[0];
  const set = new Set(values);
  return (value) => set.has(value);
}

function noneOf(values: readonly AttributeValue[]): (value: AttributeValue) => boolean {
  const isOne = oneOf(values);
  return (value) => !isOne(value);
}

type NumberSelector = Exclude<Selector, { is: unknown } | { isNot: unknown } | { unless: unknown } | { startsWith: string }>;

function numberTest(selector: NumberSelector): (value: AttributeValue) => boolean {
  if ('atLeast' in selector) return (value) => typeof value === 'number' && value >= selector.atLeast;
  if ('atMost' in selector) return (value) => typeof value === 'number' && value <= selector.atMost;
  if ('above' in selector) return (value) => typeof value === 'number' && value > selector.above;
  return (value) => typeof value === 'number' && value < selector.below;
}
