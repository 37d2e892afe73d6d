import type { Frame } from '../conditions/frames.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { CallValue } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import type { FlagWrite } from './flag-stores.ts';
import { outermost } from './scenes.ts';
import type { Solving } from './solving.ts';
import { areApart, DEFAULT_STORE } from './store-names.ts';

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

  /** A stored answer, as far as somebody is seen to store it. @param read the call that asks for it */
  flag(key: string, asksExistence: boolean, asked: Predicate, read: CallValue, frame: Frame): Outcome {
    const { flags } = this.#solving.input;
    const stores = flags.storesOf(read, frame);
    const name = `flag ${key} ${asksExistence} ${asked.key} ${stores?.join(' ') ?? ''}`;
    return this.#solving.rounds.ask(name, () => {
      if (asksExistence && !asked.number(1)) return NEVER;
      let outcome: Outcome = NEVER;
      for (const write of flags.writesOf(key)) {
        if (!areApart(write.stores, stores)) outcome = either(outcome, this.#written(write, asksExistence, asked));
        if (outcome === FREE) break;
      }
      if (outcome === AGREED) this.agreedKeys.add(key);
      else this.agreedKeys.delete(key);
      outcome = either(outcome, this.#unseen(key, asksExistence, asked, stores, frame));
      return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
    });
  }

  #written(write: FlagWrite, asksExistence: boolean, asked: Predicate): Outcome {
    const { value, frame } = write;
    const here = this.path(write);
    if (here === NEVER || asksExistence || value === undefined) return here;
    return both(here, this.#solving.can(value, asked, frame));
  }

  /** What may be stored under the name without being seen: under a name that is made up in the same store, or by a caller of a wrapper too many. */
  #unseen(key: string, asksExistence: boolean, asked: Predicate, stores: readonly string[] | undefined, frame: Frame): Outcome {
    const { flags } = this.#solving.input;
    const unnamed = flags.unnamedIn(stores, outermost(frame.method.class));
    if (unnamed === undefined) return UNCLEAR;
    let outcome: Outcome = NEVER;
    for (const write of unnamed) {
      outcome = either(outcome, both(UNCLEAR, this.#written(write, asksExistence, asked)));
      if (outcome === UNCLEAR) return outcome;
    }
    const isDefault = !areApart(stores, [DEFAULT_STORE]);
    const others = [...flags.mayStore(key), ...(isDefault ? this.#solving.input.defaults.of(key) : [])];
    for (const place of others) outcome = either(outcome, both(UNCLEAR, this.#solving.at(place)));
    return outcome;
  }

  /** What must have happened before a store, with the wrappers through which it is reached. */
  path({ path, besides }: Pick<FlagWrite, 'path' | 'besides'>): Outcome {
    const [outermost, ...inner] = path;
    if (outermost === undefined) return NEVER;
    let outcome = besides === undefined ? this.#solving.at(outermost) : this.#besides(outermost, besides);
    for (const place of inner) if (outcome !== NEVER) outcome = both(outcome, this.#solving.within(place.method, place.instruction));
    return outcome;
  }

  /** What must have happened before a place is reached in another way than by some calls of its method. */
  #besides({ method, instruction }: CallPlace, calls: ReadonlySet<string>): Outcome {
    let outcome: Outcome = this.#solving.isRoot(method) ? FREE : NEVER;
    for (const edge of this.#solving.into(method)) {
      if (!calls.has(`${edge.from} ${edge.instruction}`)) outcome = either(outcome, this.#solving.along(edge));
    }
    return outcome === NEVER ? NEVER : both(outcome, this.#solving.within(method, instruction));
  }
}
