import { FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';

/** What is asked of an intent or bundle: of what is in it under a name, or of its action. */
export interface IntentQuestion {
  /** Undefined for the action. */
  readonly key: string | undefined;
  readonly type: string;
  /** Of what is inside; undefined when it is only asked whether something is. */
  readonly asked: Predicate | undefined;
  /** Whether the answer is as asked when nothing is inside. */
  readonly missing: Outcome;
}

/** Questions about intents by what is asked of the object: the same for the same question. */
export class IntentPredicates {
  readonly #questions: WeakMap<Predicate, IntentQuestion>;
  readonly #known: Map<string, Predicate>;

  constructor() {
    this.#questions = new WeakMap();
    this.#known = new Map();
  }

  /** The question that a predicate is about; undefined when it is about no intent. */
  of(asked: Predicate): IntentQuestion | undefined {
    return this.#questions.get(asked);
  }

  predicate(question: IntentQuestion): Predicate {
    const { key, type, asked, missing } = question;
    const name = `intent ${key === undefined ? 'action' : JSON.stringify(key)} ${type} ${asked?.key ?? ''} else ${missing}`;
    let known = this.#known.get(name);
    if (known === undefined) {
      const no = () => false;
      // What is made here is seen with all that is put into it where it is sent; an object that is not followed may hold anything.
      known = { key: name, number: no, boxed: no, text: no, object: true, made: () => FREE };
      this.#known.set(name, known);
      this.#questions.set(known, question);
    }
    return known;
  }
}

/** Nothing that is inside is as asked. */
export const NOTHING: Predicate = { key: 'nothing', number: () => false, boxed: () => false, text: () => false, object: false };

/** What is so when nothing is inside. */
export const whenMissing = (asked: Predicate): Outcome => (asked.number(0) ? FREE : NEVER);
