import type { Dex } from '@touchstone/formats/dex';
import { MemberNames } from './member-names.ts';
import type { PairTable } from './pair-table.ts';
import { mostParameters, ParameterLists } from './parameter-lists.ts';
import type { TextTable } from './text-table.ts';

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
  readonly names: MemberNames;

  constructor(file: string, dex: Dex, before: LinkedDex | undefined, names: Names, texts: TextTable, protos: PairTable) {
    this.file = file;
    this.dex = dex;
    this.index = before === undefined ? 0 : before.index + 1;
    this.name = texts.addAll(dex, names.isName);
    this.type = typesOf(dex, this.name);
    this.proto = protosOf(dex, this.type, protos);
    this.definitionBase = before === undefined ? 0 : before.definitionBase + before.dex.definitions.count;
    this.classBase = before === undefined ? 0 : before.classBase + before.dex.tables.classCount;
    this.methodBase = before === undefined ? 0 : before.methodBase + before.dex.tables.methodCount;
    this.fieldBase = before === undefined ? 0 : before.fieldBase + before.dex.tables.fieldCount;
    this.names = new MemberNames(dex, this.methodBase);
  }
}

/** Which strings of a DEX file are descriptors, method or field names. */
export interface Names {
  /** By string index, 1 for a name. */
  readonly isName: Uint8Array;
  readonly count: number;
}

export function namesOf(dex: Dex): Names {
  const { typeText, methodIds, fieldIds, textCount } = dex.tables;
  const isName = new Uint8Array(textCount + 1);
  for (let t = 0; t < typeText.length; t++) isName[typeText[t]!] = 1;
  for (let m = 1; m < methodIds.length; m += 2) isName[methodIds[m]!] = 1;
  for (let f = 1; f < fieldIds.length; f += 2) isName[fieldIds[f]!] = 1;
  let count = 0;
  for (let s = 0; s < isName.length; s++) count += isName[s]!;
  return { isName, count };
}

/** How many pairs the protos of a DEX file can add at most. */
export function mostProtoPairs(dex: Dex): number {
  return dex.tables.protoIds.length / 3 + mostParameters(dex);
}

function typesOf(dex: Dex, name: Int32Array): Int32Array {
  const { typeText } = dex.tables;
  const types = new Int32Array(typeText.length);
  for (let t = 0; t < types.length; t++) types[t] = name[typeText[t]!]!;
  return types;
}

/** A proto is the path of its parameters, then its return type, through a tree of pairs. */
function protosOf(dex: Dex, type: Int32Array, pairs: PairTable): Int32Array {
  const { protoIds } = dex.tables;
  const ids = new Int32Array(protoIds.length / 3);
  const lists = new ParameterLists(dex, type, pairs);
  for (let p = 0, row = 0; p < ids.length; p++, row += 3) ids[p] = pairs.put(type[protoIds[row + 1]!]!, lists.idOf(protoIds[row + 2]!));
  return ids;
}
