import { grown } from './growing-table.ts';
import { KIND, VALUE_WORDS, type ValueId } from './method-values.ts';

/** More than the registers of any method. */
const JOIN_KEY = 2 ** 16;

/** The values of a method as they are found. */
export class ValueList {
  /** Numbers of more than 32 bits. */
  numbers: number[] = [];
  joins: ValueId[][] = [];
  #values: Int32Array = new Int32Array(4_096);
  #count = 1;
  /** Value of each join by block and register. */
  readonly #joinAt = new Map<number, ValueId>();
  /** Places in filled arrays, as values. */
  readonly #places = new Map<number, ValueId>();

  clear(): void {
    this.#count = 1;
    if (this.numbers.length > 0) this.numbers = [];
    if (this.joins.length > 0) this.joins = [];
    if (this.#joinAt.size > 0) this.#joinAt.clear();
    if (this.#places.size > 0) this.#places.clear();
  }

  add(kind: number, a: number, b: number, at: number): ValueId {
    const word = this.#count * VALUE_WORDS;
    this.#values = grown(this.#values, word + VALUE_WORDS);
    const values = this.#values;
    values[word] = kind;
    values[word + 1] = a;
    values[word + 2] = b;
    values[word + 3] = at;
    return this.#count++;
  }

  /** What is known of a value is brought up to date. */
  change(id: ValueId, a: number, b: number): void {
    this.#values[id * VALUE_WORDS + 1] = a;
    this.#values[id * VALUE_WORDS + 2] = b;
  }

  addNumber(value: number, at: number): ValueId {
    const isShort = (value | 0) === value;
    return isShort ? this.add(KIND.number, value, 0, at) : this.add(KIND.number, this.numbers.push(value) - 1, 1, at);
  }

  /** A number that no instruction makes: the place of an item of a filled array. */
  place(value: number): ValueId {
    let known = this.#places.get(value);
    if (known === undefined) {
      known = this.add(KIND.number, value, 0, -1);
      this.#places.set(value, known);
    }
    return known;
  }

  /** What a register of a block may hold: either of two values, and what was joined there before. */
  joined(block: number, register: number, known: ValueId, other: ValueId): ValueId {
    const key = block * JOIN_KEY + register;
    let join = this.#joinAt.get(key);
    if (join === undefined) {
      join = this.add(KIND.join, this.joins.push([]) - 1, 0, -1);
      this.#joinAt.set(key, join);
    }
    const items = this.joins[this.#values[join * VALUE_WORDS + 1]!]!;
    if (known !== join && !items.includes(known)) items.push(known);
    if (other !== join && !items.includes(other)) items.push(other);
    return join;
  }

  taken(): Int32Array {
    return this.#values.slice(0, this.#count * VALUE_WORDS);
  }
}
