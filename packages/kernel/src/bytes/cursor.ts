/** Thrown when an input ends before a read does. Caught once, at the edge of each format. */
export class OutOfBytes extends Error {
  override readonly name = 'OutOfBytes';

  constructor(at: number, wanted: number, size: number) {
    super(`wanted ${wanted} bytes at ${at} of ${size}`);
  }
}

/**
 * A position in untrusted little-endian bytes.
 *
 * Every read checks its bounds, so the parser above is a straight line of reads and still
 * cannot leave the input.
 */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  /** Offset of the next read, in bytes from the start of `bytes`. */
  get at(): number {
    return this.#at;
  }

  /** Bytes between the next read and the end. */
  get left(): number {
    return this.bytes.length - this.#at;
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  i32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  /** Unsigned 64 bit as a number; above 2^53 it loses precision, which no length of a real file needs. */
  u64(): number {
    const from = this.#take(8);
    return this.#view.getUint32(from, true) + this.#view.getUint32(from + 4, true) * 2 ** 32;
  }

  f32(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  /** Unsigned LEB128 of at most five bytes, as DEX writes its counts. */
  uleb128(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new OutOfBytes(this.#at, 1, this.bytes.length);
  }

  /** Signed LEB128 of at most five bytes. */
  sleb128(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift < 25 && (byte & 0x40) !== 0 ? value | (-1 << (shift + 7)) : value;
    }
    throw new OutOfBytes(this.#at, 1, this.bytes.length);
  }

  /** The next `length` bytes, as a view and not a copy. */
  slice(length: number): Uint8Array {
    const from = this.#take(length);
    return this.bytes.subarray(from, from + length);
  }

  skip(length: number): void {
    this.#take(length);
  }

  /** Moves to `at`, which may be anywhere in the bytes or at their end. */
  seek(at: number): void {
    if (!(at >= 0 && at <= this.bytes.length)) throw new OutOfBytes(at, 0, this.bytes.length);
    this.#at = at;
  }

  #take(length: number): number {
    const from = this.#at;
    if (!(from >= 0 && length >= 0 && from + length <= this.bytes.length)) {
      throw new OutOfBytes(from, length, this.bytes.length);
    }
    this.#at = from + length;
    return from;
  }
}
