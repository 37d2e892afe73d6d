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
  const selectors = Object.entries(wanted.attributes);
  let met = false;
  for (const i of index.byKind.get(wanted.kind) ?? []) {
    const { attributes } = index.facts[i]!;
    if (
      !selectors.every(([name, selector]) =>
        Object.hasOwn(attributes, name) ? selects(selector, attributes[name]!) : 'unless' in selector,
      )
    )
      continue;
    proof.add(i);
    met = true;
  }
  return met;
}

function selects(selector: Selector, value: AttributeValue): boolean {
  if ('is' in selector) return selector.is.includes(value);
  if ('isNot' in selector) return !selector.isNot.includes(value);
  if ('unless' in selector) return !selector.unless.includes(value);
  if ('startsWith' in selector) return typeof value === 'string' && value.startsWith(selector.startsWith);
  if (typeof value !== 'number') return false;
  if ('atLeast' in selector) return value >= selector.atLeast;
  if ('atMost' in selector) return value <= selector.atMost;
  if ('above' in selector) return value > selector.above;
  return value < selector.below;
}
