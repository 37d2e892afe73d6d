import type { CodeIndex } from '../code-index.ts';
import type { LinkedDex } from '../linked-dex.ts';
import { GrowingPairs } from './growing-pairs.ts';
import type { Selectors } from './selectors.ts';
import { overlaps, TypeRanges } from './type-ranges.ts';

const NONE = -1;
const UNKNOWN = -2;

/**
 * What the calls of each row of the method tables run. All virtual calls by one row share their targets: a call is an edge to the row,
 * and the row has edges to methods, so that the edges are not calls × targets.
 *
 * The work is bounded: selectors for which it is used up are `wide`, their calls run whatever has the selector.
 */
export class Dispatch {
  /** 1 for each method that some class with instances has, its own or inherited. */
  readonly isLive: Uint8Array;
  /** By row, counted over all files, and method: what virtual calls run. Rows of wide selectors have none. */
  readonly pairs: GrowingPairs;
  readonly isWide: Uint8Array;
  /** By row: what a call runs that does not look at the object; -1 for none, -2 not asked yet. */
  readonly direct: Int32Array;
  readonly #index: CodeIndex;
  readonly #selectors: Selectors;
  readonly #ranges: TypeRanges;
  readonly #reach: (definition: number) => void;
  /** Rows called virtually, by selector: lists. */
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  #left: number;

  constructor(index: CodeIndex, selectors: Selectors, reach: (definition: number) => void) {
    const rows = index.referenceCount;
    this.isLive = new Uint8Array(index.definitionCount);
    this.pairs = new GrowingPairs(1_024);
    this.isWide = new Uint8Array(selectors.count);
    this.direct = new Int32Array(rows).fill(UNKNOWN);
    this.#index = index;
    this.#selectors = selectors;
    this.#ranges = new TypeRanges(index);
    this.#reach = reach;
    this.#head = new Int32Array(selectors.count).fill(NONE);
    this.#next = new Int32Array(rows);
    this.#left = (rows + index.definitionCount) * WORK_PER_ROW + FREE_WORK;
  }

  /** What a call by the row runs when the object does not count: the nearest definition upwards from its class. */
  directTarget(file: LinkedDex, row: number): number {
    const global = file.methodBase + row;
    const known = this.direct[global]!;
    if (known !== UNKNOWN) return known;
    const own = this.#selectors.own[global]!;
    const target = own !== NONE ? own : this.#resolve(file, row);
    this.direct[global] = target;
    return target;
  }

  /** The row is called virtually: all live methods that it may mean are reached, now and when they become live. */
  activate(file: LinkedDex, row: number): void {
    const selector = this.#selectors.ofReference(file, row);
    if (selector < 0) return;
    const global = file.methodBase + row;
    this.#next[global] = this.#head[selector]!;
    this.#head[selector] = global;
    if (this.isWide[selector] === 1) {
      this.#reachAll(selector);
      return;
    }
    const { hierarchy } = this.#index;
    const { start, definitions } = this.#selectors;
    const type = file.type[file.dex.tables.methodIds[row * 2]! & 0xffff]!;
    const c = hierarchy.classOf[type]!;
    const isClass = c >= 0 && hierarchy.isInterface[c] === 0;
    const from = isClass ? this.#selectors.lowerBound(selector, hierarchy.first[c]!) : start[selector]!;
    const to = isClass ? this.#selectors.lowerBound(selector, hierarchy.last[c]! + 1) : start[selector + 1]!;
    if (isClass) {
      const inherited = this.directTarget(file, row);
      if (inherited >= 0 && this.#selectors.classOf[inherited] !== c && this.isLive[inherited] === 1) this.#pair(global, inherited);
    }
    this.#left -= to - from + 1;
    if (this.#left < 0) {
      this.#widen(selector);
      return;
    }
    for (let k = from; k < to; k++) {
      const definition = definitions[k]!;
      if (this.isLive[definition] === 1 && (isClass || this.#isOf(type, definition))) this.#pair(global, definition);
    }
    if (isClass && this.#selectors.hasDefault[selector] === 1) this.#defaults(global, c, selector);
  }

  /** An instance exists whose class has the method. */
  goLive(definition: number): void {
    if (this.isLive[definition] === 1) return;
    this.isLive[definition] = 1;
    const selector = this.#selectors.of[definition]!;
    if (this.#head[selector] === NONE) return;
    if (this.isWide[selector] === 1) {
      this.#reach(definition);
      return;
    }
    for (let row = this.#head[selector]!; row !== NONE; row = this.#next[row]!) {
      if (--this.#left < 0) {
        this.#widen(selector);
        return;
      }
      if (this.#means(row, definition)) this.#pair(row, definition);
    }
  }

  /** Rows of a wide selector that are called. */
  *rowsOf(selector: number): Generator<number> {
    for (let row = this.#head[selector]!; row !== NONE; row = this.#next[row]!) yield row;
  }

  #pair(row: number, definition: number): void {
    this.pairs.add(row, definition);
    this.#reach(definition);
  }

  #widen(selector: number): void {
    this.isWide[selector] = 1;
    this.#reachAll(selector);
  }

  #reachAll(selector: number): void {
    const { start, definitions } = this.#selectors;
    for (let k = start[selector]!; k < start[selector + 1]!; k++) if (this.isLive[definitions[k]!] === 1) this.#reach(definitions[k]!);
  }

  /** Whether a virtual call by the row can run the method. */
  #means(row: number, definition: number): boolean {
    const file = this.#index.fileOf(row, 'methodBase');
    const type = file.type[file.dex.tables.methodIds[(row - file.methodBase) * 2]! & 0xffff]!;
    const { classOf, isInterface, first, last } = this.#index.hierarchy;
    const c = classOf[type]!;
    if (c < 0 || isInterface[c] === 1) return this.#isOf(type, definition);
    const own = this.#selectors.classOf[definition]!;
    if (first[own]! >= first[c]! && first[own]! <= last[c]!) return true;
    return isInterface[own] === 1 ? this.#isOf(type, definition) : this.directTarget(file, row - file.methodBase) === definition;
  }

  /** Whether some class is of the type and has the method, its own or inherited. */
  #isOf(type: number, definition: number): boolean {
    const { hierarchy } = this.#index;
    const own = this.#selectors.classOf[definition]!;
    const ranges = this.#ranges.of(type);
    if (hierarchy.isInterface[own] === 0) return overlaps(ranges, hierarchy.first[own]!, hierarchy.last[own]!);
    const heirs = this.#ranges.of(hierarchy.type[own]!);
    this.#left -= Math.min(ranges.length, heirs.length);
    const [few, many] = ranges.length < heirs.length ? [ranges, heirs] : [heirs, ranges];
    for (let i = 0; i < few.length; i += 2) if (overlaps(many, few[i]!, few[i + 1]!)) return true;
    return false;
  }

  /** Live methods of interfaces that classes below `c` inherit. */
  #defaults(row: number, c: number, selector: number): void {
    const { hierarchy } = this.#index;
    const { start, definitions, classOf } = this.#selectors;
    this.#left -= start[selector + 1]! - start[selector]!;
    for (let k = start[selector]!; k < start[selector + 1]!; k++) {
      const definition = definitions[k]!;
      if (hierarchy.isInterface[classOf[definition]!] === 0 || this.isLive[definition] === 0) continue;
      if (this.#isOf(hierarchy.type[c]!, definition)) this.#pair(row, definition);
    }
  }

  #resolve(file: LinkedDex, row: number): number {
    const selector = this.#selectors.ofReference(file, row);
    if (selector < 0) return NONE;
    const { classOf, parent, isInterface } = this.#index.hierarchy;
    const from = classOf[file.type[file.dex.tables.methodIds[row * 2]! & 0xffff]!]!;
    for (let c = from, level = 0; c >= 0 && level < DEEPEST; c = parent[c]!, level++) {
      this.#left--;
      const found = this.#selectors.inClass(selector, c);
      if (found >= 0) return found;
    }
    if (from < 0 || this.#selectors.hasDefault[selector] === 0) return NONE;
    const { start, definitions, classOf: owner } = this.#selectors;
    for (let k = start[selector]!; k < start[selector + 1]! && --this.#left > 0; k++) {
      const definition = definitions[k]!;
      if (isInterface[owner[definition]!] === 1 && this.#isOf(this.#index.hierarchy.type[from]!, definition)) return definition;
    }
    return NONE;
  }
}

const DEEPEST = 512;
const WORK_PER_ROW = 32;
const FREE_WORK = 1_000_000;
