import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Hold } from '../flow/budget.ts';
import { GrowingBytes } from '../growing-bytes.ts';

const LF = 10;
const CR = 13;

/** Stands for a line longer than any that is read: no protocol has it. */
export const TOO_LONG = '\u0000';

/** Cuts bytes into lines, which may lie across pieces. */
export class LineReader {
  readonly #maxBytes: number;
  readonly #held: GrowingBytes;

  constructor(maxBytes: number, hold: Hold) {
    this.#maxBytes = maxBytes;
    this.#held = new GrowingBytes(hold);
  }

  /** Where the rest begins, and the line without its end; the line is undefined while its end has not come. */
  read(bytes: Uint8Array, at: number): { readonly line: string | undefined; readonly at: number } {
    const end = bytes.indexOf(LF, at);
    const to = end === -1 ? bytes.length : end;
    if (this.#held.length + to - at > this.#maxBytes) {
      this.#held.take();
      return { line: TOO_LONG, at: bytes.length };
    }
    if (end !== -1 && this.#held.length === 0) return { line: lineOf(bytes.subarray(at, to)), at: to + 1 };
    this.#held.add(bytes.subarray(at, to));
    return end === -1 ? { line: undefined, at: to } : { line: lineOf(this.#held.take()), at: to + 1 };
  }

  clear(): void {
    this.#held.take();
  }
}

const lineOf = (bytes: Uint8Array) => decodeUtf8(bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);
