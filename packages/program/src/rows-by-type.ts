import type { LinkedDex } from './linked-dex.ts';

/** Rows of the tables of all files, by the text ids of the types that they belong to: counted, then placed. */
export class RowsByType {
  readonly #start: Uint32Array;
  readonly #rows: Uint32Array;

  /** @param each gives all rows, with the type of each; asked twice */
  constructor(types: number, each: (add: (type: number, row: number) => void) => void) {
    const start = new Uint32Array(types + 2);
    each((type) => start[type + 2]!++);
    for (let id = 2; id < start.length; id++) start[id]! += start[id - 1]!;
    const rows = new Uint32Array(start.at(-1)!);
    each((type, row) => {
      rows[start[type + 1]!++] = row;
    });
    this.#start = start;
    this.#rows = rows;
  }

  /** In the order in which they were given. */
  of(type: number): Uint32Array {
    const from = this.#start[type]!;
    const to = this.#start[type + 1]!;
    return from === to ? NONE : this.#rows.subarray(from, to);
  }
}

const NONE = new Uint32Array(0);

/** Rows of the method or field tables, counted over all files, by their class. */
export function membersByType(
  files: readonly LinkedDex[],
  types: number,
  table: 'methodIds' | 'fieldIds',
  base: 'methodBase' | 'fieldBase',
): RowsByType {
  return new RowsByType(types, (add) => {
    for (const file of files) {
      const ids = file.dex.tables[table];
      for (let i = 0, row = file[base]; i < ids.length; i += 2, row++) add(file.type[ids[i]! & 0xffff]!, row);
    }
  });
}

/** More than the types of one file. */
const MOST_TYPES = 0x1_0000;

/** Where a type stands in a file's table of types. */
export interface TypeRow {
  readonly file: LinkedDex;
  readonly row: number;
}

/** Rows of the type tables by the types that they name. */
export class TypeRows {
  readonly #files: readonly LinkedDex[];
  readonly #rows: RowsByType;

  constructor(files: readonly LinkedDex[], types: number) {
    this.#files = files;
    this.#rows = new RowsByType(types, (add) => {
      for (const { type, index, dex } of files)
        for (let t = 0, count = Math.min(dex.tables.typeCount, MOST_TYPES); t < count; t++) add(type[t]!, index * MOST_TYPES + t);
    });
  }

  /** By file; where a file names a type twice, the first counts. */
  of(type: number): readonly TypeRow[] {
    const found: TypeRow[] = [];
    for (const packed of this.#rows.of(type)) {
      const file = this.#files[Math.floor(packed / MOST_TYPES)]!;
      if (found.at(-1)?.file !== file) found.push({ file, row: packed % MOST_TYPES });
    }
    return found;
  }
}
