import type { Hold } from '../flow/budget.ts';

/** Keeps the first bytes of a body and counts the rest. */
export class BodyKeeper {
  readonly #max: number;
  readonly #hold: Hold;
  #parts: Uint8Array[] = [];
  #kept = 0;
  /** Bytes of the body, kept or not. */
  bytes = 0;
  /** Something is missing inside or after what is kept. */
  isCut = false;

  constructor(max: number, hold: Hold) {
    this.#max = max;
    this.#hold = hold;
  }

  add(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    const room = this.isCut ? 0 : this.#max - this.#kept;
    if (bytes.length > room) this.isCut = true;
    if (room === 0) return;
    const part = bytes.slice(0, room);
    this.#parts.push(part);
    this.#kept += part.length;
    // Bodies that come byte by byte would otherwise cost an object for each.
    if (this.#parts.length > 64) this.#parts = [this.#joined()];
    this.#hold.take(part.length);
  }

  gap(bytes: number): void {
    this.bytes += bytes;
    this.isCut = true;
  }

  /** The bytes kept, which are then no longer held. */
  take(): Uint8Array {
    const all = this.#joined();
    this.#hold.give(this.#kept);
    this.#parts = [];
    this.#kept = 0;
    return all;
  }

  #joined(): Uint8Array {
    if (this.#parts.length === 1) return this.#parts[0]!;
    const all = new Uint8Array(this.#kept);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
