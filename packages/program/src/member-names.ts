import type { Dex } from '@touchstone/formats/dex';

/** A method as an instruction names it. */
export interface MethodName {
  readonly class: string;
  readonly name: string;
  readonly signature: string;
  /** Row of the method table, counted over all files; -1 for none. */
  readonly row: number;
}

/** A field as an instruction names it. */
export interface FieldName {
  readonly class: string;
  readonly name: string;
  readonly type: string;
}

/** Names of the methods and fields that a DEX file refers to, each decoded once. */
export class MemberNames {
  readonly #dex: Dex;
  readonly #methodBase: number;
  readonly #methods: (MethodName | undefined)[];
  readonly #fields: (FieldName | undefined)[];
  readonly #types: (string | undefined)[];

  constructor(dex: Dex, methodBase: number) {
    this.#dex = dex;
    this.#methodBase = methodBase;
    this.#methods = [];
    this.#fields = [];
    this.#types = [];
  }

  /** Undefined for rows outside the table. */
  method(row: number): MethodName | undefined {
    const dex = this.#dex;
    if (!(row >= 0 && row < dex.tables.methodCount)) return undefined;
    let name = this.#methods[row];
    if (name === undefined) {
      name = {
        class: this.type(dex.tables.methodIds[row * 2]! & 0xffff),
        name: dex.methodName(row),
        signature: dex.methodSignature(row),
        row: this.#methodBase + row,
      };
      this.#methods[row] = name;
    }
    return name;
  }

  /** Descriptor of a type of the file. */
  type(row: number): string {
    this.#types[row] ??= this.#dex.typeDescriptor(row);
    return this.#types[row];
  }

  field(row: number): FieldName | undefined {
    const dex = this.#dex;
    const { fieldIds, fieldCount } = dex.tables;
    if (!(row >= 0 && row < fieldCount)) return undefined;
    let name = this.#fields[row];
    if (name === undefined) {
      const word = fieldIds[row * 2]!;
      name = { class: this.type(word & 0xffff), name: dex.string(fieldIds[row * 2 + 1]!), type: this.type(word >>> 16) };
      this.#fields[row] = name;
    }
    return name;
  }
}
