import type { Hold } from './flow/budget.ts';

const SMALLEST = 256;

/** Bytes that are put together from pieces. The buffer grows by doubling, and what it takes is held of the budget. */
export class GrowingBytes {
  readonly #hold: Hold;
  #buffer: Uint8Array = new Uint8Array();
  length = 0;

  constructor(hold: Hold) {
    this.#hold = hold;
  }

  /** A view that holds until the next change. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  add(piece: Uint8Array): void {
    const wanted = this.length + piece.length;
    if (wanted > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(SMALLEST, wanted, Math.min(this.#buffer.length * 2, wanted * 2)));
      grown.set(this.bytes);
      this.#hold.take(grown.length - this.#buffer.length);
      this.#buffer = grown;
    }
    this.#buffer.set(piece, this.length);
    this.length = wanted;
  }

  /** Hands over the bytes, and holds nothing any more. */
  take(): Uint8Array {
    const { bytes } = this;
    this.#hold.give(this.#buffer.length);
    this.#buffer = new Uint8Array();
    this.length = 0;
    return bytes;
  }
}
