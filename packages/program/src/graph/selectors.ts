import type { CodeIndex } from '../code-index.ts';
import type { LinkedDex } from '../linked-dex.ts';
import { PairTable } from '../pair-table.ts';

const NONE = -1;

/**
 * Which definitions have the same name and the same parameter and return types: what a virtual call chooses between. Selectors
 * are dense from 0; only those that the app defines have one. Shadowed classes are left out.
 */
export class Selectors {
  readonly count: number;
  /** Selector of each definition; -1 for those of shadowed classes. */
  readonly of: Int32Array;
  /** Text id of each selector's name. */
  readonly name: Int32Array;
  /** 1 for selectors of which some interface has a method with code. */
  readonly hasDefault: Uint8Array;
  /** By row of the method tables, counted over all files: the definition in the same file, in a class that counts; else -1. */
  readonly own: Int32Array;
  /** Global class id of each definition. */
  readonly classOf: Int32Array;
  /** Definitions of selector s, at `start[s]` to `start[s + 1]`, ascending by their class's number in the hierarchy. */
  readonly start: Uint32Array;
  readonly definitions: Int32Array;
  readonly #index: CodeIndex;
  readonly #pairs: PairTable;

  constructor(index: CodeIndex) {
    this.#index = index;
    const total = index.definitionCount;
    this.#pairs = new PairTable(total);
    this.of = new Int32Array(total).fill(NONE);
    this.classOf = new Int32Array(total);
    this.name = new Int32Array(total);
    this.hasDefault = new Uint8Array(total);
    this.own = new Int32Array(index.referenceCount).fill(NONE);
    for (const file of index.files) this.#number(file);
    this.count = this.#pairs.count;
    this.start = new Uint32Array(this.count + 2);
    this.definitions = this.#place();
  }

  /** Selector of a row of a file's method table; -1 when no class of the app has such a method. */
  ofReference({ dex, name, proto, methodBase }: LinkedDex, row: number): number {
    const own = this.own[methodBase + row]!;
    if (own !== NONE) return this.of[own]!;
    const { methodIds } = dex.tables;
    return this.#pairs.find(name[methodIds[row * 2 + 1]!]!, proto[methodIds[row * 2]! >>> 16]!);
  }

  /** The definition of the selector in exactly this class, -1 for none. */
  inClass(selector: number, c: number): number {
    const { first } = this.#index.hierarchy;
    const at = this.lowerBound(selector, first[c]!);
    const definition = at < this.start[selector + 1]! ? this.definitions[at]! : NONE;
    return definition >= 0 && this.classOf[definition] === c ? definition : NONE;
  }

  /** Place in `definitions` of the first of the selector whose class has at least this number in the hierarchy. */
  lowerBound(selector: number, number: number): number {
    const { first } = this.#index.hierarchy;
    let low = this.start[selector]!;
    let high = this.start[selector + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (first[this.classOf[this.definitions[middle]!]!]! < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #number({ dex, name, proto, definitionBase, classBase, methodBase }: LinkedDex): void {
    const { isShadowed, isInterface } = this.#index.hierarchy;
    const { count, method, classOf, code } = dex.definitions;
    const { methodIds } = dex.tables;
    for (let d = 0, id = definitionBase; d < count; d++, id++) {
      const c = classBase + classOf[d]!;
      this.classOf[id] = c;
      if (isShadowed[c] === 1) continue;
      const row = method[d]!;
      const text = name[methodIds[row * 2 + 1]!]!;
      const selector = this.#pairs.put(text, proto[methodIds[row * 2]! >>> 16]!);
      this.of[id] = selector;
      this.name[selector] = text;
      if (isInterface[c] === 1 && code[d] !== 0) this.hasDefault[selector] = 1;
      if (this.own[methodBase + row] === NONE) this.own[methodBase + row] = id;
    }
  }

  /** Classes in the order of their numbers, so that each selector's definitions come out in it. */
  #place(): Int32Array {
    const { hierarchy, files } = this.#index;
    const { of, start } = this;
    for (let d = 0; d < of.length; d++) if (of[d] !== NONE) start[of[d]! + 2]!++;
    for (let s = 2; s < start.length; s++) start[s]! += start[s - 1]!;
    const definitions = new Int32Array(start.at(-1)!);
    const byNumber = new Int32Array(hierarchy.count);
    for (let c = 0; c < hierarchy.count; c++) byNumber[hierarchy.first[c]!] = c;
    for (const c of byNumber) {
      const { dex, classBase, definitionBase } = files[hierarchy.file[c]!]!;
      const from = dex.definitions.classStart[c - classBase]!;
      const to = dex.definitions.classStart[c - classBase + 1]!;
      for (let id = definitionBase + from; id < definitionBase + to; id++) if (of[id] !== NONE) definitions[start[of[id]! + 1]!++] = id;
    }
    return definitions;
  }
}
