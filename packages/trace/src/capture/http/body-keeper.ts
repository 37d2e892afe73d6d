import type { Hold } from '../flow/budget.ts';
import { GrowingBytes } from '../growing-bytes.ts';

/** Keeps the first bytes of a body and counts the rest. */
export class BodyKeeper {
  readonly #max: number;
  readonly #kept: GrowingBytes;
  /** Bytes of the body, kept or not. */
  bytes = 0;
  /** Something is missing inside or after what is kept. */
  isCut = false;

  constructor(max: number, hold: Hold) {
    this.#max = max;
    this.#kept = new GrowingBytes(hold);
  }

  add(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    const room = this.isCut ? 0 : this.#max - this.#kept.length;
    if (bytes.length > room) this.isCut = true;
    if (room > 0) this.#kept.add(bytes.subarray(0, room));
  }

  gap(bytes: number): void {
    this.bytes += bytes;
    this.isCut = true;
  }

  /** The bytes kept, which are then no longer held. */
  take(): Uint8Array {
    return this.#kept.take().slice();
  }
}
