import { type Dex, decodeMutf8, encodeTerminated } from '@touchstone/formats/dex';

const LONGEST_PROBE = 32;
const MOST_ASKED = 16_384;
const ABSENT = -1;

/**
 * Identity of names across DEX files: each distinct text among descriptors, method and field names has one id, dense
 * from 0, in the order of first sight. Texts stay where they are in the files; nothing is decoded.
 *
 * Open addressing. A file made so that all its names collide finds probes that stop after a few steps and go on in a
 * map of strings, whose own hash it cannot know.
 */
export class TextTable {
  count: number;
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #hashes: Int32Array;
  readonly #bytes: Uint8Array[];
  readonly #file: Uint16Array;
  readonly #at: Uint32Array;
  readonly #length: Uint32Array;
  readonly #overflow: Map<string, number>;
  /** Answers to what was asked last: most names are asked for again and again. */
  readonly #asked: Map<string, number>;

  /** @param capacity most texts that will be added */
  constructor(capacity: number) {
    let slots = 1_024;
    while (slots < capacity * 2) slots *= 2;
    this.count = 0;
    this.#slots = new Int32Array(slots).fill(ABSENT);
    this.#mask = slots - 1;
    this.#hashes = new Int32Array(capacity);
    this.#bytes = [];
    this.#file = new Uint16Array(capacity);
    this.#at = new Uint32Array(capacity);
    this.#length = new Uint32Array(capacity);
    this.#overflow = new Map();
    this.#asked = new Map();
  }

  /** Adds the texts of a DEX file that `isName` marks. @returns id of each string, -1 for those not marked */
  addAll(dex: Dex, isName: Uint8Array): Int32Array {
    const u8 = dex.bytes.u8;
    const { textAt } = dex.tables;
    const file = this.#bytes.push(u8) - 1;
    const ids = new Int32Array(isName.length);
    for (let s = 0; s < isName.length; s++) {
      if (isName[s] === 0) {
        ids[s] = ABSENT;
        continue;
      }
      const from = textAt[s]!;
      // Two bytes to a step: each waits for the one before.
      let hash = SEED;
      let to = from;
      for (let byte = u8[to]!; byte !== 0; byte = u8[to]!) {
        const next = u8[to + 1]!;
        hash = Math.imul(hash ^ byte ^ (next << 8), PRIME);
        to += next === 0 ? 1 : 2;
      }
      ids[s] = this.#put(u8, from, to - from, mixed(hash), file);
    }
    return ids;
  }

  /** Id of a text, -1 when no DEX file uses it as a name. */
  find(text: string): number {
    let id = this.#asked.get(text);
    if (id === undefined) {
      id = this.#find(text);
      if (this.#asked.size >= MOST_ASKED) this.#asked.clear();
      this.#asked.set(text, id);
    }
    return id;
  }

  #find(text: string): number {
    const key = encodeTerminated(text);
    const length = key.length - 1;
    let hash = SEED;
    for (let i = 0; i < length; i += 2) hash = Math.imul(hash ^ key[i]! ^ (key[i + 1]! << 8), PRIME);
    const slot = this.#probe(key, 0, length, mixed(hash));
    return slot < 0 ? (this.#overflow.get(text) ?? ABSENT) : this.#slots[slot]!;
  }

  text(id: number): string {
    const at = this.#at[id]!;
    return decodeMutf8(this.#bytes[this.#file[id]!]!, at, at + this.#length[id]!);
  }

  #put(bytes: Uint8Array, at: number, length: number, hash: number, file: number): number {
    const slot = this.#probe(bytes, at, length, hash);
    if (slot < 0) return this.#putOverflow(bytes, at, length, file);
    const known = this.#slots[slot]!;
    if (known !== ABSENT) return known;
    const id = this.#append(at, length, file);
    this.#slots[slot] = id;
    this.#hashes[id] = hash;
    return id;
  }

  /** The slot that holds the text or the free one where it belongs; -1 when both are too far away. */
  #probe(bytes: Uint8Array, at: number, length: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash & mask;
    for (let step = 0; step < LONGEST_PROBE; step++) {
      const id = slots[slot]!;
      if (id === ABSENT) return slot;
      if (this.#hashes[id] === hash && this.#length[id] === length && this.#isSame(id, bytes, at, length)) return slot;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  #isSame(id: number, bytes: Uint8Array, at: number, length: number): boolean {
    const other = this.#bytes[this.#file[id]!]!;
    const otherAt = this.#at[id]!;
    for (let i = 0; i < length; i++) if (other[otherAt + i] !== bytes[at + i]) return false;
    return true;
  }

  #putOverflow(bytes: Uint8Array, at: number, length: number, file: number): number {
    const text = decodeMutf8(bytes, at, at + length);
    const known = this.#overflow.get(text);
    if (known !== undefined) return known;
    const id = this.#append(at, length, file);
    this.#overflow.set(text, id);
    return id;
  }

  #append(at: number, length: number, file: number): number {
    const id = this.count++;
    this.#at[id] = at;
    this.#length[id] = length;
    this.#file[id] = file;
    return id;
  }
}

const SEED = 0x811c_9dc5 | 0;
const PRIME = 0x0100_0193;
const MIX = 0x2c1b_3c6d;

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), MIX);
  return once ^ (once >>> 13);
}
