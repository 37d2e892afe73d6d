import type { Program } from '@touchstone/program';
import type { Frame } from '../conditions/frames.ts';
import { AGREED, FREE, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { CallValue } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { returnType } from '../origins/descriptors.ts';
import type { CallPlace } from './calls-named.ts';
import type { PendingRow } from './gate-words.ts';
import { type KeyedCall, ObjectKeys } from './object-keys.ts';
import type { Solving } from './solving.ts';
import { openedBy, placesOf } from './waits.ts';

/** Calls that set going what was handed over before; they must be in the slice. */
export const pendingPlaces = (program: Program, rows: readonly PendingRow[]): readonly CallPlace[] =>
  rows.flatMap(({ opensOn, opens }) => opensOn.flatMap((owner) => placesOf(program, owner, opens)));

/** What is handed over and runs only once another call is made on the same object: the rest of a future, an observer, a launcher's callback. */
export class Pending {
  readonly #solving: Solving;
  readonly #objects: ObjectKeys;
  readonly #rows: ReadonlyMap<string, readonly PendingRow[]>;
  readonly #opens: Map<PendingRow, readonly KeyedCall[]>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#objects = new ObjectKeys(solving.input.constants);
    const rows = new Map<string, PendingRow[]>();
    for (const row of solving.input.pending) for (const name of row.names) rows.set(name, [...(rows.get(name) ?? []), row]);
    this.#rows = rows;
    this.#opens = new Map();
  }

  /** What must have happened before what is handed over along an edge is set going. */
  passes(edge: Edge): Outcome {
    if (edge.how === 'call' || edge.how === 'dispatch' || edge.how === 'class-initialiser') return FREE;
    const frame = this.#solving.input.constants.frames.of(edge.from);
    const call = frame?.values.madeAt(frame.values.body.indexOf(edge.instruction));
    if (frame === undefined || call?.kind !== 'call') return FREE;
    const row = this.#rowOf(call);
    if (row === undefined) return FREE;
    if (row.of === 'any') return this.#opened(row, ANY, `any ${row.names.join(' ')}`, UNCLEAR);
    const keys = this.#keysOf(row, call, frame);
    if (keys === undefined) return FREE;
    return this.#opened(row, keys, [...keys].join(' '), FREE);
  }

  #keysOf(row: PendingRow, call: CallValue, frame: Frame): ReadonlySet<string> | undefined {
    if (row.of === 'result') return this.#objects.isOnlyCalledOn(call, frame) ? this.#objects.keptIn(call, frame) : undefined;
    const [object] = call.arguments;
    return object !== undefined && this.#objects.isShut(row.shutBy, object, frame) ? this.#objects.of(object, frame) : undefined;
  }

  #opened(row: PendingRow, objects: ReadonlySet<string>, key: string, best: Outcome): Outcome {
    return this.#solving.rounds.ask(`pending ${row.names[0]} ${key}`, () => {
      const opened = openedBy(this.#solving, this.#calls(row), objects);
      return opened === AGREED && best === UNCLEAR ? UNCLEAR : opened;
    });
  }

  #rowOf({ target }: CallValue): PendingRow | undefined {
    const { program } = this.#solving.input.constants.methods;
    return this.#rows.get(target.name)?.find((row) => {
      if (row.of === 'result') return row.classes.includes(returnType(target.signature));
      return row.classes.some((owner) => owner === target.class || program.isSubtype(target.class, owner));
    });
  }

  #calls(row: PendingRow): readonly KeyedCall[] {
    let calls = this.#opens.get(row);
    if (calls === undefined) {
      const { program } = this.#solving.input.constants.methods;
      calls = row.opensOn
        .flatMap((owner) => placesOf(program, owner, row.opens))
        .map((at) => (row.of === 'any' ? { at, keys: ANY } : this.#objects.at(at)));
      this.#opens.set(row, calls);
    }
    return calls;
  }
}

const ANY: ReadonlySet<string> = new Set(['any']);
