import { join, type Value } from '../values/value.ts';
import type { State } from './frame.ts';
import type { Session } from './session.ts';

/** After so many times around, known values that still change are given up. */
const PATIENCE = 6;
/** After so many times a block is not run again, whatever changes. */
const MOST_VISITS = 40;

/** States at the beginnings of a method's blocks, and which of them have to be run again. */
export class Blocks {
  readonly #session: Session;
  readonly #states: (State | undefined)[];
  readonly #visits: Uint8Array;
  readonly #isWaiting: Uint8Array;
  #lowest: number;

  constructor(count: number, session: Session) {
    this.#session = session;
    this.#states = new Array<State | undefined>(count).fill(undefined);
    this.#visits = new Uint8Array(count);
    this.#isWaiting = new Uint8Array(count);
    this.#lowest = 0;
  }

  /** The state that a block is run on. Only after it was entered. */
  state(block: number): State {
    return this.#states[block]!;
  }

  /** The next block to run, in the order in which they stand; -1 when nothing changes any more. */
  next(): number {
    const waiting = this.#isWaiting.indexOf(1, this.#lowest);
    if (waiting < 0) return -1;
    this.#lowest = waiting;
    this.#isWaiting[waiting] = 0;
    this.#visits[waiting]!++;
    return waiting;
  }

  enter(block: number, state: State): void {
    const before = this.#states[block];
    const after = before === undefined ? copied(state) : this.#joined(before, state, this.#visits[block]! >= PATIENCE);
    if (after === before || this.#visits[block]! >= MOST_VISITS) return;
    this.#states[block] = after;
    this.#isWaiting[block] = 1;
    if (block < this.#lowest) this.#lowest = block;
  }

  #joined(a: State, b: State, isWide: boolean): State {
    this.#session.work.spend(2);
    let registers: Value[] | undefined;
    for (let r = 0; r < a.registers.length; r++) {
      const value = join(a.registers[r]!, b.registers[r]!, isWide);
      if (value === a.registers[r]) continue;
      registers ??= a.registers.slice();
      registers[r] = value;
    }
    const heap = this.#session.memory.joinHeaps(a.heap, b.heap, isWide);
    const caught = a.caught === undefined || b.caught === undefined ? (a.caught ?? b.caught) : join(a.caught, b.caught);
    if (registers === undefined && heap === a.heap && caught === a.caught) return a;
    return { registers: registers ?? a.registers, heap, caught };
  }
}

const copied = ({ registers, heap, caught }: State): State => ({ registers: registers.slice(), heap, caught });
