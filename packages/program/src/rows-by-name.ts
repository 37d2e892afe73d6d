import type { LinkedDex } from './linked-dex.ts';

/** All rows of the method or field tables, by the ids of their names: counted, then placed. */
export class RowsByName {
  readonly #start: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(files: readonly LinkedDex[], names: number, table: 'methodIds' | 'fieldIds', base: 'methodBase' | 'fieldBase') {
    const start = new Uint32Array(names + 2);
    for (const { name, dex } of files) {
      const ids = dex.tables[table];
      for (let i = 1; i < ids.length; i += 2) start[name[ids[i]!]! + 2]!++;
    }
    for (let id = 2; id < start.length; id++) start[id]! += start[id - 1]!;
    const rows = new Uint32Array(start.at(-1)!);
    for (const file of files) {
      const ids = file.dex.tables[table];
      for (let i = 1, row = file[base]; i < ids.length; i += 2, row++) rows[start[file.name[ids[i]!]! + 1]!++] = row;
    }
    this.#start = start;
    this.#rows = rows;
  }

  /** Rows counted over all files, ascending. */
  of(name: number): Uint32Array {
    return this.#rows.subarray(this.#start[name]!, this.#start[name + 1]!);
  }
}
