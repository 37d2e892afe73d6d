import type { Work } from '../run/work.ts';
import { union } from '../values/sorted.ts';
import { ANYTHING, isFull, isNothing, join, known, NOTHING, ONE, tainted, type Value, ZERO } from '../values/value.ts';
import { IntMap } from './int-map.ts';
import type { ObjectTable } from './object-table.ts';

export type Heap = IntMap<Value>;
export const EMPTY_HEAP: Heap = IntMap.empty<Value>();

/** Cell that says whether the object was made once (1) or may stand for several (2). */
const MADE = '#';
/** Cell of what is inside an object of the platform without being told apart. */
export const CONTENT = '*';
const MANY = known(2);

/** Reads and writes of one heap at a time. Whoever runs code puts the heap of the moment in and takes it out. */
export class Memory {
  readonly table: ObjectTable;
  heap: Heap;
  /** Whether some cell holds fewer objects than it would have to. */
  isCut: boolean;
  /** Cells that were written or joined so far: what heaps that are kept can differ in. */
  written: number;
  /** Objects that were ever stored in a cell: of these an older one may still be known when another is made at the same place. */
  readonly #stored: Set<number>;
  #lookedAt: Heap | undefined;
  #hadTaints: boolean;
  /** Called when a source's data is written to a cell, or read from one. */
  onStore: ((cell: number, taints: readonly number[]) => void) | undefined;
  onLoad: ((cell: number, taints: readonly number[]) => void) | undefined;

  readonly #work: Work;

  constructor(table: ObjectTable, work: Work) {
    this.#work = work;
    this.table = table;
    this.heap = EMPTY_HEAP;
    this.isCut = false;
    this.written = 0;
    this.#stored = new Set();
    this.#lookedAt = undefined;
    this.#hadTaints = false;
  }

  /** Makes the object anew: fields are empty again, unless an older one of the same place may still be held somewhere. */
  make(object: number): void {
    const made = this.table.cell(object, MADE);
    if (this.heap.get(made) === undefined) {
      this.heap = this.heap.set(made, ONE);
    } else if (this.#stored.has(object)) {
      this.heap = this.heap.set(made, MANY);
    } else {
      for (const [name, cell] of this.table.cellsOf(object)) if (name !== MADE) this.heap = this.heap.set(cell, undefined);
    }
  }

  /** The same for what is certainly only one: whatever it held is forgotten. */
  makeFresh(object: number): void {
    for (const [, cell] of this.table.cellsOf(object)) this.heap = this.heap.set(cell, undefined);
    this.heap = this.heap.set(this.table.cell(object, MADE), ONE);
  }

  isMade(object: number): boolean {
    return this.#made(object) !== undefined;
  }

  isMany(object: number): boolean {
    return this.#made(object)?.known?.includes(2) === true;
  }

  /** Content of one cell of one object. */
  read(object: number, name: string): Value {
    const cell = this.table.findCell(object, name);
    const value = cell === undefined ? undefined : this.heap.get(cell);
    if (value === undefined) return this.table.info(object).isOpen ? ANYTHING : ZERO;
    if (value.taints.length > 0) this.onLoad?.(cell!, value.taints);
    return value;
  }

  /** The same, undefined when nothing was written there. */
  find(object: number, name: string): Value | undefined {
    const cell = this.table.findCell(object, name);
    const value = cell === undefined ? undefined : this.heap.get(cell);
    if (value !== undefined && value.taints.length > 0) this.onLoad?.(cell!, value.taints);
    return value;
  }

  /** Writes one cell of all the objects; over the old content only when it must be this one object. */
  write(objects: readonly number[], name: string, value: Value): void {
    const isSure = objects.length === 1 && !this.isMany(objects[0]!);
    for (const object of objects) this.put(object, name, value, isSure);
  }

  put(object: number, name: string, value: Value, isSure: boolean): void {
    const cell = this.table.cell(object, name);
    for (const one of value.objects) this.#stored.add(one);
    if (value.taints.length > 0) this.onStore?.(cell, value.taints);
    const before = isSure ? undefined : this.#before(object, cell);
    this.#set(cell, before === undefined ? value : join(before, value));
  }

  /** Adds to what is in the cell. */
  add(object: number, name: string, value: Value): void {
    const cell = this.table.cell(object, name);
    for (const one of value.objects) this.#stored.add(one);
    if (value.taints.length > 0) this.onStore?.(cell, value.taints);
    const before = this.heap.get(cell);
    this.#set(cell, before === undefined ? value : join(before, value));
  }

  /** Empties a cell of an object that is only one. */
  clear(object: number, name: string): void {
    const cell = this.table.findCell(object, name);
    if (cell !== undefined) this.heap = this.heap.set(cell, undefined);
  }

  /** Each filled cell of an object but the ones that only count. */
  *cellsOf(object: number): Generator<readonly [name: string, value: Value]> {
    for (const [name, cell] of this.table.cellsOf(object)) {
      if (name === MADE) continue;
      const value = this.heap.get(cell);
      if (value !== undefined) yield [name, value];
    }
  }

  /** All that is in the cells whose name begins so, of all the objects. */
  readAll(objects: readonly number[], prefix: string): Value {
    let all = NOTHING;
    for (const object of objects) {
      for (const [name, cell] of this.table.cellsOf(object)) {
        if (!name.startsWith(prefix)) continue;
        const value = this.heap.get(cell);
        this.#work.spend(CELL_COST);
        if (value === undefined) continue;
        if (value.taints.length > 0) this.onLoad?.(cell, value.taints);
        all = isNothing(all) ? tainted(value, all.taints) : join(all, value);
      }
    }
    return all;
  }

  /** Sources in a value and in all that can be reached from it. @param enters whether to look into an object */
  taintsWithin(value: Value, enters: (object: number) => boolean, most = MOST_WITHIN): readonly number[] {
    let taints = value.taints;
    const seen = new Set(value.objects);
    for (const object of seen) {
      if (seen.size > most) break;
      this.#work.spend(CELL_COST);
      if (!enters(object)) continue;
      for (const [name, cell] of this.table.cellsOf(object)) {
        const held = name === MADE ? undefined : this.heap.get(cell);
        if (held === undefined) continue;
        if (held.taints.length > 0) this.onLoad?.(cell, held.taints);
        taints = union(taints, held.taints);
        for (const one of held.objects) seen.add(one);
      }
    }
    return taints;
  }

  /** Whether any cell holds something from a source. */
  hasTaints(): boolean {
    if (this.#lookedAt !== this.heap) {
      this.#lookedAt = this.heap;
      this.#hadTaints = false;
      this.heap.forEach((_, { taints }) => {
        if (taints.length > 0) this.#hadTaints = true;
      });
    }
    return this.#hadTaints;
  }

  joinHeaps(a: Heap, b: Heap, isWide = false): Heap {
    if (a === b) return a;
    return a.join(
      b,
      (_, x, y) => {
        this.#work.spend(CELL_COST);
        this.written++;
        const value = join(x, y, isWide);
        if (isFull(value)) this.isCut = true;
        return value;
      },
      (cell, value, isFirst) => {
        this.#work.spend(CELL_COST);
        this.written++;
        const owner = this.table.ownerOf(cell);
        const other = isFirst ? b : a;
        const made = this.table.findCell(owner, MADE);
        const isThere = made !== undefined && this.table.nameOf(cell) !== MADE && other.get(made) !== undefined;
        if (!isThere) return value;
        return join(value, this.table.info(owner).isOpen ? ANYTHING : ZERO);
      },
    );
  }

  /** Drops what no root leads to. @param isRoot whether an object is kept whatever leads to it */
  sweep(isRoot: (object: number) => boolean): void {
    const kept = new Set<number>();
    const cells = new Map<number, Value[]>();
    this.heap.forEach((cell, value) => {
      const owner = this.table.ownerOf(cell);
      const list = cells.get(owner);
      if (list === undefined) cells.set(owner, [value]);
      else list.push(value);
      if (isRoot(owner)) kept.add(owner);
    });
    for (const object of kept) for (const value of cells.get(object) ?? []) for (const one of value.objects) kept.add(one);
    let heap = this.heap;
    this.heap.forEach((cell) => {
      if (!kept.has(this.table.ownerOf(cell))) heap = heap.set(cell, undefined);
    });
    this.heap = heap;
  }

  #set(cell: number, value: Value): void {
    this.#work.spend(CELL_COST);
    this.written++;
    if (isFull(value)) this.isCut = true;
    this.heap = this.heap.set(cell, value);
  }

  #made(object: number): Value | undefined {
    const cell = this.table.findCell(object, MADE);
    return cell === undefined ? undefined : this.heap.get(cell);
  }

  #before(object: number, cell: number): Value | undefined {
    const value = this.heap.get(cell);
    if (value !== undefined) return value;
    return this.table.info(object).isOpen ? undefined : ZERO;
  }
}

/** Work units of a cell that is joined, or an object that is looked through. */
const CELL_COST = 0.25;
/** Objects that are looked through for what lies within a value. */
const MOST_WITHIN = 2_000;
