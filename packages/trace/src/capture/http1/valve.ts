import type { ByteStream } from '../byte-stream.ts';
import type { Hold } from '../flow/budget.ts';

const MAX_BYTES = 64 * 1024;
/** What a piece costs beside its bytes. */
const PIECE_OVERHEAD = 128;

/** Keeps what comes until it is known who reads it. What is more than it can keep is a gap. */
export class Valve implements ByteStream {
  readonly #hold: Hold;
  #target: ByteStream | undefined;
  #kept: (Uint8Array | number)[] = [];
  #bytes = 0;
  #isEnded = false;

  constructor(hold: Hold) {
    this.#hold = hold;
  }

  data(bytes: Uint8Array): void {
    if (this.#target !== undefined) {
      this.#target.data(bytes);
      return;
    }
    if (this.#bytes + bytes.length > MAX_BYTES) {
      this.gap(bytes.length);
      return;
    }
    this.#bytes += bytes.length + PIECE_OVERHEAD;
    this.#hold.take(bytes.length + PIECE_OVERHEAD);
    this.#kept.push(bytes.slice());
  }

  gap(bytes: number): void {
    if (this.#target !== undefined) {
      this.#target.gap(bytes);
      return;
    }
    const last = this.#kept.at(-1);
    if (typeof last === 'number') this.#kept[this.#kept.length - 1] = last + bytes;
    else this.#kept.push(bytes);
  }

  end(): void {
    if (this.#target !== undefined) {
      this.#target.end();
      return;
    }
    this.#isEnded = true;
  }

  open(target: ByteStream): void {
    if (this.#target !== undefined) return;
    this.#target = target;
    for (const part of this.#kept) {
      if (typeof part === 'number') target.gap(part);
      else target.data(part);
    }
    this.#forget();
    if (this.#isEnded) target.end();
  }

  #forget(): void {
    this.#kept = [];
    this.#hold.give(this.#bytes);
    this.#bytes = 0;
  }
}
