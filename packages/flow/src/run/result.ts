import type { Heap, Memory } from '../memory/memory.ts';
import { join, NOTHING, type Value } from '../values/value.ts';
import type { Thrown } from './frame.ts';

/** Ends of a method joined. */
export class Result {
  value: Value = NOTHING;
  heap: Heap | undefined;
  thrown: Thrown | undefined;
  at: number | undefined;
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  returns(value: Value, at: number): void {
    if (value.taints.length > 0) this.at ??= at;
    this.value = this.heap === undefined ? value : join(this.value, value);
    this.heap = this.heap === undefined ? this.#memory.heap : this.#memory.joinHeaps(this.heap, this.#memory.heap);
  }

  throws(one: Thrown): void {
    const { thrown } = this;
    this.thrown =
      thrown === undefined ? one : { value: join(thrown.value, one.value), heap: this.#memory.joinHeaps(thrown.heap, one.heap) };
  }
}
