import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { CallValue } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import type { CallPlace } from './calls-named.ts';
import type { Solving } from './solving.ts';
import { areApart } from './store-names.ts';
import type { StoredAnswers } from './stored-answers.ts';
import { MOST_CALLS, placesOf } from './waits.ts';

const REGISTERS = 'registerOnSharedPreferenceChangeListener';
const PREFERENCES = 'Landroid/content/SharedPreferences;';
const EDITOR = 'Landroid/content/SharedPreferences$Editor;';

/** Calls that take something out of a store, which its listeners are told too; they must be in the slice where there are listeners. */
export const removals = (program: Program): readonly CallPlace[] =>
  program.callsTo({ class: PREFERENCES, name: REGISTERS }).length === 0 ? [] : placesOf(program, EDITOR, ['remove', 'clear']);

/** Listeners of a store: they run when the app itself changes what is stored, and are told under which name. */
export class StoreListeners {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #stored: StoredAnswers;

  constructor(solving: Solving, stored: StoredAnswers) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#stored = stored;
  }

  /** What must have happened before the listener runs that an edge registers; free for other edges. */
  passes(edge: Edge): Outcome {
    return this.#changed(edge, undefined) ?? FREE;
  }

  /** The name that it is told; undefined for other edges, and parameters. */
  told(edge: Edge, index: number, asked: Predicate): Outcome | undefined {
    return index === 1 ? this.#changed(edge, asked) : undefined;
  }

  #changed(edge: Edge, asked: Predicate | undefined): Outcome | undefined {
    if (edge.how === 'call' || edge.how === 'dispatch' || edge.how === 'class-initialiser') return undefined;
    const frame = this.#constants.frames.of(edge.from);
    const call = frame?.values.madeAt(frame.values.body.indexOf(edge.instruction));
    if (frame === undefined || call?.kind !== 'call' || call.target.name !== REGISTERS) return undefined;
    const key = `change heard at ${edge.from} ${edge.instruction} ${asked?.key ?? ''}`;
    return this.#solving.rounds.ask(key, () => {
      const outcome = this.#any(call, frame, asked);
      return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
    });
  }

  #any(call: CallValue, frame: Frame, asked: Predicate | undefined): Outcome {
    const { flags } = this.#solving.input;
    const stores = flags.storesOf(call, frame);
    let outcome: Outcome = NEVER;
    for (const key of flags.keys()) {
      if (outcome === FREE) return FREE;
      if (asked !== undefined && !asked.text(key)) continue;
      for (const write of flags.writesOf(key)) if (!areApart(write.stores, stores)) outcome = either(outcome, this.#stored.path(write));
    }
    const taken = removals(this.#constants.methods.program);
    if (flags.isCut || taken.length >= MOST_CALLS) outcome = either(outcome, UNCLEAR);
    for (const write of flags.unnamed())
      if (!areApart(write.stores, stores)) outcome = either(outcome, both(UNCLEAR, this.#stored.path(write)));
    for (const place of taken) outcome = either(outcome, this.#removed(place, asked));
    return outcome;
  }

  #removed(place: CallPlace, asked: Predicate | undefined): Outcome {
    const frame = this.#constants.frames.of(place.method);
    const call = frame?.values.madeAt(frame.values.body.indexOf(place.instruction));
    const key = call?.kind === 'call' ? call.arguments[1] : undefined;
    const names = frame === undefined || key === undefined ? undefined : this.#constants.texts(key, frame);
    if (asked !== undefined && names !== undefined && !names.some((name) => asked.text(name))) return NEVER;
    return both(this.#solving.at(place), asked !== undefined && names === undefined ? UNCLEAR : FREE);
  }
}
