import { grown } from './growing-table.ts';
import type { ValueId } from './method-values.ts';
import type { ValueList } from './value-list.ts';

const NONE = -1;

/** What registers hold where blocks begin, and which blocks wait to be gone through with that. */
export class BlockStates {
  readonly #values: ValueList;
  #registers = 0;
  /** By code unit, number of the block's state. */
  #stateOf: Int32Array = new Int32Array(1_024);
  #isWaiting: Uint8Array = new Uint8Array(1_024);
  readonly #waiting: number[] = [];
  #next = 0;
  /** Registers of each state, one behind the other. */
  #states: Int32Array = new Int32Array(4_096);
  #count = 0;

  constructor(values: ValueList) {
    this.#values = values;
  }

  clear(size: number, registers: number): void {
    if (this.#stateOf.length <= size) {
      this.#stateOf = new Int32Array(size * 2);
      this.#isWaiting = new Uint8Array(size * 2);
    }
    this.#stateOf.fill(NONE, 0, size + 1);
    this.#isWaiting.fill(0, 0, size + 1);
    this.#registers = registers;
    this.#waiting.length = 0;
    this.#next = 0;
    this.#count = 0;
  }

  /** The block that has waited longest, -1 for none. */
  next(): number {
    if (this.#next === this.#waiting.length) return NONE;
    const block = this.#waiting[this.#next++]!;
    this.#isWaiting[block] = 0;
    return block;
  }

  /** Puts into `registers` what they hold where a block begins. */
  enter(block: number, registers: Int32Array): void {
    const from = this.#stateOf[block]! * this.#registers;
    for (let r = 0; r < this.#registers; r++) registers[r] = this.#states[from + r]!;
  }

  /** The registers as they are now may be what a block begins with. */
  reach(block: number, registers: Int32Array): void {
    const count = this.#registers;
    const state = this.#stateOf[block]!;
    if (state === NONE) {
      this.#begin(block, registers);
      return;
    }
    const states = this.#states;
    let isChanged = false;
    for (let r = 0, s = state * count; r < count; r++, s++) {
      const known: ValueId = states[s]!;
      const other: ValueId = registers[r]!;
      if (known === other || known === 0) continue;
      states[s] = other === 0 ? 0 : this.#values.joined(block, r, known, other);
      if (states[s] !== known) isChanged = true;
    }
    if (isChanged) this.#wait(block);
  }

  #begin(block: number, registers: Int32Array): void {
    const count = this.#registers;
    const from = this.#count * count;
    this.#stateOf[block] = this.#count++;
    this.#states = grown(this.#states, from + count);
    for (let r = 0; r < count; r++) this.#states[from + r] = registers[r]!;
    this.#wait(block);
  }

  #wait(block: number): void {
    if (this.#isWaiting[block] === 1) return;
    this.#isWaiting[block] = 1;
    this.#waiting.push(block);
  }
}
