import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { areApart, storesOf } from './store-names.ts';

/** A call that copies all of one store into another; names that are undefined are not known. */
interface Import {
  readonly into: readonly string[] | undefined;
  readonly from: readonly string[] | undefined;
}

/** How names of stores begin that are filled so. */
const FILLED = 'mmkv ';
const IMPORTS = { class: 'Lcom/tencent/mmkv/MMKV;', name: 'importFromSharedPreferences' };

/** Stores that are filled out of others: what is kept in these is found in those too. */
export class ImportedStores {
  readonly #program: Program;
  readonly #constants: ConstantValues;
  #imports: readonly Import[] | undefined;

  constructor(program: Program, constants: ConstantValues) {
    this.#program = program;
    this.#constants = constants;
    this.#imports = undefined;
  }

  /** Names of stores, with those that are copied into them; undefined when these are not known. */
  with(stores: readonly string[] | undefined): readonly string[] | undefined {
    this.#imports ??= this.#find();
    if (stores === undefined || this.#imports.length === 0) return stores;
    if (!stores.some((name) => name.startsWith(FILLED))) return stores;
    const copied = this.#imports.filter(({ into }) => !areApart(into, stores)).map(({ from }) => from);
    return copied.includes(undefined) ? undefined : [...new Set([...stores, ...copied.flatMap((from) => from ?? [])])];
  }

  #find(): readonly Import[] {
    return this.#program.callsTo(IMPORTS).flatMap(({ method, instruction }) => {
      const frame = this.#constants.frames.of(method.id);
      const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
      if (frame === undefined || call?.kind !== 'call') return [{ into: undefined, from: undefined }];
      const [into, from] = call.arguments;
      return [{ into: storesOf(this.#constants, into, frame), from: storesOf(this.#constants, from, frame) }];
    });
  }
}
