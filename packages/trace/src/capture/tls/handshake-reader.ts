import { ByteFeed } from '../container/byte-feed.ts';
import type { Hold } from '../flow/budget.ts';

const HEAD_BYTES = 4;
/** A chain of certificates of the longest kind is not a tenth of it. */
const MAX_MESSAGE = 256 * 1024;

/** Puts handshake messages together, which lie across records as they like. */
export class HandshakeReader {
  readonly #message: (type: number, body: Uint8Array) => void;
  readonly #hold: Hold;
  #feed = new ByteFeed();
  #isLost = false;

  constructor(hold: Hold, message: (type: number, body: Uint8Array) => void) {
    this.#hold = hold;
    this.#message = message;
  }

  add(content: Uint8Array): void {
    if (this.#isLost) return;
    this.#hold.give(this.#feed.left);
    this.#feed.push(content);
    for (let head = this.#feed.peek(HEAD_BYTES); head !== undefined; head = this.#feed.peek(HEAD_BYTES)) {
      const [type, high, middle, low] = head;
      const size = high! * 65_536 + middle! * 256 + low!;
      const whole = size > MAX_MESSAGE ? undefined : this.#feed.take(HEAD_BYTES + size);
      if (size > MAX_MESSAGE) this.lose();
      if (whole === undefined) break;
      this.#message(type!, whole.subarray(HEAD_BYTES));
    }
    this.#feed.settle();
    this.#hold.take(this.#feed.left);
  }

  /** A record is missing: what follows cannot be cut into messages. */
  lose(): void {
    this.#isLost = true;
    this.#hold.give(this.#feed.left);
    this.#feed = new ByteFeed();
  }
}
