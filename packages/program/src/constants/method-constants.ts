import type { Dex } from '@touchstone/formats/dex';
import type { Constant } from '../program.ts';
import type { FieldConstant } from './constant-finder.ts';
import { ConstantTrees } from './constant-trees.ts';
import { type Interpreted, interpret } from './interpreter.ts';
import type { MethodReferences } from './method-references.ts';
import { UNKNOWN } from './values.ts';

/** What is known about the values in one method, as constants. */
export class MethodConstants {
  readonly #dex: Dex;
  readonly #references: MethodReferences;
  readonly #fieldConstant: FieldConstant;
  readonly #interpreted: Interpreted;

  constructor(dex: Dex, definition: number, references: MethodReferences, budget: { steps: number }, fieldConstant: FieldConstant) {
    this.#dex = dex;
    this.#references = references;
    this.#fieldConstant = fieldConstant;
    this.#interpreted = interpret(dex, definition, references, budget);
  }

  /** How much is kept for these answers. */
  get size(): number {
    const { values, calls } = this.#interpreted;
    return values.length + calls.size;
  }

  /** Argument `n` of the call at an instruction, the receiver first. */
  argument(instruction: number, n: number): Constant | undefined {
    const call = this.#interpreted.calls.get(instruction);
    return call === undefined ? undefined : this.#trees().of(call.items[n] ?? UNKNOWN, call.types[n]);
  }

  /** What the method leaves in a field (row of the file's table), if that is always the same. */
  stored(field: number): Constant | undefined {
    const id = this.#interpreted.stores.get(field);
    const type = this.#dex.tables.fieldIds[field * 2]! >>> 16;
    return id === undefined ? undefined : this.#trees().of(id, this.#dex.typeDescriptor(type));
  }

  #trees(): ConstantTrees {
    return new ConstantTrees(this.#interpreted.values, this.#references, this.#fieldConstant);
  }
}
