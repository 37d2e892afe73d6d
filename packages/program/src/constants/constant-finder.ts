import type { CodeIndex } from '../code-index.ts';
import { frameworkConstant } from '../framework-constants.ts';
import type { LinkedDex } from '../linked-dex.ts';
import type { Constant } from '../program.ts';
import { Recent } from '../recent.ts';
import { constantOf } from '../static-values.ts';
import { ConstructorCalls } from './constructor-calls.ts';
import { type AppField, type Store, storesInto, together } from './field-values.ts';
import { MethodConstants } from './method-constants.ts';
import { MethodReferences } from './method-references.ts';

/** A static field, by its row in a file's table, with its value where the app sets it; of an instance field the value. */
export type FieldConstant = (field: number, isStatic: boolean) => Constant | undefined;

/** Values of methods that are kept. */
const KEPT_VALUES = 100_000;
const FINAL = 0x10;
/** Instance fields that are followed, by their type: what can hold a name. */
const FOLLOWED = new Set(['String', 'CharSequence', 'Object', 'Class'].map((name) => `Ljava/lang/${name};`));
for (const type of ['[Ljava/lang/String;', 'Landroid/net/Uri;', 'Ljava/util/List;', 'Ljava/util/ArrayList;']) FOLLOWED.add(type);
/** Stores of fields that use what is stored in other fields. */
const DEEPEST = 3;
/** Instructions that may be interpreted, for each instruction of the app and for a small one. */
const STEPS_PER_INSTRUCTION = 40;
const FREE_STEPS = 2_000_000;

/** Finds constants method by method; each method is interpreted once while it is in use. */
export class ConstantFinder {
  readonly #index: CodeIndex;
  readonly #methods: Recent<MethodConstants>;
  readonly #references: (MethodReferences | undefined)[];
  readonly #fields: Map<string, Constant | undefined>;
  readonly #constructors: ConstructorCalls;
  readonly #budget: { steps: number };
  #depth: number;

  constructor(index: CodeIndex) {
    this.#index = index;
    this.#methods = new Recent(KEPT_VALUES, (constants) => constants.size);
    this.#references = index.files.map(() => undefined);
    this.#fields = new Map();
    this.#constructors = new ConstructorCalls(index);
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
      return new MethodConstants(file.dex, definition, references, this.#budget, (field, isStatic) => this.#fieldOf(file, field, isStatic));
    });
  }

  #fieldOf(file: LinkedDex, field: number, isStatic: boolean): Constant | undefined {
    const { tables } = file.dex;
    if (!(field < tables.fieldCount)) return undefined;
    const type = tables.fieldIds[field * 2]! & 0xffff;
    if (!isStatic && !FOLLOWED.has(file.dex.typeDescriptor(tables.fieldIds[field * 2]! >>> 16))) return undefined;
    const name = file.dex.string(tables.fieldIds[field * 2 + 1]!);
    const descriptor = file.dex.typeDescriptor(type);
    const own: AppField = { class: descriptor, name, type: file.type[tables.fieldIds[field * 2]! >>> 16]!, isStatic };
    // What is read where no deeper field is looked into is not what is read elsewhere.
    const key = `${this.#depth}${isStatic ? 's' : 'i'}${descriptor}->${name}:${own.type}`;
    if (this.#fields.has(key)) return this.#fields.get(key);
    const value = this.#valueOf(file.type[type]!, own);
    const constant: Constant | undefined = isStatic
      ? { kind: 'field', class: descriptor, name, ...(value === undefined ? {} : { value }) }
      : value;
    this.#fields.set(key, constant);
    return constant;
  }

  /** What its class sets a final field to; of others what is stored into them anywhere, if that is little. */
  #valueOf(owner: number, wanted: AppField): Constant | undefined {
    const { hierarchy, files } = this.#index;
    const { isStatic } = wanted;
    const c = hierarchy.classOf[owner]!;
    if (c < 0) return isStatic ? textConstant(frameworkConstant(wanted.class, wanted.name)) : undefined;
    if (this.#depth >= DEEPEST) return undefined;
    const file = files[hierarchy.file[c]!]!;
    const { dex } = file;
    const row = c - file.classBase;
    const { staticFields, instanceFields } = dex.classMembers(row);
    const fields = isStatic ? staticFields : instanceFields;
    const i = fields.findIndex(({ field }) => isField(file, field, wanted));
    const own = fields[i];
    if (own === undefined) return undefined;
    if (isStatic && (own.flags & FINAL) !== 0) return this.#initial(file, row, own.field) ?? this.#written(file, row, i);
    const stores = storesInto(this.#index, wanted);
    if (stores === undefined) return undefined;
    const written = isStatic ? this.#written(file, row, i) : undefined;
    return together([...(written === undefined ? [] : [written]), ...stores.map((store) => this.#given(store, this.#stored(store)))]);
  }

  /** A value with what callers give in the place of a parameter, where a constructor only keeps what it gets. */
  #given(store: Pick<Store, 'file' | 'definition'>, stored: Constant | undefined): Constant | undefined {
    if (stored?.kind !== 'parameter' || stored.index < 0 || this.#depth >= DEEPEST) return stored;
    const calls = this.#constructors.callsOf(store.file, store.definition);
    if (calls === undefined || calls.length === 0) return undefined;
    this.#depth++;
    const given = calls.map((call) => this.#given(call, this.of(call.file, call.definition).argument(call.instruction, stored.index + 1)));
    this.#depth--;
    return together(given);
  }

  #written(file: LinkedDex, row: number, i: number): Constant | undefined {
    const value = file.dex.staticValues(row)[i];
    return value === undefined ? undefined : constantOf(file.dex, value);
  }

  #initial(file: LinkedDex, row: number, field: number): Constant | undefined {
    const { definitions } = file.dex;
    for (let d = definitions.classStart[row]!; d < definitions.classStart[row + 1]!; d++)
      if (file.dex.methodName(definitions.method[d]!) === '<clinit>') return this.#stored({ file, definition: d, field });
    return undefined;
  }

  #stored({ file, definition, field }: Store): Constant | undefined {
    this.#depth++;
    const stored = this.of(file, definition).stored(field);
    this.#depth--;
    return stored;
  }
}

function isField({ dex, type }: LinkedDex, field: number, { name, type: wanted }: AppField): boolean {
  const { fieldIds } = dex.tables;
  return type[fieldIds[field * 2]! >>> 16] === wanted && dex.string(fieldIds[field * 2 + 1]!) === name;
}

const textConstant = (value: string | undefined): Constant | undefined => (value === undefined ? undefined : { kind: 'text', value });
