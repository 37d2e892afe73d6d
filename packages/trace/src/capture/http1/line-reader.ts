import { decodeUtf8 } from '@touchstone/kernel/bytes';

const LF = 10;
const CR = 13;
const NOTHING = new Uint8Array();

/** Cuts bytes into lines, which may lie across pieces. */
export class LineReader {
  readonly #maxBytes: number;
  #held: Uint8Array = NOTHING;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Where the rest begins, and the line without its end; the line is undefined while its end has not come. */
  read(bytes: Uint8Array, at: number): { readonly line: string | undefined; readonly at: number } {
    const end = bytes.indexOf(LF, at);
    const to = end === -1 ? bytes.length : end;
    const size = this.#held.length + to - at;
    if (size > this.#maxBytes) {
      this.#held = NOTHING;
      return { line: TOO_LONG, at: bytes.length };
    }
    const whole = new Uint8Array(size);
    whole.set(this.#held);
    whole.set(bytes.subarray(at, to), this.#held.length);
    this.#held = end === -1 ? whole : NOTHING;
    if (end === -1) return { line: undefined, at: to };
    return { line: decodeUtf8(whole.at(-1) === CR ? whole.subarray(0, -1) : whole), at: to + 1 };
  }

  clear(): void {
    this.#held = NOTHING;
  }
}

/** Stands for a line longer than any that is read: no protocol has it. */
export const TOO_LONG = '\u0000';
