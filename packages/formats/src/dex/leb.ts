/**
 * Reads LEB128 numbers one after the other, for the loops where a `Cursor` would be most of the work.
 *
 * Never throws: behind the end it reads zeros, and callers look at `at` before each item.
 */
export class LebReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Unsigned, at most five bytes; bits above 32 are lost. */
  unsigned(): number {
    const bytes = this.bytes;
    let at = this.at;
    let byte = bytes[at++]!;
    let value = byte & 0x7f;
    if (byte > 0x7f) {
      byte = bytes[at++]!;
      value |= (byte & 0x7f) << 7;
      if (byte > 0x7f) {
        byte = bytes[at++]!;
        value |= (byte & 0x7f) << 14;
        if (byte > 0x7f) {
          byte = bytes[at++]!;
          value |= (byte & 0x7f) << 21;
          if (byte > 0x7f) value |= bytes[at++]! << 28;
        }
      }
    }
    this.at = at;
    return value >>> 0;
  }

  /** Passes over `count` numbers, but not over the end. */
  skip(count: number): void {
    const bytes = this.bytes;
    const end = bytes.length;
    let at = this.at;
    for (let left = count; left > 0 && at < end; left--) while (bytes[at++]! > 0x7f);
    this.at = at;
  }

  /** Signed, at most five bytes. */
  signed(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift < 25 && (byte & 0x40) !== 0 ? value | (-1 << (shift + 7)) : value;
    }
    return value;
  }
}
