import { NO_INDEX } from '@touchstone/formats/dex';
import type { LinkedDex } from './linked-dex.ts';

const NONE = -1;
/** Interfaces of all classes together: more than this many for each class are not followed. */
const INTERFACES_PER_CLASS = 16;
const FREE_INTERFACES = 65_536;
/** Levels of a hierarchy that are followed; Android's own verifier gives up earlier. */
const DEEPEST = 512;

/**
 * All classes that the DEX files define, as typed arrays by class id (order of files and class_defs), and who is
 * below whom by text id, so that framework types have children too.
 *
 * When a class is defined twice the first one counts, as Android loads it; the others are shadowed.
 */
export class Hierarchy {
  readonly count: number;
  /** Text id of the class's descriptor. */
  readonly type: Int32Array;
  readonly file: Uint16Array;
  /** Class id of each text id that is a defined class's descriptor, else -1. */
  readonly classOf: Int32Array;
  readonly isShadowed: Uint8Array;
  readonly isInterface: Uint8Array;
  /** Text id of the superclass, -1 for none. */
  readonly parentType: Int32Array;
  /** Class id of the superclass when the app defines it, else -1. Free of cycles. */
  readonly parent: Int32Array;
  /** Interfaces of class c: text ids at `interfaceStart[c]` to `interfaceStart[c + 1]`. */
  readonly interfaceStart: Uint32Array;
  readonly interfaceType: Int32Array;
  /** Number of each class in a walk through the tree of superclasses; a class below it has one up to `last`. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly #childHead: Int32Array;
  readonly #childNext: Int32Array;
  readonly #childClass: Int32Array;

  /** @param outside 1 by class id: classes that are nobody's here but stay between those above and below them */
  constructor(files: readonly LinkedDex[], textCount: number, outside?: Uint8Array) {
    const end = files.at(-1);
    const count = end === undefined ? 0 : end.classBase + end.dex.tables.classCount;
    this.count = count;
    this.type = new Int32Array(count);
    this.file = new Uint16Array(count);
    this.classOf = new Int32Array(textCount).fill(NONE);
    this.isShadowed = new Uint8Array(count);
    this.isInterface = new Uint8Array(count);
    this.parentType = new Int32Array(count);
    this.parent = new Int32Array(count).fill(NONE);
    this.interfaceStart = new Uint32Array(count + 1);
    this.interfaceType = new Int32Array(interfaceCount(files, count));
    for (const file of files) this.#add(file);
    this.interfaceStart[count] = files.length === 0 ? 0 : this.#interfaces;
    for (let c = 0; c < count; c++) this.parent[c] = this.parentType[c] === NONE ? NONE : this.classOf[this.parentType[c]!]!;
    this.#childHead = new Int32Array(textCount).fill(NONE);
    this.#childNext = new Int32Array(count + this.interfaceType.length);
    this.#childClass = new Int32Array(count + this.interfaceType.length);
    this.#link();
    this.first = new Int32Array(count).fill(NONE);
    this.last = new Int32Array(count);
    numberTree(this.parent, this.first, this.last);
    if (outside !== undefined) this.#leaveOut(outside);
  }

  #interfaces = 0;

  /** Class ids whose superclass or interface the type is, in the order of ids. */
  children(type: number): number[] {
    const children: number[] = [];
    if (type < 0) return children;
    for (let x = this.#childHead[type]!; x !== NONE; x = this.#childNext[x]!) children.push(this.#childClass[x]!);
    return children;
  }

  /** The class and its superclasses as far as the app defines them. */
  *chain(type: number): Generator<number> {
    let c = type < 0 ? NONE : this.classOf[type]!;
    for (let level = 0; c !== NONE && level < DEEPEST; level++) {
      yield c;
      c = this.parent[c]!;
    }
  }

  #add(file: LinkedDex): void {
    const { classDefs, classCount, typeCount } = file.dex.tables;
    const { u16, u32 } = file.dex.bytes;
    for (let k = 0, row = 0, c = file.classBase; k < classCount; k++, row += 8, c++) {
      const type = file.type[classDefs[row]!]!;
      this.type[c] = type;
      this.file[c] = file.index;
      if (this.classOf[type] === NONE) this.classOf[type] = c;
      else this.isShadowed[c] = 1;
      this.isInterface[c] = (classDefs[row + 1]! >>> 9) & 1;
      const parent = classDefs[row + 2]!;
      this.parentType[c] = parent === NO_INDEX ? NONE : file.type[parent]!;
      this.interfaceStart[c] = this.#interfaces;
      const list = classDefs[row + 3]!;
      if (list === 0) continue;
      const from = (list + 4) >>> 1;
      const room = this.interfaceType.length - this.#interfaces;
      for (let i = 0, n = Math.min(u32[list >>> 2]!, room); i < n; i++) {
        this.interfaceType[this.#interfaces++] = file.type[Math.min(u16[from + i]!, typeCount)]!;
      }
    }
  }

  #leaveOut(outside: Uint8Array): void {
    for (let c = 0; c < this.count; c++) {
      if (outside[c] === 0) continue;
      if (this.isShadowed[c] === 0) this.classOf[this.type[c]!] = NONE;
      this.isShadowed[c] = 1;
    }
  }

  /** Backwards, so that each list of children comes out in the order of class ids. */
  #link(): void {
    let x = 0;
    const add = (type: number, c: number) => {
      this.#childClass[x] = c;
      this.#childNext[x] = this.#childHead[type]!;
      this.#childHead[type] = x++;
    };
    for (let c = this.count - 1; c >= 0; c--) {
      if (this.isShadowed[c] === 1) continue;
      for (let i = this.interfaceStart[c + 1]! - 1; i >= this.interfaceStart[c]!; i--) add(this.interfaceType[i]!, c);
      if (this.parentType[c] !== NONE) add(this.parentType[c]!, c);
    }
  }
}

function interfaceCount(files: readonly LinkedDex[], classes: number): number {
  let count = 0;
  for (const { dex } of files) {
    const { classDefs } = dex.tables;
    for (let row = 3; row < classDefs.length; row += 8) if (classDefs[row] !== 0) count += dex.bytes.u32[classDefs[row]! >>> 2]!;
  }
  return Math.min(count, classes * INTERFACES_PER_CLASS + FREE_INTERFACES);
}

/**
 * Numbers the classes so that those below a class follow it without a gap. A class that is its own ancestor is cut
 * loose: `parent` becomes -1 where the cycle closes.
 */
function numberTree(parent: Int32Array, first: Int32Array, last: Int32Array): void {
  const count = parent.length;
  const head = new Int32Array(count).fill(NONE);
  const next = new Int32Array(count);
  for (let c = count - 1; c >= 0; c--) {
    const p = parent[c]!;
    if (p === NONE) continue;
    next[c] = head[p]!;
    head[p] = c;
  }
  const stack = new Int32Array(count + 1);
  let number = 0;
  const walk = (root: number) => {
    let depth = 1;
    stack[0] = root;
    first[root] = number++;
    while (depth > 0) {
      const c = stack[depth - 1]!;
      const child = head[c]!;
      if (child === NONE) {
        last[c] = number - 1;
        depth--;
        continue;
      }
      head[c] = next[child]!;
      if (first[child] !== NONE) continue;
      first[child] = number++;
      stack[depth++] = child;
    }
  };
  for (let c = 0; c < count; c++) if (parent[c] === NONE) walk(c);
  for (let c = 0; c < count; c++) {
    if (first[c] !== NONE) continue;
    parent[c] = NONE;
    walk(c);
  }
}
