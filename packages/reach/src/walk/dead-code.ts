import type { Frame, Frames } from '../conditions/frames.ts';
import { type Test, testOf } from '../conditions/tests.ts';
import type { Known, KnownValues } from './known-values.ts';

/** Code that no run comes to: behind a return or a jump, or in the branch of a condition that never holds. */
export class DeadCode {
  readonly #frames: Frames;
  readonly #values: KnownValues;
  readonly #alive: Map<number, Uint8Array>;

  constructor(frames: Frames, values: KnownValues) {
    this.#frames = frames;
    this.#values = values;
    this.#alive = new Map();
  }

  has(method: number, instruction: number): boolean {
    const frame = this.#frames.of(method);
    if (frame === undefined) return false;
    const { body } = frame.values;
    const i = body.indexOf(instruction);
    return i >= 0 && this.#known(frame)[body.blocks.of[i]!] === 0;
  }

  /** Blocks of a method that can be reached: 1. When it is called with what the frame says it is given. */
  aliveIn(frame: Frame): Uint8Array {
    const { blocks } = frame.values.body;
    const { start, items } = blocks.successors;
    const isAlive = new Uint8Array(blocks.count);
    const waiting = [0];
    isAlive[0] = 1;
    for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
      const first = start[block]!;
      const plain = blocks.plain[block]!;
      for (let k = first; k < start[block + 1]!; k++) {
        const to = items[k]!;
        if (isAlive[to] === 1 || (plain > 1 && k < first + plain && this.#isRefuted(frame, block, to))) continue;
        isAlive[to] = 1;
        waiting.push(to);
      }
    }
    return isAlive;
  }

  #known(frame: Frame): Uint8Array {
    const { id } = frame.method;
    let known = this.#alive.get(id);
    if (known === undefined) {
      this.#alive.set(id, new Uint8Array(frame.values.body.blocks.count).fill(1));
      known = this.aliveIn(frame);
      this.#alive.set(id, known);
    }
    return known;
  }

  #isRefuted(frame: Frame, block: number, to: number): boolean {
    const test = testOf(frame.values, block, to);
    if (test === undefined) return false;
    const known = this.#values.of(test.value, frame);
    if (known === undefined || known.length === 0) return false;
    return !known.some((one) => this.#mayHold(test, one, frame));
  }

  #mayHold(test: Test, known: Known, frame: Frame): boolean {
    if ('asked' in test) return typeof known === 'string' || test.asked.number(known);
    if ('relation' in test) return true;
    const others = this.#values.of(test.other, frame);
    if (others === undefined || typeof known === 'string' || others.some((other) => typeof other === 'string')) return true;
    return others.some((other) => (other === known) === test.isSame);
  }
}
