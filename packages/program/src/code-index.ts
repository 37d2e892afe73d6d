import { type Dex, EDGE } from '@touchstone/formats/dex';
import { Below } from './below.ts';
import { CrossReferences } from './cross-references.ts';
import { Hierarchy } from './hierarchy.ts';
import { type InstructionPositions, positionsIn } from './instruction-positions.ts';
import { LinkedDex, namesOf, protoPairs } from './linked-dex.ts';
import { PairTable } from './pair-table.ts';
import { Recent } from './recent.ts';
import { RowsByName } from './rows-by-name.ts';
import { TextTable } from './text-table.ts';

const RECENT_METHODS = 256;

/** The tables behind a `Program`: everything by number, nothing decoded but what a question names. */
export class CodeIndex {
  readonly files: readonly LinkedDex[];
  readonly texts: TextTable;
  readonly hierarchy: Hierarchy;
  readonly #crossReferences: (CrossReferences | undefined)[];
  #methods: RowsByName | undefined;
  #fields: RowsByName | undefined;
  readonly #below: Map<string, Below>;
  readonly #positions: Recent<InstructionPositions>;

  constructor(dexes: readonly { readonly file: string; readonly dex: Dex }[]) {
    let names = 0;
    let pairs = 0;
    for (const { dex } of dexes) {
      for (const flag of namesOf(dex)) names += flag;
      pairs += protoPairs(dex);
    }
    this.texts = new TextTable(names);
    const protos = new PairTable(pairs);
    const files: LinkedDex[] = [];
    for (const { file, dex } of dexes) files.push(new LinkedDex(file, dex, files.at(-1), this.texts, protos));
    this.files = files;
    this.hierarchy = new Hierarchy(files, this.texts.count);
    this.#crossReferences = files.map(() => undefined);
    this.#methods = undefined;
    this.#fields = undefined;
    this.#below = new Map();
    this.#positions = new Recent(RECENT_METHODS);
  }

  get definitionCount(): number {
    const end = this.files.at(-1);
    return end === undefined ? 0 : end.definitionBase + end.dex.definitions.count;
  }

  /** Rows of all method tables. */
  get referenceCount(): number {
    const end = this.files.at(-1);
    return end === undefined ? 0 : end.methodBase + end.dex.tables.methodCount;
  }

  crossReferences(file: LinkedDex): CrossReferences {
    this.#crossReferences[file.index] ??= new CrossReferences(file.dex);
    return this.#crossReferences[file.index]!;
  }

  /** Rows of the method tables, counted over all files, whose method has this name; ascending. */
  methodsNamed(name: number): Uint32Array {
    this.#methods ??= new RowsByName(this.files, this.texts.count, 'methodIds', 'methodBase');
    return this.#methods.of(name);
  }

  /** The same for fields. */
  fieldsNamed(name: number): Uint32Array {
    this.#fields ??= new RowsByName(this.files, this.texts.count, 'fieldIds', 'fieldBase');
    return this.#fields.of(name);
  }

  /** The file whose row, counted over all files by `base`, this is. */
  fileOf(row: number, base: 'definitionBase' | 'classBase' | 'methodBase' | 'fieldBase'): LinkedDex {
    let low = 0;
    let high = this.files.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.files[middle]![base] <= row) low = middle;
      else high = middle - 1;
    }
    return this.files[low]!;
  }

  /** What is below a type, app or framework. Kept, since many questions are about the same types. */
  below(descriptor: string): Below {
    let below = this.#below.get(descriptor);
    if (below === undefined) {
      below = new Below(this, descriptor);
      this.#below.set(descriptor, below);
    }
    return below;
  }

  /** Whether the class or an app class above it, up to the first of `roots`, defines the method with code. */
  isDefinedBelow(type: number, name: number, proto: number, roots: ReadonlySet<number>): boolean {
    for (const c of this.hierarchy.chain(type)) {
      if (roots.has(this.hierarchy.type[c]!)) return false;
      if (this.definition(c, name, proto) >= 0) return true;
    }
    return false;
  }

  /** Global id of the definition with code that a class has of a method, -1 for none. */
  definition(c: number, name: number, proto: number): number {
    const file = this.files[this.hierarchy.file[c]!]!;
    const { definitions, tables } = file.dex;
    const k = c - file.classBase;
    for (let d = definitions.classStart[k]!; d < definitions.classStart[k + 1]!; d++) {
      const m = definitions.method[d]! * 2;
      const isIt = file.name[tables.methodIds[m + 1]!] === name && file.proto[tables.methodIds[m]! >>> 16] === proto;
      if (isIt && definitions.code[d] !== 0) return file.definitionBase + d;
    }
    return -1;
  }

  /** The definition (of the file, not global) whose part of a stream holds the position. */
  definitionAt(start: Uint32Array, position: number): number {
    let low = 0;
    let high = start.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (start[middle]! <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Whether the definition belongs to a class that an earlier DEX file defines too: Android never runs it. */
  isShadowed(file: LinkedDex, definition: number): boolean {
    return this.hierarchy.isShadowed[file.classBase + file.dex.definitions.classOf[definition]!] === 1;
  }

  positions(file: LinkedDex, definition: number): InstructionPositions {
    return this.#positions.get(file.definitionBase + definition, () => positionsIn(file.dex, definition));
  }
}

/** How a call edge calls, by its kind. */
export const HOW = {
  [EDGE.virtual]: 'virtual',
  [EDGE.super]: 'super',
  [EDGE.direct]: 'direct',
  [EDGE.static]: 'static',
  [EDGE.interface]: 'interface',
  [EDGE.polymorphic]: 'polymorphic',
  [EDGE.custom]: 'custom',
  [EDGE.methodHandle]: 'custom',
} as const;
