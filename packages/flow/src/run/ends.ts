import type { Heap } from '../memory/memory.ts';
import { join, type Value } from '../values/value.ts';
import type { Frame, Thrown } from './frame.ts';
import type { Session } from './session.ts';

export function addThrown(session: Session, frame: Frame, thrown: Thrown): void {
  const before = frame.thrown;
  frame.thrown =
    before === undefined ? thrown : { value: join(before.value, thrown.value), heap: session.memory.joinHeaps(before.heap, thrown.heap) };
}

/** Joins what different targets of one call come to. */
export class Ends {
  value: Value | undefined;
  readonly #session: Session;
  readonly #before: Heap;
  #after: Heap | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#before = session.memory.heap;
  }

  begin(): void {
    this.#session.memory.heap = this.#before;
  }

  add(value: Value | undefined): void {
    const { memory } = this.#session;
    if (value !== undefined) {
      this.value = this.value === undefined ? value : join(this.value, value);
      this.#after = this.#after === undefined ? memory.heap : memory.joinHeaps(this.#after, memory.heap);
    }
    memory.heap = this.#after ?? this.#before;
  }
}
