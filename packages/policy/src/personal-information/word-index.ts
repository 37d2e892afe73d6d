/**
 * Finds words of a vocabulary in texts: one walk down a tree of characters from each place. The tree is one table of steps, from the number of a node and
 * a character to the next node, in typed arrays: tens of thousands of words are read in a few milliseconds, and a walk makes no garbage.
 */
export class WordIndex<T> {
  /** Nodes by the hash of the step that leads to them; `ROOT`, to which none leads, where there is none. */
  readonly #places: Int32Array;
  readonly #shift: number;
  /** By node: the step that leads to it. */
  readonly #parents: Int32Array;
  readonly #units: Uint16Array;
  readonly #values: (readonly T[] | undefined)[] = [undefined];

  constructor(entries: Iterable<readonly [word: string, value: T]>) {
    const known = [...entries];
    const most = known.reduce((sum, [word]) => sum + word.length, 1);
    const bits = Math.max(4, 33 - Math.clz32(most));
    this.#places = new Int32Array(2 ** bits);
    this.#shift = 32 - bits;
    this.#parents = new Int32Array(most);
    this.#units = new Uint16Array(most);
    for (const [word, value] of known) if (word !== '') this.#add(word, value);
  }

  #add(word: string, value: T): void {
    let node = ROOT;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const place = this.#placeOf(node, unit);
      let below = this.#places[place] ?? ROOT;
      if (below === ROOT) {
        below = this.#values.push(undefined) - 1;
        this.#places[place] = below;
        this.#parents[below] = node;
        this.#units[below] = unit;
      }
      node = below;
    }
    const values = this.#values[node];
    this.#values[node] = values === undefined ? [value] : [...values, value];
  }

  /** Place of the node below `node` by a character, or the free place for it: the table is at most half full. */
  #placeOf(node: number, unit: number): number {
    const places = this.#places;
    const last = places.length - 1;
    let place = Math.imul(Math.imul(node, 0x85eb_ca6b) ^ unit, 0x9e37_79b1) >>> this.#shift;
    for (;;) {
      const below = places[place] ?? ROOT;
      if (below === ROOT || (this.#units[below] === unit && this.#parents[below] === node)) return place;
      place = (place + 1) & last;
    }
  }

  /** The node below `node` by a character (a code unit); `ROOT` when no word goes on so. A walk begins at `ROOT`. */
  below(node: number, unit: number): number {
    return this.#places[this.#placeOf(node, unit)] ?? ROOT;
  }

  /** Values of the word that ends at a node; undefined when none does. */
  valuesAt(node: number): readonly T[] | undefined {
    return this.#values[node];
  }

  /** Length and values of every word that begins at `at`, the shortest first. */
  startingAt(text: string, at: number): readonly Found<T>[] {
    let found: Found<T>[] | undefined;
    let node = ROOT;
    for (let end = at; end < text.length; end++) {
      node = this.below(node, text.charCodeAt(end));
      if (node === ROOT) break;
      const values = this.#values[node];
      if (values === undefined) continue;
      found ??= [];
      found.push({ length: end + 1 - at, values });
    }
    return found ?? NONE;
  }
}

export const ROOT = 0;

const NONE: readonly never[] = [];

interface Found<T> {
  readonly length: number;
  readonly values: readonly T[];
}
