/** Grows as it is written; little-endian throughout, as every format of the kit is. Offsets count from the first byte written. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** Bytes written so far, which is also the offset of the next one. */
  get length(): number {
    return this.#length;
  }

  u1(value: number): this {
    this.#room(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  u2(value: number): this {
    this.#room(2);
    this.#view.setUint16(this.#length, value, true);
    this.#length += 2;
    return this;
  }

  u4(value: number): this {
    this.#room(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
    return this;
  }

  u8(value: number | bigint): this {
    this.#room(8);
    this.#view.setBigUint64(this.#length, BigInt.asUintN(64, BigInt(value)), true);
    this.#length += 8;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** Unsigned LEB128 of a number below 2^32. */
  uleb(value: number): this {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.u1((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.u1(rest);
  }

  /** Signed LEB128 of a 32-bit number. */
  sleb(value: number): this {
    let rest = value | 0;
    while (rest < -0x40 || rest > 0x3f) {
      this.u1((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    return this.u1(rest & 0x7f);
  }

  zeros(count: number): this {
    this.#room(count);
    this.#length += count;
    return this;
  }

  /** Zeros up to the next multiple of `alignment`. */
  align(alignment: number): this {
    return this.zeros((alignment - (this.#length % alignment)) % alignment);
  }

  /** Overwrites four bytes already written. */
  setU4(offset: number, value: number): this {
    this.#view.setUint32(offset, value, true);
    return this;
  }

  /** Overwrites two bytes already written. */
  setU2(offset: number, value: number): this {
    this.#view.setUint16(offset, value, true);
    return this;
  }

  /** A copy of everything written so far. */
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
