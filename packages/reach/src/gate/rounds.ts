import { FREE, NEVER, type Outcome } from '../conditions/outcome.ts';

interface Known {
  outcome: Outcome;
  round: number;
}

/**
 * Outcomes of questions that depend on one another, found in rounds from below: each round asks each question once more, and
 * what asks for itself gets the answer of the round before, until no answer rises.
 */
export class Rounds {
  /** Whether some answer has risen in this round. */
  hasChanged: boolean;
  /** Questions answered so far, and those that were answered from others that may still change. */
  asked: number;
  #round: number;
  readonly #known: Map<string, Known>;

  constructor() {
    this.hasChanged = false;
    this.asked = 0;
    this.#round = 0;
    this.#known = new Map();
  }

  begin(): void {
    this.#round++;
    this.hasChanged = false;
  }

  ask(key: string, answer: () => Outcome): Outcome {
    this.asked++;
    const known = this.#known.get(key);
    if (known !== undefined && (known.round === this.#round || known.outcome === FREE)) return known.outcome;
    const entry = known ?? { outcome: NEVER, round: this.#round };
    if (known === undefined) this.#known.set(key, entry);
    entry.round = this.#round;
    const outcome = answer();
    if (outcome > entry.outcome) {
      entry.outcome = outcome;
      this.hasChanged = true;
    }
    return entry.outcome;
  }
}
