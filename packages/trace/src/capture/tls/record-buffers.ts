const SPARE = 8;

/** Buffers for records that come in several segments, used again and again: a new one for each would be half of all that is allocated. */
export class RecordBuffers {
  readonly #bytes: number;
  readonly #spare: Uint8Array[] = [];

  /** @param bytes of the largest record */
  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** A buffer with anything in it. Whoever does not bring it back has it for good. */
  take(): Uint8Array {
    return this.#spare.pop() ?? new Uint8Array(this.#bytes);
  }

  bringBack(buffer: Uint8Array): void {
    if (this.#spare.length < SPARE) this.#spare.push(buffer);
  }
}
