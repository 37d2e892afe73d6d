import type { Dex } from '@touchstone/formats/dex';
import type { PairTable } from './pair-table.ts';
import type { TextTable } from './text-table.ts';

/** Parameters of one method beyond these cannot be passed; a list that says so is cut. */
const MOST_PARAMETERS = 256;

/** A DEX file with the global identity of its names, types and protos, and the place of its rows among all rows. */
export class LinkedDex {
  readonly file: string;
  readonly dex: Dex;
  readonly index: number;
  /** Text id of each string that is a descriptor or a name, -1 for the others. */
  readonly name: Int32Array;
  /** Text id of each type's descriptor. */
  readonly type: Int32Array;
  /** Global id of each proto: equal for equal return and parameter types. */
  readonly proto: Int32Array;
  readonly definitionBase: number;
  readonly classBase: number;
  /** Rows of the method tables of the files before. */
  readonly methodBase: number;
  /** Rows of the field tables of the files before. */
  readonly fieldBase: number;

  constructor(file: string, dex: Dex, before: LinkedDex | undefined, texts: TextTable, protos: PairTable) {
    this.file = file;
    this.dex = dex;
    this.index = before === undefined ? 0 : before.index + 1;
    this.name = texts.addAll(dex, namesOf(dex));
    this.type = typesOf(dex, this.name);
    this.proto = protosOf(dex, this.type, protos);
    this.definitionBase = before === undefined ? 0 : before.definitionBase + before.dex.definitions.count;
    this.classBase = before === undefined ? 0 : before.classBase + before.dex.tables.classCount;
    this.methodBase = before === undefined ? 0 : before.methodBase + before.dex.tables.methodCount;
    this.fieldBase = before === undefined ? 0 : before.fieldBase + before.dex.tables.fieldCount;
  }
}

/** How many names a DEX file can add at most. */
export function namesOf(dex: Dex): Uint8Array {
  const { tables } = dex;
  const isName = new Uint8Array(tables.textCount + 1);
  for (const text of tables.typeText) isName[text] = 1;
  for (let m = 1; m < tables.methodIds.length; m += 2) isName[tables.methodIds[m]!] = 1;
  for (let f = 1; f < tables.fieldIds.length; f += 2) isName[tables.fieldIds[f]!] = 1;
  return isName;
}

/** How many pairs the protos of a DEX file can add at most. */
export function protoPairs(dex: Dex): number {
  const { protoIds } = dex.tables;
  let pairs = 0;
  for (let p = 0; p < protoIds.length; p += 3) pairs += 1 + parameterCount(dex, protoIds[p + 2]!);
  return pairs;
}

function typesOf(dex: Dex, name: Int32Array): Int32Array {
  const { typeText } = dex.tables;
  const types = new Int32Array(typeText.length);
  for (let t = 0; t < types.length; t++) types[t] = name[typeText[t]!]!;
  return types;
}

function parameterCount(dex: Dex, list: number): number {
  return list === 0 ? 0 : Math.min(dex.bytes.u32[list >>> 2]!, MOST_PARAMETERS);
}

/** A proto is the path of its return type and parameters through a tree of pairs. */
function protosOf(dex: Dex, type: Int32Array, pairs: PairTable): Int32Array {
  const { protoIds, typeCount } = dex.tables;
  const { u16 } = dex.bytes;
  const ids = new Int32Array(protoIds.length / 3);
  for (let p = 0, row = 0; p < ids.length; p++, row += 3) {
    const list = protoIds[row + 2]!;
    const from = (list + 4) >>> 1;
    let id = pairs.put(type[protoIds[row + 1]!]!, -1);
    for (let i = 0, n = parameterCount(dex, list); i < n; i++) id = pairs.put(type[Math.min(u16[from + i]!, typeCount)]!, id);
    ids[p] = id;
  }
  return ids;
}
