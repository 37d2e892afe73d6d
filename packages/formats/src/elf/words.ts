import { OutOfBytes } from '@touchstone/kernel/bytes';

/** Bytes of an ELF file in the width and byte order that its first bytes declare. Every read checks its bounds. */
export class Words {
  readonly bytes: Uint8Array;
  readonly bits: 32 | 64;
  readonly isLittle: boolean;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, bits: 32 | 64, isLittle: boolean) {
    this.bytes = bytes;
    this.bits = bits;
    this.isLittle = isLittle;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#inside(at, 1));
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#inside(at, 2), this.isLittle);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#inside(at, 4), this.isLittle);
  }

  /** An address, offset or size: 4 or 8 bytes. Above 2^53 it loses precision, and lies outside every file. */
  word(at: number): number {
    if (this.bits === 32) return this.u32(at);
    const [low, high] = this.isLittle ? [at, at + 4] : [at + 4, at];
    return this.u32(low) + this.u32(high) * 2 ** 32;
  }

  #inside(at: number, length: number): number {
    if (!(at >= 0 && at + length <= this.bytes.length)) throw new OutOfBytes(at, length, this.bytes.length);
    return at;
  }
}
