import type { Frame } from '../conditions/frames.ts';
import { isPlain } from '../conditions/method-values.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import { type Test, testOf } from '../conditions/tests.ts';

/** What a method's branches and calls let through. */
export interface Passing {
  /** Whether a test can come out as it must. */
  test(test: Test, frame: Frame): Outcome;
  /** Whether the call at an instruction can return as calls do. */
  call(i: number, frame: Frame): Outcome;
}

/** A way between two blocks that only agreement opens. */
export interface Passage {
  /** The instruction that decides. */
  readonly i: number;
  readonly to: number;
  readonly test: Test | undefined;
}

/** How each block of a method stands to the method's start: what the best way to it needs. */
export class Passages {
  readonly #frame: Frame;
  readonly #entering: Uint8Array;
  /** Calls that do not always return, by block. */
  readonly #calls: ReadonlyMap<number, readonly number[]>;
  readonly #agreed: Map<string, Passage>;

  constructor(frame: Frame, isBarrier: (i: number) => boolean) {
    const { body } = frame.values;
    this.#frame = frame;
    this.#entering = new Uint8Array(body.blocks.count);
    this.#agreed = new Map();
    const calls = new Map<number, number[]>();
    for (let i = 0; i < body.count; i++) {
      if (!body.isInvoke(i) || !isBarrier(i)) continue;
      const block = body.blocks.of[i]!;
      calls.set(block, [...(calls.get(block) ?? []), i]);
    }
    this.#calls = calls;
  }

  /** Follows all ways again; what was found before only rises. @returns whether something rose */
  follow(passing: Passing): boolean {
    const { blocks } = this.#frame.values.body;
    if (blocks.count === 0) return false;
    let hasRisen = this.#entering[0] !== FREE;
    this.#entering[0] = FREE;
    const waiting = new Set([0]);
    for (let b = 0; b < blocks.count; b++) if (this.#entering[b] !== NEVER) waiting.add(b);
    for (const b of waiting) {
      waiting.delete(b);
      for (const next of new Set(blocks.successorsOf(b))) {
        const through = this.#through(b, next, passing);
        const risen = either(this.#entering[next]! as Outcome, through);
        if (risen === this.#entering[next]) continue;
        this.#entering[next] = risen;
        waiting.add(next);
        hasRisen = true;
      }
    }
    return hasRisen;
  }

  /** How an instruction stands to the method's start. */
  at(i: number, passing: Passing): Outcome {
    const block = this.#frame.values.body.blocks.of[i];
    if (block === undefined) return FREE;
    let outcome = this.#entering[block]! as Outcome;
    for (const call of this.#calls.get(block) ?? []) if (call < i) outcome = both(outcome, passing.call(call, this.#frame));
    return outcome;
  }

  /** How control stands when it goes from one block to another; what a choice between values needs. */
  way(from: number, to: number, passing: Passing): Outcome {
    return from < 0 ? FREE : this.#through(from, to, passing);
  }

  /** A passage that every way to the instruction leads through, the last such; undefined when several together do it. */
  passageTo(i: number): Passage | undefined {
    const { blocks } = this.#frame.values.body;
    const block = blocks.of[i] ?? 0;
    let found: Passage | undefined;
    for (const passage of this.#agreed.values()) {
      found ??= passage;
      if (blocks.dominates(passage.to, block) && (found === undefined || !blocks.dominates(found.to, block) || passage.i > found.i))
        found = passage;
    }
    return found;
  }

  /** All ways that a test decides, for whoever wants to know what is asked. */
  *tests(): Generator<Test> {
    const { blocks } = this.#frame.values.body;
    for (let b = 0; b < blocks.count; b++) {
      if (blocks.isReachable[b] === 0) continue;
      for (const next of new Set(blocks.successorsOf(b))) {
        const test = testOf(this.#frame.values, b, next);
        if (test !== undefined) yield test;
      }
    }
  }

  #through(from: number, to: number, passing: Passing): Outcome {
    const { values } = this.#frame;
    let outcome = this.#entering[from]! as Outcome;
    if (outcome === NEVER) return NEVER;
    if (!isPlain(values.body, from, to)) return outcome;
    for (const call of this.#calls.get(from) ?? []) {
      outcome = both(outcome, passing.call(call, this.#frame));
      if (outcome === AGREED) this.#note(from, to, call, undefined);
    }
    const test = testOf(values, from, to);
    if (test === undefined) return outcome;
    const tested = passing.test(test, this.#frame);
    if (tested === AGREED) this.#note(from, to, values.body.blocks.start[from + 1]! - 1, test);
    else this.#agreed.delete(`${from} ${to}`);
    return both(outcome, tested);
  }

  #note(from: number, to: number, i: number, test: Test | undefined): void {
    this.#agreed.set(`${from} ${to}`, { i, to, test });
  }
}
