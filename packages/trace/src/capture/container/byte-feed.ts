const SMALLEST = 4096;
const NOTHING = new Uint8Array();

/**
 * Bytes that come in pieces of any size and are taken in pieces of any other.
 *
 * While a piece lasts it is read in place; only what is left of it at its end is copied, into a buffer that grows by
 * doubling, so that a thousand pieces of one byte cost no more than one of a thousand.
 */
export class ByteFeed {
  #bytes: Uint8Array = NOTHING;
  #from = 0;
  #to = 0;
  #isOwn = false;

  get left(): number {
    return this.#to - this.#from;
  }

  /** Lends `piece` to the feed until `settle`. */
  push(piece: Uint8Array): void {
    if (this.left === 0) {
      this.#bytes = piece;
      this.#from = 0;
      this.#to = piece.length;
      this.#isOwn = false;
      return;
    }
    this.#makeRoom(piece.length);
    this.#bytes.set(piece, this.#to);
    this.#to += piece.length;
  }

  /** The next `length` bytes as a view that holds until the next `push`; undefined when there are not so many. */
  take(length: number): Uint8Array | undefined {
    const view = this.peek(length);
    if (view !== undefined) this.#from += length;
    return view;
  }

  peek(length: number): Uint8Array | undefined {
    return length <= this.left ? this.#bytes.subarray(this.#from, this.#from + length) : undefined;
  }

  /** Passes over up to `length` bytes; how many. */
  skip(length: number): number {
    const count = Math.min(length, this.left);
    this.#from += count;
    return count;
  }

  /** Copies what is left, so that the caller of `push` has its piece back. */
  settle(): void {
    if (this.left === 0) {
      this.#bytes = NOTHING;
      this.#from = this.#to = 0;
    } else if (!this.#isOwn) this.#makeRoom(0);
  }

  #makeRoom(more: number): void {
    const size = this.left;
    if (this.#isOwn && this.#to + more <= this.#bytes.length) return;
    const isRoomy = this.#isOwn && size + more <= this.#bytes.length / 2;
    const target = isRoomy ? this.#bytes : new Uint8Array(Math.max(SMALLEST, (size + more) * 2));
    target.set(this.#bytes.subarray(this.#from, this.#to));
    this.#bytes = target;
    this.#from = 0;
    this.#to = size;
    this.#isOwn = true;
  }
}
