import type { Fact } from '@touchstone/facts';

/** Numbers the chains of a report, and remembers while it is written which of them the reader has already seen. */
export class Chains {
  readonly #numbers: ReadonlyMap<Fact, number>;
  readonly #drawn = new Set<Fact>();

  constructor(facts: readonly Fact[]) {
    const proven = facts.filter(({ proof }) => proof !== undefined);
    this.#numbers = new Map(proven.map((fact, i) => [fact, i + 1]));
  }

  /** From 1, in the order of the report's facts; the same in every format and language. Undefined for a fact without a chain. */
  numberOf(fact: Fact): number | undefined {
    return this.#numbers.get(fact);
  }

  /** A chain is drawn once, and named by its number wherever else it is proof. */
  isDrawn(fact: Fact): boolean {
    return this.#drawn.has(fact);
  }

  markDrawn(fact: Fact): void {
    this.#drawn.add(fact);
  }

  /** Those not drawn so far. */
  rest(): readonly Fact[] {
    return [...this.#numbers.keys()].filter((fact) => !this.#drawn.has(fact));
  }
}
