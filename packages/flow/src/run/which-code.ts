import type { Method } from '@touchstone/program';
import type { CodeSlice } from '../slice/code-slice.ts';
import type { Value } from '../values/value.ts';
import type { Session } from './session.ts';

/** How a method is run. */
export type Depth = 'whole' | 'briefly' | 'not';

/** Work units of a call that leads to nothing asked: enough for a getter, a builder, a small collection. */
export const BRIEF = 400;

/**
 * Which methods of a large app are run. What leads to a source is; what leads to a sink is when it gets something that comes from a
 * source; the rest is run as far as a few hundred instructions go, because it may carry data, and else answered like a call of the platform.
 */
export class WhichCode {
  readonly #session: Session;
  readonly #slice: CodeSlice | undefined;
  /** Methods that were run briefly and did not come to an end. */
  readonly #isHeavy = new Set<number>();

  /** @param slice undefined for small apps: everything is run */
  constructor(session: Session, slice: CodeSlice | undefined) {
    this.#session = session;
    this.#slice = slice;
  }

  depthOf(method: Method, given: readonly Value[]): Depth {
    if (this.#slice === undefined || this.#slice.leadsToSource[method.id] === 1) return 'whole';
    const { leaks } = this.#session;
    if (leaks.hasSources && this.#slice.leadsToSink[method.id] === 1 && given.some((value) => this.#isTainted(value))) return 'whole';
    return this.#isHeavy.has(method.id) ? 'not' : 'briefly';
  }

  isTooLong(method: Method): void {
    this.#isHeavy.add(method.id);
  }

  #isTainted(value: Value): boolean {
    const { memory } = this.#session;
    return value.taints.length > 0 || (value.objects.length > 0 && memory.taintsWithin(value, () => true, FEW).length > 0);
  }
}

/** Objects that are looked through. */
const FEW = 64;
