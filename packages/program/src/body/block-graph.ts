import type { Body } from './body.ts';
import { cyclesOf } from './cycles.ts';
import { Dominators } from './dominators.ts';
import { canThrow } from './ways.ts';

/** Lists of numbers, one behind the other: list `k` is at `start[k]` to `start[k + 1]`. */
export interface Lists {
  readonly start: Uint32Array;
  readonly items: Uint32Array;
}

/**
 * Blocks of a method, numbered in the order in which they stand, and the ways between them. A block ends at jumps, at targets
 * and where a `try` begins or ends.
 */
export class BlockGraph {
  readonly count: number;
  /** First instruction of each block, with one more entry at the end. */
  readonly start: Uint32Array;
  /** Block of each instruction. */
  readonly of: Uint32Array;
  /** Blocks that may follow. What stands behind comes first where it can follow, then targets in order, then handlers. */
  readonly successors: Lists;
  /** How many of a block's successors are not by an exception. */
  readonly plain: Uint32Array;
  readonly predecessors: Lists;
  /** 1 for what can be reached from the method's start. */
  readonly isReachable: Uint8Array;
  /** False when there are more ways than a compiler writes: some are left out then, and nothing should be concluded. */
  readonly isComplete: boolean;
  #dominators: Dominators | undefined;
  #postDominators: Dominators | undefined;
  #cycle: Uint8Array | undefined;

  constructor(body: Body) {
    const handlers = new Handlers(body);
    this.start = startsOf(body, handlers);
    this.count = this.start.length - 1;
    this.of = blocksOf(this.start, body.count);
    const ways = new Ways(this.count, body.count * 4 + 1_024);
    for (let b = 0; b < this.count; b++) {
      ways.open(b);
      const last = this.start[b + 1]! - 1;
      if (goesOn(body.op[last]!) && b + 1 < this.count) ways.add(b + 1);
      for (const target of body.targets(last)) ways.add(this.of[target]!);
      ways.plain[b] = ways.length - ways.start[b]!;
      if (throwsIn(body, this.start[b]!, last)) for (const handler of handlers.at(body.at[last]!)) ways.add(this.of[handler]!);
    }
    ways.open(this.count);
    this.successors = { start: ways.start, items: Uint32Array.from(ways.items) };
    this.plain = ways.plain;
    this.isComplete = !ways.isFull && handlers.isComplete;
    this.predecessors = turnedRound(this.successors, this.count);
    this.isReachable = reachedFrom(this.successors, this.count);
    this.#dominators = undefined;
    this.#postDominators = undefined;
    this.#cycle = undefined;
  }

  successorsOf(block: number): Uint32Array {
    const { start, items } = this.successors;
    return items.subarray(start[block]!, start[block + 1]!);
  }

  predecessorsOf(block: number): Uint32Array {
    const { start, items } = this.predecessors;
    return items.subarray(start[block]!, start[block + 1]!);
  }

  /** Whether every way from the method's start to block `b` leads through block `a`; a block dominates itself. */
  dominates(a: number, b: number): boolean {
    this.#dominators ??= new Dominators(this.count, [0], this.successors, this.predecessors);
    return this.isComplete && this.#dominators.dominates(a, b);
  }

  /** Whether every way from block `b` to an end of the method (return or exception that leaves it) leads through block `a`. */
  postDominates(a: number, b: number): boolean {
    this.#postDominators ??= new Dominators(this.count, ends(this), this.predecessors, this.successors);
    return this.isComplete && this.#postDominators.dominates(a, b);
  }

  /** Whether the block can run again after it has run, in one run of the method. */
  inLoop(block: number): boolean {
    this.#cycle ??= cyclesOf(this.count, this.successors);
    return this.#cycle[block] === 1;
  }
}

/** Handlers of each stretch of instructions, as instructions; each list once. */
class Handlers {
  readonly isComplete: boolean;
  readonly #tries: readonly { readonly from: number; readonly to: number; readonly handlers: readonly number[] }[];

  constructor(body: Body) {
    let left = body.count * 4 + 1_024;
    this.#tries = body.item.tries.map(({ from, to, handlers }) => {
      left -= handlers.length;
      const within = left < 0 ? [] : handlers.filter(({ at }) => at < body.item.to - body.item.from);
      return { from, to, handlers: [...new Set(within.map(({ at }) => body.indexOf(at)).filter((i) => i >= 0))] };
    });
    this.isComplete = left >= 0;
  }

  get tries() {
    return this.#tries;
  }

  /** Tries ascend and do not overlap; of others Android would refuse the class. */
  at(unit: number): readonly number[] {
    let low = 0;
    let high = this.#tries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#tries[middle]!.from <= unit) low = middle + 1;
      else high = middle;
    }
    const last = this.#tries[low - 1];
    return last !== undefined && unit < last.to ? last.handlers : NONE;
  }
}

/** The ways out of all blocks as they are found. */
class Ways {
  readonly start: Uint32Array;
  readonly plain: Uint32Array;
  readonly items: number[];
  isFull: boolean;
  readonly #most: number;

  constructor(blocks: number, most: number) {
    this.start = new Uint32Array(blocks + 1);
    this.plain = new Uint32Array(blocks);
    this.items = [];
    this.isFull = false;
    this.#most = most;
  }

  get length(): number {
    return this.items.length;
  }

  open(block: number): void {
    this.start[block] = this.items.length;
  }

  add(block: number): void {
    if (this.items.length < this.#most) this.items.push(block);
    else this.isFull = true;
  }
}

const NONE: readonly number[] = [];

/** Whether what stands behind can follow. */
const goesOn = (op: number) => !((op >= 0x0e && op <= 0x11) || (op >= 0x27 && op <= 0x2a));

function startsOf(body: Body, handlers: Handlers): Uint32Array {
  const { count, op, at } = body;
  const isStart = new Uint8Array(count + 1);
  isStart[0] = 1;
  let left = count * 4 + 1_024;
  for (let i = 0; i < count && left > 0; i++) {
    if (!isJump(op[i]!)) continue;
    isStart[i + 1] = 1;
    const targets = body.targets(i);
    left -= targets.length;
    for (const target of targets) isStart[target] = 1;
  }
  const border = (unit: number) => {
    const i = body.indexOf(unit);
    if (i >= 0) isStart[at[i]! === unit ? i : i + 1] = 1;
  };
  for (const { from, to, handlers: starts } of handlers.tries) {
    border(from);
    border(to);
    for (const i of starts) isStart[i] = 1;
  }
  const starts: number[] = [];
  for (let i = 0; i < count; i++) if (isStart[i] === 1) starts.push(i);
  return Uint32Array.from([...starts, count]);
}

const isJump = (op: number) => (op >= 0x0e && op <= 0x11) || (op >= 0x27 && op <= 0x2c) || (op >= 0x32 && op <= 0x3d);

function blocksOf(start: Uint32Array, count: number): Uint32Array {
  const of = new Uint32Array(count);
  for (let b = 0; b + 1 < start.length; b++) of.fill(b, start[b]!, start[b + 1]!);
  return of;
}

function throwsIn(body: Body, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (canThrow(body.op[i]!)) return true;
  return false;
}

function turnedRound({ start, items }: Lists, count: number): Lists {
  const to = new Uint32Array(count + 2);
  for (const item of items) to[item + 2]!++;
  for (let k = 2; k < to.length; k++) to[k]! += to[k - 1]!;
  const from = new Uint32Array(items.length);
  for (let b = 0; b < count; b++) for (let k = start[b]!; k < start[b + 1]!; k++) from[to[items[k]! + 1]!++] = b;
  return { start: to, items: from };
}

function reachedFrom({ start, items }: Lists, count: number): Uint8Array {
  const isReached = new Uint8Array(count);
  const waiting = count === 0 ? [] : [0];
  if (count > 0) isReached[0] = 1;
  for (let b = waiting.pop(); b !== undefined; b = waiting.pop()) {
    for (let k = start[b]!; k < start[b + 1]!; k++) {
      const next = items[k]!;
      if (isReached[next] === 1) continue;
      isReached[next] = 1;
      waiting.push(next);
    }
  }
  return isReached;
}

const ends = (graph: BlockGraph): number[] => {
  const found: number[] = [];
  for (let b = 0; b < graph.count; b++) if (graph.successors.start[b] === graph.successors.start[b + 1]) found.push(b);
  return found;
};
