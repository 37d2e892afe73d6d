import type { CodeIndex } from '../code-index.ts';
import type { LinkedDex } from '../linked-dex.ts';
import type { Constant } from '../program.ts';
import { Recent } from '../recent.ts';
import { constantOf } from '../static-values.ts';
import { MethodConstants } from './method-constants.ts';
import { MethodReferences } from './method-references.ts';

/** A static field, by its row in a file's table, with its value where the app sets it. */
export type StaticField = (field: number) => Constant | undefined;

/** Values of methods that are kept. */
const KEPT_VALUES = 100_000;
const FINAL = 0x10;
/** Static initialisers that use fields of other static initialisers. */
const DEEPEST = 3;
/** Instructions that may be interpreted, for each instruction of the app and for a small one. */
const STEPS_PER_INSTRUCTION = 40;
const FREE_STEPS = 2_000_000;

/** Finds constants method by method; each method is interpreted once while it is in use. */
export class ConstantFinder {
  readonly #index: CodeIndex;
  readonly #methods: Recent<MethodConstants>;
  readonly #references: (MethodReferences | undefined)[];
  readonly #fields: Map<string, Constant>;
  readonly #budget: { steps: number };
  #depth: number;

  constructor(index: CodeIndex) {
    this.#index = index;
    this.#methods = new Recent(KEPT_VALUES, (constants) => constants.size);
    this.#references = index.files.map(() => undefined);
    this.#fields = new Map();
    this.#budget = { steps: index.files.reduce((sum, { dex }) => sum + dex.code.instructionCount * STEPS_PER_INSTRUCTION, FREE_STEPS) };
    this.#depth = 0;
  }

  /** Whether values were left unknown because the work for the app was used up. */
  get isSpent(): boolean {
    return this.#budget.steps <= 0;
  }

  of(file: LinkedDex, definition: number): MethodConstants {
    return this.#methods.get(file.definitionBase + definition, () => {
      this.#references[file.index] ??= new MethodReferences(file.dex);
      const references = this.#references[file.index]!;
      return new MethodConstants(file.dex, definition, references, this.#budget, (field) => this.#staticField(file, field));
    });
  }

  #staticField(file: LinkedDex, field: number): Constant | undefined {
    const { tables } = file.dex;
    if (!(field < tables.fieldCount)) return undefined;
    const type = tables.fieldIds[field * 2]! & 0xffff;
    const name = file.dex.string(tables.fieldIds[field * 2 + 1]!);
    const descriptor = file.dex.typeDescriptor(type);
    const key = `${descriptor}->${name}`;
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    const value = this.#valueOf(file.type[type]!, name);
    const constant: Constant = { kind: 'field', class: descriptor, name, ...(value === undefined ? {} : { value }) };
    if (this.#depth === 0) this.#fields.set(key, constant);
    return constant;
  }

  /** Of a final field: what its class stores into it, or its value in the file. */
  #valueOf(type: number, name: string): Constant | undefined {
    const { hierarchy, files } = this.#index;
    const c = hierarchy.classOf[type]!;
    if (c < 0 || this.#depth >= DEEPEST) return undefined;
    const file = files[hierarchy.file[c]!]!;
    const { dex } = file;
    const row = c - file.classBase;
    const { staticFields } = dex.classMembers(row);
    const i = staticFields.findIndex(({ field }) => dex.string(dex.tables.fieldIds[field * 2 + 1]!) === name);
    const own = staticFields[i];
    if (own === undefined || (own.flags & FINAL) === 0) return undefined;
    return this.#stored(file, row, own.field) ?? this.#written(file, row, i);
  }

  #written(file: LinkedDex, row: number, i: number): Constant | undefined {
    const value = file.dex.staticValues(row)[i];
    return value === undefined ? undefined : constantOf(file.dex, value);
  }

  #stored(file: LinkedDex, row: number, field: number): Constant | undefined {
    const { definitions } = file.dex;
    for (let d = definitions.classStart[row]!; d < definitions.classStart[row + 1]!; d++) {
      if (file.dex.methodName(definitions.method[d]!) !== '<clinit>') continue;
      this.#depth++;
      const stored = this.of(file, d).stored(field);
      this.#depth--;
      return stored;
    }
    return undefined;
  }
}
