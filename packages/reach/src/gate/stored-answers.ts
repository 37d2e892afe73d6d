import type { Predicate } from '../conditions/predicate.ts';
import type { CallPlace } from './calls-named.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from './outcome.ts';
import type { Solving } from './solving.ts';

/** Answers kept under names: what they can be, by all that stores them. */
export class StoredAnswers {
  /** Names of stored answers that branches ask for. */
  readonly readKeys: Set<string>;
  /** Names under which agreement is what a branch asks for. */
  readonly agreedKeys: Set<string>;
  readonly #solving: Solving;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.readKeys = new Set();
    this.agreedKeys = new Set();
  }

  /** A stored answer, as far as somebody is seen to store it. */
  flag(key: string, asksExistence: boolean, asked: Predicate): Outcome {
    return this.#solving.rounds.ask(`flag ${key} ${asksExistence} ${asked.key}`, () => {
      if (asksExistence && !asked.number(1)) return NEVER;
      let outcome: Outcome = NEVER;
      for (const { path, value, frame } of this.#solving.input.flags.writesOf(key)) {
        const here = this.path(path);
        if (here === NEVER) continue;
        const stored = asksExistence ? FREE : value === undefined ? FREE : this.#solving.can(value, asked, frame);
        outcome = either(outcome, both(here, stored));
        if (outcome === FREE) break;
      }
      if (outcome === AGREED) this.agreedKeys.add(key);
      else this.agreedKeys.delete(key);
      return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
    });
  }

  /** What must have happened before a store, with the wrappers through which it is reached. */
  path(path: readonly CallPlace[]): Outcome {
    const [outermost, ...inner] = path;
    let outcome = outermost === undefined ? NEVER : this.#solving.at(outermost);
    for (const place of inner) if (outcome !== NEVER) outcome = both(outcome, this.#solving.within(place.method, place.instruction));
    return outcome;
  }
}
