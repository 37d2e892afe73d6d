import type { Method } from '@touchstone/program';
import type { Heap } from '../memory/memory.ts';
import type { Value } from '../values/value.ts';
import type { Context, Outcome } from './frame.ts';

interface Remembered {
  readonly given: readonly Value[];
  readonly before: Heap;
  readonly after: Heap;
  readonly outcome: Outcome;
}

/** Calls that are kept; each holds on to two heaps. */
const MOST_KEPT = 4_000;
/** Cells written while calls are kept: some 500 bytes each, as their heaps share the rest. */
const MOST_WRITTEN = 500_000;
/** Contexts up to which so many are kept: with more there are more objects, and heaps differ in more. */
const FEW_CONTEXTS = 1_000;

/** The last call of each method in each context: the same arguments on the same heap do the same again. */
export class CallMemo {
  readonly #last = new Map<string, Remembered>();
  /** Contexts there are at least. */
  #contexts = FEW_CONTEXTS;
  #writtenBefore = 0;

  find(method: Method, context: Context, given: readonly Value[], heap: Heap): Remembered | undefined {
    const last = this.#last.get(`${method.id}@${context.id}`);
    if (last === undefined || last.before !== heap || last.given.length !== given.length) return undefined;
    return last.given.every((value, k) => isSame(value, given[k]!)) ? last : undefined;
  }

  /** @param written cells that were written so far in all: heaps that are kept cannot differ in more */
  keep(method: Method, context: Context, call: Remembered, written: number): void {
    if (written - this.#writtenBefore > MOST_WRITTEN) {
      this.#last.clear();
      this.#writtenBefore = written;
    }
    this.#contexts = Math.max(this.#contexts, context.id);
    if (this.#last.size >= (MOST_KEPT * FEW_CONTEXTS) / this.#contexts) this.#last.clear();
    this.#last.set(`${method.id}@${context.id}`, call);
  }
}

function isSame(a: Value, b: Value): boolean {
  return a === b || (isSameList(a.objects, b.objects) && isSameList(a.taints, b.taints) && isSameKnown(a.known, b.known));
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((one, k) => one === b[k]));

function isSameKnown(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isSameList(a, b);
}
