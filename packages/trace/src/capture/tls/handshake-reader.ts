import type { Hold } from '../flow/budget.ts';

const HEAD_BYTES = 4;
/** A chain of certificates of the longest kind is not a tenth of it. */
const MAX_MESSAGE = 256 * 1024;
const NOTHING = new Uint8Array();

/** Puts handshake messages together, which lie across records as they like. */
export class HandshakeReader {
  readonly #message: (type: number, body: Uint8Array) => void;
  readonly #hold: Hold;
  #held: Uint8Array = NOTHING;
  #isLost = false;

  constructor(hold: Hold, message: (type: number, body: Uint8Array) => void) {
    this.#hold = hold;
    this.#message = message;
  }

  add(content: Uint8Array): void {
    if (this.#isLost) return;
    const bytes = this.#held.length === 0 ? content : joined(this.#held, content);
    let at = 0;
    while (bytes.length - at >= HEAD_BYTES) {
      const size = bytes[at + 1]! * 65_536 + bytes[at + 2]! * 256 + bytes[at + 3]!;
      if (size > MAX_MESSAGE) {
        this.lose();
        return;
      }
      if (bytes.length - at - HEAD_BYTES < size) break;
      this.#message(bytes[at]!, bytes.subarray(at + HEAD_BYTES, at + HEAD_BYTES + size));
      at += HEAD_BYTES + size;
    }
    this.#keep(bytes.slice(at));
  }

  /** A record is missing: what follows cannot be cut into messages. */
  lose(): void {
    this.#isLost = true;
    this.#keep(NOTHING);
  }

  #keep(bytes: Uint8Array): void {
    this.#hold.give(this.#held.length);
    this.#held = bytes;
    this.#hold.take(bytes.length);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
