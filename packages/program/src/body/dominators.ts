import type { Lists } from './block-graph.ts';

const NONE = -1;

/**
 * Which node lies on all ways to another, from the roots on. Lengauer and Tarjan's algorithm, whose time stays near the number of
 * ways whatever the graph; with a node above all roots.
 *
 * @source T. Lengauer, R. E. Tarjan: A fast algorithm for finding dominators in a flowgraph. TOPLAS 1979
 */
export class Dominators {
  /** Node that dominates each one most closely; `count` for the node above the roots, -1 for what is not reached. */
  readonly parent: Int32Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;

  constructor(count: number, roots: readonly number[], successors: Lists, predecessors: Lists) {
    const search = new Search(count, count === 0 ? [] : roots, successors);
    this.parent = closest(search, count, predecessors);
    this.#first = new Int32Array(count + 1).fill(NONE);
    this.#last = new Int32Array(count + 1);
    this.#number(search, count);
  }

  dominates(a: number, b: number): boolean {
    if (this.#first[a]! < 0 || this.#first[b]! < 0) return false;
    return this.#first[a]! <= this.#first[b]! && this.#first[b]! <= this.#last[a]!;
  }

  /** Numbers the tree so that what is below a node follows it without a gap: sizes from the leaves up, places from the root down. */
  #number(search: Search, count: number): void {
    const size = new Int32Array(count + 1).fill(1);
    for (let n = search.reached - 1; n > 0; n--) size[this.parent[search.node[n]!]!]! += size[search.node[n]!]!;
    const free = new Int32Array(count + 1);
    this.#first[count] = 0;
    this.#last[count] = size[count]! - 1;
    free[count] = 1;
    for (let n = 1; n < search.reached; n++) {
      const node = search.node[n]!;
      const above = this.parent[node]!;
      this.#first[node] = free[above]!;
      this.#last[node] = free[above]! + size[node]! - 1;
      free[above]! += size[node]!;
      free[node] = this.#first[node]! + 1;
    }
  }
}

/** Depth first from a node above the roots: numbers in the order of first sight, and who was seen from whom. */
class Search {
  readonly number: Int32Array;
  readonly node: Int32Array;
  readonly parent: Int32Array;
  readonly isRoot: Uint8Array;
  reached: number;

  constructor(count: number, roots: readonly number[], { start, items }: Lists) {
    this.number = new Int32Array(count + 1).fill(NONE);
    this.node = new Int32Array(count + 1);
    this.parent = new Int32Array(count + 1).fill(NONE);
    this.isRoot = new Uint8Array(count + 1);
    this.number[count] = 0;
    this.node[0] = count;
    this.reached = 1;
    const next = Uint32Array.from(start.subarray(0, count));
    for (const root of roots) {
      this.isRoot[root] = 1;
      this.#see(root, count);
      for (let node = root; node !== count; ) {
        if (next[node] === start[node + 1]) {
          node = this.parent[node]!;
          continue;
        }
        const to = items[next[node]!++]!;
        if (this.#see(to, node)) node = to;
      }
    }
  }

  #see(node: number, from: number): boolean {
    if (this.number[node] !== NONE) return false;
    this.number[node] = this.reached;
    this.node[this.reached++] = node;
    this.parent[node] = from;
    return true;
  }
}

function closest(search: Search, count: number, predecessors: Lists): Int32Array {
  const { number, node, parent, isRoot } = search;
  const semi = Int32Array.from(number);
  const dominator = new Int32Array(count + 1).fill(NONE);
  const forest = new Forest(count + 1, semi);
  const head = new Int32Array(count + 1).fill(NONE);
  const chain = new Int32Array(count + 1).fill(NONE);
  for (let n = search.reached - 1; n > 0; n--) {
    const w = node[n]!;
    if (isRoot[w] === 1) semi[w] = 0;
    for (let k = predecessors.start[w]!; k < predecessors.start[w + 1]!; k++) {
      const v = predecessors.items[k]!;
      if (number[v] === NONE) continue;
      semi[w] = Math.min(semi[w]!, semi[forest.least(v)]!);
    }
    const bucket = node[semi[w]!]!;
    chain[w] = head[bucket]!;
    head[bucket] = w;
    const p = parent[w]!;
    forest.link(p, w);
    for (let v = head[p]!; v !== NONE; v = chain[v]!) {
      const u = forest.least(v);
      dominator[v] = semi[u]! < semi[v]! ? u : p;
    }
    head[p] = NONE;
  }
  for (let n = 1; n < search.reached; n++) {
    const w = node[n]!;
    if (dominator[w] !== node[semi[w]!]) dominator[w] = dominator[dominator[w]!]!;
  }
  return dominator;
}

/** Trees with path compression: the node of least `semi` on the way up. */
class Forest {
  readonly #semi: Int32Array;
  readonly #above: Int32Array;
  readonly #label: Int32Array;
  readonly #path: number[];

  constructor(count: number, semi: Int32Array) {
    this.#semi = semi;
    this.#above = new Int32Array(count).fill(NONE);
    this.#label = Int32Array.from({ length: count }, (_, i) => i);
    this.#path = [];
  }

  link(parent: number, node: number): void {
    this.#above[node] = parent;
  }

  least(node: number): number {
    if (this.#above[node] === NONE) return node;
    const path = this.#path;
    for (let v = node; this.#above[this.#above[v]!] !== NONE; v = this.#above[v]!) path.push(v);
    for (let v = path.pop(); v !== undefined; v = path.pop()) {
      const up = this.#above[v]!;
      if (this.#semi[this.#label[up]!]! < this.#semi[this.#label[v]!]!) this.#label[v] = this.#label[up]!;
      this.#above[v] = this.#above[up]!;
    }
    return this.#label[node]!;
  }
}
