import type { Constant } from '../program.ts';
import type { FieldConstant } from './constant-finder.ts';
import type { Interpreted } from './interpreter.ts';
import type { MethodReferences } from './method-references.ts';
import { UNKNOWN, type ValueId } from './values.ts';

const DEEPEST = 8;
/** Values can share parts, so a small graph can be a large tree. */
const MOST_NODES = 2_048;

/** Turns values into constants. One for each question, since it counts what it has made. */
export class ConstantTrees {
  readonly #values: Interpreted['values'];
  readonly #references: MethodReferences;
  readonly #fieldConstant: FieldConstant;
  #left: number;

  constructor(values: Interpreted['values'], references: MethodReferences, fieldConstant: FieldConstant) {
    this.#values = values;
    this.#references = references;
    this.#fieldConstant = fieldConstant;
    this.#left = MOST_NODES;
  }

  /** @param type descriptor of the place that takes the value: 0 is null where an object is wanted */
  of(id: ValueId, type?: string, depth = 0): Constant | undefined {
    const value = this.#values[id];
    if (value === undefined || depth > DEEPEST || this.#left-- <= 0) return undefined;
    switch (value.kind) {
      case 'number':
        return value.value === 0 && (type?.[0] === 'L' || type?.[0] === '[') ? { kind: 'null' } : value;
      case 'text':
      case 'class':
      case 'parameter':
        return value;
      case 'field':
        return this.#fieldConstant(value.field, true);
      case 'member':
        return this.#fieldConstant(value.field, false);
      case 'array':
        return { kind: 'array', items: this.#all(value.items, depth) };
      case 'new':
      case 'builder':
      case 'list':
        return { kind: 'new', class: value.class, arguments: this.#all(value.items, depth) };
      case 'either': {
        const values = value.items.map((item) => this.of(item, type, depth + 1));
        const known = values.filter((one) => one !== undefined);
        return known.length === 0 ? undefined : { kind: 'either', values: known };
      }
      case 'call': {
        const method = this.#references.get(value.method);
        return { kind: 'call', class: method.class, name: method.name, arguments: this.#arguments(value.items, method.parameters, depth) };
      }
    }
  }

  #all(items: readonly ValueId[], depth: number): readonly (Constant | undefined)[] {
    return items.map((item) => this.of(item, undefined, depth + 1));
  }

  #arguments(items: readonly ValueId[], parameters: readonly string[], depth: number): readonly (Constant | undefined)[] {
    const hidden = items.length - parameters.length; // the receiver
    return items.map((item, i) => (item === UNKNOWN ? undefined : this.of(item, parameters[i - hidden], depth + 1)));
  }
}
