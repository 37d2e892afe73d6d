import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Bound, Frame } from '../conditions/frames.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import type { WaitRow } from './gate-words.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from './outcome.ts';
import type { Solving } from './solving.ts';

/** A call that waits, or opens what is waited for, with what it is called on: keys of the fields that hold it. */
interface LockCall {
  readonly at: CallPlace;
  /** Undefined when it is not known what is meant. */
  readonly keys: ReadonlySet<string> | undefined;
}

const MOST_CALLS = 400;

/** Places where a wait may be, and where what is waited for is opened; both must be in the slice. */
export function waitPlaces(program: Program, rows: readonly WaitRow[]): readonly CallPlace[] {
  return rows.flatMap((row) => [...placesOf(program, row.class, [nameOf(row)]), ...placesOf(program, row.class, row.opens)]);
}

/** Threads that are held until another opens what they wait for: a latch, a semaphore, a queue. */
export class Waits {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #rows: ReadonlyMap<string, WaitRow>;
  readonly #opens: Map<WaitRow, readonly LockCall[]>;
  readonly #shut: Map<string, boolean>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#rows = new Map(solving.input.waits.map((row) => [`${row.class}->${row.waits}`, row]));
    this.#opens = new Map();
    this.#shut = new Map();
  }

  /** Whether a call holds its thread until something is opened that is shut at first. */
  holds(call: CallValue, frame: Frame): boolean {
    const row = this.#rowOf(call);
    if (row === undefined) return false;
    const keys = this.#keysOf(call.arguments[0], frame);
    return keys !== undefined && [...keys].every((key) => this.#isShut(row, key, call.arguments[0]!, frame));
  }

  /** What must have happened before the call comes back. */
  passes(call: CallValue, frame: Frame): Outcome {
    const row = this.#rowOf(call);
    const keys = this.#keysOf(call.arguments[0], frame);
    if (row === undefined || keys === undefined) return FREE;
    return this.#solving.rounds.ask(`wait ${row.class} ${[...keys].join(' ')}`, () => {
      let outcome: Outcome = NEVER;
      for (const { at, keys: opened } of this.#meant(row, keys)) {
        const here = this.#solving.at(at);
        outcome = either(outcome, opened === undefined ? both(here, UNCLEAR) : here);
        if (outcome === FREE) break;
      }
      return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
    });
  }

  /** Where it is opened. */
  openings(call: CallValue, frame: Frame): readonly CallPlace[] | undefined {
    const row = this.#rowOf(call);
    const keys = this.#keysOf(call.arguments[0], frame);
    return row === undefined || keys === undefined ? undefined : this.#meant(row, keys).map(({ at }) => at);
  }

  #meant(row: WaitRow, keys: ReadonlySet<string>): readonly LockCall[] {
    return this.#opensOf(row).filter(({ keys: opened }) => opened === undefined || [...opened].some((key) => keys.has(key)));
  }

  #rowOf({ target }: CallValue): WaitRow | undefined {
    return this.#rows.size === 0 ? undefined : this.#rows.get(`${target.class}->${target.name}${target.signature}`);
  }

  #opensOf(row: WaitRow): readonly LockCall[] {
    let known = this.#opens.get(row);
    if (known === undefined) {
      const { program } = this.#constants.methods;
      known = placesOf(program, row.class, row.opens).map((at) => ({ at, keys: this.#lockAt(at) }));
      this.#opens.set(row, known);
    }
    return known;
  }

  #lockAt({ method, instruction }: CallPlace): ReadonlySet<string> | undefined {
    const frame = this.#constants.frames.of(method);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    return frame === undefined || call?.kind !== 'call' ? undefined : this.#keysOf(call.arguments[0], frame);
  }

  /** Fields that hold the object, followed through getters and parameters as far as they are known. */
  #keysOf(value: Value | undefined, frame: Frame): ReadonlySet<string> | undefined {
    const keys = new Set<string>();
    for (const leaf of value === undefined ? [] : leaves(value)) {
      for (const { value: one, frame: owner } of this.#fieldsOf(leaf, frame)) {
        if (one.kind === 'field') keys.add(`${one.class}->${one.name}`);
        else if (one.kind === 'new') keys.add(`new ${owner.method.id} ${one.at}`);
        else return undefined;
      }
    }
    return keys.size === 0 ? undefined : keys;
  }

  #fieldsOf(value: Value, frame: Frame): readonly Bound[] {
    if (value.kind === 'call') {
      const [only, other] = this.#constants.targets(value);
      const callee = only === undefined || other !== undefined ? undefined : this.#constants.frames.called(only.id, frame, value.arguments);
      return callee === undefined ? [{ value, frame }] : this.#constants.results(callee);
    }
    return value.kind === 'parameter' ? (this.#constants.sources(value, frame) ?? [{ value, frame }]) : [{ value, frame }];
  }

  /** Whether what waits is shut when it is made. */
  #isShut(row: WaitRow, key: string, value: Value, frame: Frame): boolean {
    let known = this.#shut.get(`${row.class} ${key}`);
    if (known === undefined) {
      const made = this.#constants.sources(value, frame) ?? [];
      known = made.length > 0 && made.every(({ value: one, frame: owner }) => this.#isShutWhenMade(row, one, owner));
      this.#shut.set(`${row.class} ${key}`, known);
    }
    return known;
  }

  #isShutWhenMade(row: WaitRow, value: Value, frame: Frame): boolean {
    if (value.kind !== 'new') return false;
    const given = this.#constants.constructed(value, frame.values);
    const numbers = given[0] === undefined ? [] : (this.#constants.numbers(given[0], frame) ?? [Number.NaN]);
    switch (row.shutBy) {
      case 'positive':
        return numbers.length > 0 && numbers.every((n) => n > 0);
      case 'zero':
        return numbers.every((n) => n === 0);
      case 'nothing':
        return given.length === 0;
      case 'anything':
        return true;
    }
  }
}

const nameOf = ({ waits }: WaitRow): string => waits.slice(0, waits.indexOf('('));

function placesOf(program: Program, owner: string, names: readonly string[]): readonly CallPlace[] {
  return names
    .flatMap((name) => program.callsTo({ class: owner, name }))
    .slice(0, MOST_CALLS)
    .map(({ method, instruction }) => ({ method: method.id, instruction }));
}
