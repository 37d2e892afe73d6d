import { type Dex, EDGE } from '@touchstone/formats/dex';
import { Below } from './below.ts';
import { Body } from './body/body.ts';
import { CrossReferences } from './cross-references.ts';
import { Selectors } from './graph/selectors.ts';
import { Hierarchy } from './hierarchy.ts';
import { type InstructionPositions, positionsIn } from './instruction-positions.ts';
import { LinkedDex, mostProtoPairs, namesOf } from './linked-dex.ts';
import { PairTable } from './pair-table.ts';
import { Recent } from './recent.ts';
import { RowsByName } from './rows-by-name.ts';
import { MembersByType, type TypeRow, TypeRows } from './rows-by-type.ts';
import { TextTable } from './text-table.ts';

/** Instructions of methods whose positions are kept. */
const KEPT_POSITIONS = 500_000;
/** Instructions of methods whose bodies are kept. */
const KEPT_BODIES = 2_000_000;
/** Types in all sets of what is below a type. */
const MOST_BELOW = 1_000_000;

/** The tables behind a `Program`: everything by number, nothing decoded but what a question names. */
export class CodeIndex {
  readonly files: readonly LinkedDex[];
  readonly texts: TextTable;
  readonly hierarchy: Hierarchy;
  readonly #crossReferences: (CrossReferences | undefined)[];
  #methods: RowsByName | undefined;
  #fields: RowsByName | undefined;
  #methodsByType: MembersByType | undefined;
  #fieldsByType: MembersByType | undefined;
  #typeRows: TypeRows | undefined;
  #selectors: Selectors | undefined;
  readonly #below: Map<string, Below>;
  #belowSize: number;
  readonly #positions: Recent<InstructionPositions>;
  readonly #bodies: Recent<Body | undefined>;
  readonly #defined: Map<number, Uint8Array>;
  readonly #definedNamed: Map<number, ReadonlySet<number>>;
  /** The index of which this one leaves classes out. */
  readonly #whole: CodeIndex | undefined;

  /** @param part the index of the same files, and 1 by class id for what is left out of it */
  constructor(
    dexes: readonly { readonly file: string; readonly dex: Dex }[],
    part?: { readonly whole: CodeIndex; readonly outside: Uint8Array },
  ) {
    this.#whole = part?.whole;
    this.#methods = undefined;
    this.#fields = undefined;
    this.#methodsByType = undefined;
    this.#fieldsByType = undefined;
    this.#typeRows = undefined;
    this.#selectors = undefined;
    this.#definedNamed = new Map();
    this.#below = new Map();
    this.#belowSize = 0;
    this.#defined = new Map();
    if (part !== undefined) {
      const { whole, outside } = part;
      this.texts = whole.texts;
      this.files = whole.files;
      this.hierarchy = new Hierarchy(whole.files, whole.texts.count, outside);
      this.#crossReferences = whole.#crossReferences;
      this.#bodies = whole.#bodies;
      this.#positions = whole.#positions;
      return;
    }
    const names = dexes.map(({ dex }) => namesOf(dex));
    this.texts = new TextTable(names.reduce((sum, { count }) => sum + count, 0));
    const protos = new PairTable(dexes.reduce((sum, { dex }) => sum + mostProtoPairs(dex), 0));
    const files: LinkedDex[] = [];
    for (const [i, { file, dex }] of dexes.entries()) files.push(new LinkedDex(file, dex, files.at(-1), names[i]!, this.texts, protos));
    this.files = files;
    this.hierarchy = new Hierarchy(files, this.texts.count);
    this.#crossReferences = files.map(() => undefined);
    this.#bodies = new Recent(KEPT_BODIES, (body) => body?.count ?? 0);
    this.#positions = new Recent(KEPT_POSITIONS, ({ edges, mentions }) => edges.length + mentions.length);
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
    if (this.#whole !== undefined) return this.#whole.methodsNamed(name);
    this.#methods ??= new RowsByName(this.files, this.texts.count, 'methodIds', 'methodBase');
    return this.#methods.of(name);
  }

  /** The same for fields. */
  fieldsNamed(name: number): Uint32Array {
    if (this.#whole !== undefined) return this.#whole.fieldsNamed(name);
    this.#fields ??= new RowsByName(this.files, this.texts.count, 'fieldIds', 'fieldBase');
    return this.#fields.of(name);
  }

  /** Rows of the method tables, counted over all files, of a type; ascending. */
  methodsOf(type: number): Uint32Array {
    if (this.#whole !== undefined) return this.#whole.methodsOf(type);
    this.#methodsByType ??= new MembersByType(this.files, this.texts.count, 'methodIds', 'methodBase');
    return this.#methodsByType.of(type);
  }

  /** The same for fields. */
  fieldsOf(type: number): Uint32Array {
    if (this.#whole !== undefined) return this.#whole.fieldsOf(type);
    this.#fieldsByType ??= new MembersByType(this.files, this.texts.count, 'fieldIds', 'fieldBase');
    return this.#fieldsByType.of(type);
  }

  /** What definitions virtual calls choose between; made when first asked. */
  get selectors(): Selectors {
    this.#selectors ??= new Selectors(this);
    return this.#selectors;
  }

  /** Where the files' tables of types have a type. */
  typeRows(type: number): readonly TypeRow[] {
    if (this.#whole !== undefined) return this.#whole.typeRows(type);
    this.#typeRows ??= new TypeRows(this.files, this.texts.count);
    return this.#typeRows.of(type);
  }

  /** Which classes define a method of the name with code, as `keyOf` makes one number of the text id of a class and a proto. */
  definedNamed(name: number): ReadonlySet<number> {
    let defined = this.#definedNamed.get(name);
    if (defined === undefined) {
      defined = this.#classesDefining(name);
      this.#definedNamed.set(name, defined);
    }
    return defined;
  }

  #classesDefining(name: number): ReadonlySet<number> {
    const defined = new Set<number>();
    for (const row of this.methodsNamed(name)) {
      const file = this.fileOf(row, 'methodBase');
      const method = row - file.methodBase;
      if (this.isDefined(file)[method] === 0) continue;
      const word = file.dex.tables.methodIds[method * 2]!;
      defined.add(keyOf(file.type[word & 0xffff]!, file.proto[word >>> 16]!));
    }
    return defined;
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
      this.#belowSize += below.types.size + 1;
      if (this.#belowSize > MOST_BELOW) {
        this.#below.clear();
        this.#belowSize = below.types.size + 1;
      }
      this.#below.set(descriptor, below);
    }
    return below;
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

  /** Which rows of a file's method table it defines with code, in a class that counts. */
  isDefined(file: LinkedDex): Uint8Array {
    let isDefined = this.#defined.get(file.index);
    if (isDefined === undefined) {
      isDefined = new Uint8Array(file.dex.tables.methodCount);
      const { count, method, code } = file.dex.definitions;
      for (let d = 0; d < count; d++) if (code[d] !== 0 && !this.isShadowed(file, d)) isDefined[method[d]!] = 1;
      this.#defined.set(file.index, isDefined);
    }
    return isDefined;
  }

  /** The instructions of method `id`; undefined without code. Kept while it is in use. */
  body(id: number): Body | undefined {
    return this.#bodies.get(id, () => {
      const file = this.fileOf(id, 'definitionBase');
      const item = file.dex.codeItem(id - file.definitionBase);
      return item === undefined ? undefined : new Body(file, id - file.definitionBase, item);
    });
  }

  positions(file: LinkedDex, definition: number): InstructionPositions {
    return this.#positions.get(file.definitionBase + definition, () => positionsIn(file.dex, definition));
  }
}

/** A class and a proto as one number. */
export const keyOf = (type: number, proto: number): number => type * 2 ** 26 + proto;

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
