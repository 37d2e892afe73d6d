import type { Program } from '@touchstone/program';
import type { Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { CallValue } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import type { WaitRow } from './gate-words.ts';
import { type KeyedCall, ObjectKeys } from './object-keys.ts';
import type { Solving } from './solving.ts';

/** More calls of a name than these are not looked at. */
export const MOST_CALLS = 400;

/** Calls that wait, and those that open what is waited for; both must be in the slice. */
export function waitPlaces(program: Program, rows: readonly WaitRow[]): readonly CallPlace[] {
  return rows.flatMap((row) => [...placesOf(program, row.class, [nameOf(row)]), ...placesOf(program, row.class, row.opens)]);
}

/** Threads that are held until another opens what they wait for: a latch, a semaphore, a queue. */
export class Waits {
  readonly #solving: Solving;
  readonly #objects: ObjectKeys;
  readonly #rows: ReadonlyMap<string, WaitRow>;
  readonly #opens: Map<WaitRow, readonly KeyedCall[]>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#objects = new ObjectKeys(solving.input.constants);
    this.#rows = new Map(solving.input.waits.map((row) => [`${row.class}->${row.waits}`, row]));
    this.#opens = new Map();
  }

  /** Whether a call holds its thread until something is opened that is shut at first. */
  holds(call: CallValue, frame: Frame): boolean {
    const row = this.#rowOf(call);
    const [object] = call.arguments;
    if (row === undefined || object === undefined || this.#objects.of(object, frame) === undefined) return false;
    return this.#objects.isShut(row.shutBy, object, frame);
  }

  /** What must have happened before the call comes back. */
  passes(call: CallValue, frame: Frame): Outcome {
    const row = this.#rowOf(call);
    const keys = this.#objects.of(call.arguments[0], frame);
    if (row === undefined || keys === undefined) return FREE;
    const key = `wait ${row.class} ${[...keys].join(' ')}`;
    return this.#solving.rounds.ask(key, () => openedBy(this.#solving, this.#callsOf(row), keys));
  }

  /** Where it is opened. */
  openings(call: CallValue, frame: Frame): readonly CallPlace[] | undefined {
    const row = this.#rowOf(call);
    const keys = this.#objects.of(call.arguments[0], frame);
    return row === undefined || keys === undefined ? undefined : meantBy(this.#callsOf(row), keys).map(({ at }) => at);
  }

  #rowOf({ target }: CallValue): WaitRow | undefined {
    return this.#rows.size === 0 ? undefined : this.#rows.get(`${target.class}->${target.name}${target.signature}`);
  }

  #callsOf(row: WaitRow): readonly KeyedCall[] {
    let opens = this.#opens.get(row);
    if (opens === undefined) {
      const { program } = this.#solving.input.constants.methods;
      opens = placesOf(program, row.class, row.opens).map((at) => this.#objects.at(at));
      this.#opens.set(row, opens);
    }
    return opens;
  }
}

/** Calls on one of the objects, or on one that is not known. */
const meantBy = (calls: readonly KeyedCall[], keys: ReadonlySet<string>): readonly KeyedCall[] =>
  calls.filter(({ keys: own }) => own === undefined || [...own].some((key) => keys.has(key)));

/** What must have happened before a call is made on one of the objects. With more calls than are looked at, that is not known. */
export function openedBy(solving: Solving, calls: readonly KeyedCall[], objects: ReadonlySet<string>): Outcome {
  let outcome: Outcome = calls.length >= MOST_CALLS ? UNCLEAR : NEVER;
  for (const { at, keys } of meantBy(calls, objects)) {
    const here = solving.at(at);
    outcome = either(outcome, keys === undefined ? both(here, UNCLEAR) : here);
    if (outcome === FREE) break;
  }
  return outcome === NEVER && solving.isLast ? UNCLEAR : outcome;
}

const nameOf = ({ waits }: WaitRow): string => waits.slice(0, waits.indexOf('('));

export function placesOf(program: Program, owner: string, names: readonly string[]): readonly CallPlace[] {
  return names
    .flatMap((name) => program.callsTo({ class: owner, name }))
    .slice(0, MOST_CALLS)
    .map(({ method, instruction }) => ({ method: method.id, instruction }));
}
