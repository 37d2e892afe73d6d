import type { Dex } from '@touchstone/formats/dex';
import type { LinkedDex } from './linked-dex.ts';

/** Rows of the method or field tables, counted over all files, by the text ids of their classes: counted, then placed. */
export class MembersByType {
  readonly #start: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(files: readonly LinkedDex[], types: number, table: 'methodIds' | 'fieldIds', base: 'methodBase' | 'fieldBase') {
    const start = new Uint32Array(types + 2);
    for (const { type, dex } of files) countMembers(start, type, dex.tables[table]);
    for (let id = 2; id < start.length; id++) start[id]! += start[id - 1]!;
    this.#rows = new Uint32Array(start.at(-1)!);
    for (const file of files) placeMembers(start, this.#rows, file.type, file.dex.tables[table], file[base]);
    this.#start = start;
  }

  /** Ascending. */
  of(type: number): Uint32Array {
    const from = this.#start[type]!;
    const to = this.#start[type + 1]!;
    return from === to ? NONE : this.#rows.subarray(from, to);
  }
}

const NONE = new Uint32Array(0);

function countMembers(start: Uint32Array, type: Int32Array, ids: Uint32Array): void {
  for (let i = 0; i < ids.length; i += 2) start[type[ids[i]! & 0xffff]! + 2]!++;
}

function placeMembers(start: Uint32Array, rows: Uint32Array, type: Int32Array, ids: Uint32Array, base: number): void {
  for (let i = 0, row = base; i < ids.length; i += 2, row++) rows[start[type[ids[i]! & 0xffff]! + 1]!++] = row;
}

/** More than the types of one file. */
const MOST_TYPES = 0x1_0000;

/** Where a type stands in a file's table of types. */
export interface TypeRow {
  readonly file: LinkedDex;
  readonly row: number;
}

/** Where the types stand in the type tables of all files: counted, then placed. */
export class TypeRows {
  readonly #files: readonly LinkedDex[];
  readonly #start: Uint32Array;
  /** File and row of each, as one number. */
  readonly #rows: Uint32Array;

  constructor(files: readonly LinkedDex[], types: number) {
    const start = new Uint32Array(types + 2);
    for (const { type, dex } of files) for (let t = 0, count = countOf(dex); t < count; t++) start[type[t]! + 2]!++;
    for (let id = 2; id < start.length; id++) start[id]! += start[id - 1]!;
    this.#rows = new Uint32Array(start.at(-1)!);
    for (const { type, dex, index } of files)
      for (let t = 0, count = countOf(dex); t < count; t++) this.#rows[start[type[t]! + 1]!++] = index * MOST_TYPES + t;
    this.#files = files;
    this.#start = start;
  }

  /** By file; where a file names a type twice, the first counts. */
  of(type: number): readonly TypeRow[] {
    const found: TypeRow[] = [];
    for (let k = this.#start[type]!; k < this.#start[type + 1]!; k++) {
      const packed = this.#rows[k]!;
      const file = this.#files[Math.floor(packed / MOST_TYPES)]!;
      if (found.at(-1)?.file !== file) found.push({ file, row: packed % MOST_TYPES });
    }
    return found;
  }
}

const countOf = ({ tables }: Dex): number => Math.min(tables.typeCount, MOST_TYPES);
