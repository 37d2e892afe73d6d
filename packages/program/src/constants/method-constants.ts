import type { Dex } from '@touchstone/formats/dex';
import type { Constant } from '../program.ts';
import type { StaticField } from './constant-finder.ts';
import { ConstantTrees } from './constant-trees.ts';
import { Interpreter } from './interpreter.ts';
import type { MethodReferences } from './method-references.ts';
import { UNKNOWN } from './values.ts';

/** What is known about the values in one method. */
export class MethodConstants {
  readonly #run: Interpreter;
  readonly #dex: Dex;
  readonly #references: MethodReferences;
  readonly #staticField: StaticField;

  constructor(dex: Dex, definition: number, references: MethodReferences, budget: { steps: number }, staticField: StaticField) {
    this.#dex = dex;
    this.#references = references;
    this.#staticField = staticField;
    this.#run = new Interpreter(dex, definition, references, budget);
    this.#run.run();
  }

  /** Argument `n` of the call at an instruction, the receiver first. */
  argument(instruction: number, n: number): Constant | undefined {
    const call = this.#run.calls.get(instruction);
    return call === undefined ? undefined : this.#trees().of(call.items[n] ?? UNKNOWN, call.types[n]);
  }

  /** What the method leaves in a static field (row of the file's table), if that is always the same. */
  stored(field: number): Constant | undefined {
    const id = this.#run.stores.get(field);
    return id === undefined ? undefined : this.#trees().of(id, this.#dex.typeDescriptor(this.#dex.tables.fieldIds[field * 2]! >>> 16));
  }

  #trees(): ConstantTrees {
    return new ConstantTrees(this.#run.values, this.#references, this.#staticField);
  }
}
