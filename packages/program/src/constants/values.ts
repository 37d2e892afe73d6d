/** Id of a value; 0 stands for one of which nothing is known. */
export type ValueId = number;
export const UNKNOWN: ValueId = 0;

/** What is known of a register. Two values with equal content have the same id. */
export type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'class'; readonly descriptor: string }
  /** Static field, by its row in the file's table. */
  | { readonly kind: 'field'; readonly field: number }
  | { readonly kind: 'parameter'; readonly index: number }
  /** Made at `at`; until its constructor has run without arguments. */
  | { readonly kind: 'new'; readonly class: string; readonly at: number; readonly items: readonly ValueId[] }
  /** A StringBuilder or StringBuffer with what was appended. */
  | { readonly kind: 'builder'; readonly class: string; readonly at: number; readonly items: readonly ValueId[] }
  | { readonly kind: 'array'; readonly at: number; readonly items: readonly ValueId[] }
  /** Result of the call at `at` of the method in a row of the file's table. */
  | { readonly kind: 'call'; readonly method: number; readonly at: number; readonly items: readonly ValueId[] };

/** A method whose values are more than this is not worth following; those beyond are unknown. */
const MOST_VALUES = 20_000;
/** Items of all values of a method together: a loop can make a long array again and again. */
const MOST_ITEMS = 200_000;

/** The values of one method, each kept once. */
export class Values {
  readonly #values: (Value | undefined)[];
  readonly #ids: Map<string, ValueId>;
  #itemsLeft: number;

  constructor() {
    this.#values = [undefined];
    this.#ids = new Map();
    this.#itemsLeft = MOST_ITEMS;
  }

  /** Values and their items. */
  get size(): number {
    return this.#values.length + MOST_ITEMS - this.#itemsLeft;
  }

  /** Forgets what is only needed to make new values. */
  seal(): void {
    this.#ids.clear();
    this.#itemsLeft = Math.max(this.#itemsLeft, 0);
  }

  get(id: ValueId): Value | undefined {
    return this.#values[id];
  }

  number(value: number): ValueId {
    return Number.isSafeInteger(value) ? this.#put(`#${value}`, { kind: 'number', value }) : UNKNOWN;
  }

  text(value: string): ValueId {
    return this.#put(`"${value}`, { kind: 'text', value });
  }

  class(descriptor: string): ValueId {
    return this.#put(`.${descriptor}`, { kind: 'class', descriptor });
  }

  field(field: number): ValueId {
    return this.#put(`f${field}`, { kind: 'field', field });
  }

  parameter(index: number): ValueId {
    return this.#put(`p${index}`, { kind: 'parameter', index });
  }

  made(kind: 'new' | 'builder', descriptor: string, at: number, items: readonly ValueId[]): ValueId {
    return this.#withItems(`${kind[0]}${at}:${descriptor}`, { kind, class: descriptor, at, items });
  }

  array(at: number, items: readonly ValueId[]): ValueId {
    return this.#withItems(`a${at}`, { kind: 'array', at, items });
  }

  call(method: number, at: number, items: readonly ValueId[]): ValueId {
    return this.#withItems(`c${at}:${method}`, { kind: 'call', method, at, items });
  }

  #withItems(key: string, value: Value & { readonly items: readonly ValueId[] }): ValueId {
    if (this.#itemsLeft < 0) return UNKNOWN;
    this.#itemsLeft -= value.items.length;
    return this.#put(`${key}(${value.items.join()}`, value);
  }

  #put(key: string, value: Value): ValueId {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.#values.length >= MOST_VALUES) return UNKNOWN;
    const id = this.#values.push(value) - 1;
    this.#ids.set(key, id);
    return id;
  }
}
