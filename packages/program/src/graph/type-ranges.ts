import type { CodeIndex } from '../code-index.ts';
import { frameworkBelow } from '../framework-types.ts';

/** Numbers of classes in the hierarchy, as pairs of first and last, ascending and apart. */
export type Ranges = Int32Array;

/** Which app classes are of a type, as ranges of their numbers in the hierarchy: one for a class, several for an interface. */
export class TypeRanges {
  readonly #index: CodeIndex;
  readonly #known: Map<number, Ranges>;
  readonly #all: Ranges;
  #left: number;

  constructor(index: CodeIndex) {
    this.#index = index;
    this.#known = new Map();
    this.#all = Int32Array.of(0, index.hierarchy.count);
    this.#left = index.hierarchy.count * WORK_PER_CLASS + FREE_WORK;
  }

  /** @param type text id of the descriptor */
  of(type: number): Ranges {
    const { classOf, first, last, isInterface } = this.#index.hierarchy;
    const c = classOf[type]!;
    if (c >= 0 && isInterface[c] === 0) return Int32Array.of(first[c]!, last[c]!);
    let ranges = this.#known.get(type);
    if (ranges === undefined) {
      ranges = this.#find(type, c);
      this.#known.set(type, ranges);
    }
    return ranges;
  }

  #find(type: number, c: number): Ranges {
    const { texts, hierarchy } = this.#index;
    const { first, last } = hierarchy;
    const roots = c >= 0 ? [type] : [...frameworkBelow(texts.text(type))].map((name) => texts.find(name)).filter((id) => id >= 0);
    const types = new Set(roots);
    const found: number[] = c >= 0 ? [c] : [];
    for (const one of types) {
      for (const child of hierarchy.children(one)) {
        this.#left--;
        found.push(child);
        if (hierarchy.isInterface[child] === 1) types.add(hierarchy.type[child]!);
      }
      // So many interfaces above and below each other are a trap; that every class may be of the type is never wrong.
      if (this.#left < 0) return this.#all;
    }
    found.sort((a, b) => first[a]! - first[b]!);
    const ranges: number[] = [];
    for (const one of found) {
      if (ranges.length > 0 && first[one]! <= ranges.at(-1)!) continue;
      ranges.push(first[one]!, last[one]!);
    }
    return Int32Array.from(ranges);
  }
}

/** Whether a range has something in common with one of `ranges`. */
export function overlaps(ranges: Ranges, from: number, to: number): boolean {
  let low = 0;
  let high = ranges.length >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle * 2 + 1]! < from) low = middle + 1;
    else high = middle;
  }
  return low * 2 < ranges.length && ranges[low * 2]! <= to;
}

const WORK_PER_CLASS = 32;
const FREE_WORK = 100_000;
