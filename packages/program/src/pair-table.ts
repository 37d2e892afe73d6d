const LONGEST_PROBE = 32;
const ABSENT = -1;

/**
 * Gives each pair of small numbers an id, dense from 0. Like `TextTable` it cannot be made slow: probes are bounded,
 * and what does not fit goes into a map.
 */
export class PairTable {
  count: number;
  readonly #slots: Int32Array;
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #overflow: Map<number, number>;

  /** @param capacity most pairs that will be put */
  constructor(capacity: number) {
    let slots = 256;
    while (slots < capacity * 2) slots *= 2;
    this.count = 0;
    this.#slots = new Int32Array(slots).fill(ABSENT);
    this.#first = new Int32Array(capacity);
    this.#second = new Int32Array(capacity);
    this.#overflow = new Map();
  }

  /** @param a below 2^26 or negative one @param b the same */
  put(a: number, b: number): number {
    const slot = this.#probe(a, b);
    if (slot < 0) return this.#putOverflow(a, b);
    const known = this.#slots[slot]!;
    if (known !== ABSENT) return known;
    const id = this.#append(a, b);
    this.#slots[slot] = id;
    return id;
  }

  /** Id of a pair, -1 when it was never put. */
  find(a: number, b: number): number {
    const slot = this.#probe(a, b);
    return slot < 0 ? (this.#overflow.get(keyOf(a, b)) ?? ABSENT) : this.#slots[slot]!;
  }

  #probe(a: number, b: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = mixed(a, b) & mask;
    for (let step = 0; step < LONGEST_PROBE; step++) {
      const id = slots[slot]!;
      if (id === ABSENT || (this.#first[id] === a && this.#second[id] === b)) return slot;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  #putOverflow(a: number, b: number): number {
    const key = keyOf(a, b);
    const known = this.#overflow.get(key);
    if (known !== undefined) return known;
    const id = this.#append(a, b);
    this.#overflow.set(key, id);
    return id;
  }

  #append(a: number, b: number): number {
    const id = this.count++;
    this.#first[id] = a;
    this.#second[id] = b;
    return id;
  }
}

const keyOf = (a: number, b: number) => (a + 1) * 2 ** 26 + b + 1;

function mixed(a: number, b: number): number {
  let hash = (Math.imul(a, 0x9e37_79b1) + Math.imul(b, 0x85eb_ca77)) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return hash ^ (hash >>> 14);
}
