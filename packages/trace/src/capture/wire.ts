import { OutOfBytes } from '@touchstone/kernel/bytes';

/** A position in untrusted bytes in network order. Every read checks its bounds. */
export class Wire {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  u8(): number {
    return this.bytes[this.#take(1)]!;
  }

  u16(): number {
    const at = this.#take(2);
    return (this.bytes[at]! << 8) | this.bytes[at + 1]!;
  }

  u24(): number {
    return this.u8() * 65_536 + this.u16();
  }

  u32(): number {
    return this.u16() * 65_536 + this.u16();
  }

  /** The next `length` bytes, as a view. */
  slice(length: number): Uint8Array {
    const at = this.#take(length);
    return this.bytes.subarray(at, at + length);
  }

  /** Bytes with their length before them in one, two or three bytes. */
  vector(lengthBytes: 1 | 2 | 3): Wire {
    const length = lengthBytes === 1 ? this.u8() : lengthBytes === 2 ? this.u16() : this.u24();
    return new Wire(this.slice(length));
  }

  #take(length: number): number {
    const at = this.at;
    if (at + length > this.bytes.length) throw new OutOfBytes(at, length, this.bytes.length);
    this.at = at + length;
    return at;
  }
}

/** What `read` makes of the bytes; undefined when they end too early. */
export function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OutOfBytes) return undefined;
    throw error;
  }
}
