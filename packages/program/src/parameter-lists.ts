import type { Dex } from '@touchstone/formats/dex';
import type { PairTable } from './pair-table.ts';

/** Parameters of all protos of a file together: no compiler comes near. Lists beyond are taken as empty. */
const PARAMETERS_PER_PROTO = 16;
const FREE_PARAMETERS = 4_096;

/** How many types the parameter lists of a file may have. */
export function mostParameters(dex: Dex): number {
  return Math.min(dex.bytes.u16.length, dex.tables.protoCount * PARAMETERS_PER_PROTO + FREE_PARAMETERS);
}

/** Ids of type lists, each read once. */
export class ParameterLists {
  readonly #dex: Dex;
  readonly #type: Int32Array;
  readonly #pairs: PairTable;
  readonly #known: Map<number, number>;
  #left: number;

  constructor(dex: Dex, type: Int32Array, pairs: PairTable) {
    this.#dex = dex;
    this.#type = type;
    this.#pairs = pairs;
    this.#known = new Map([[0, -1]]);
    this.#left = mostParameters(dex);
  }

  idOf(list: number): number {
    let id = this.#known.get(list);
    if (id === undefined) {
      id = this.#read(list);
      this.#known.set(list, id);
    }
    return id;
  }

  #read(list: number): number {
    const { u16, u32 } = this.#dex.bytes;
    const count = u32[list >>> 2]!;
    if (count > this.#left) return -1;
    this.#left -= count;
    const from = (list + 4) >>> 1;
    let id = -1;
    for (let i = 0; i < count; i++) id = this.#pairs.put(this.#type[Math.min(u16[from + i]!, this.#dex.tables.typeCount)]!, id);
    return id;
  }
}
