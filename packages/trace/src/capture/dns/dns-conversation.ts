import type { ByteStream, Conversation } from '../byte-stream.ts';
import { ByteFeed } from '../container/byte-feed.ts';
import type { Hold } from '../flow/budget.ts';
import { type DnsMessage, readDns } from './message.ts';

/** DNS over TCP: messages with their length in two bytes before them. @source RFC 1035 4.2.2 */
export class DnsConversation implements Conversation {
  readonly up: ByteStream;
  readonly down: ByteStream;

  constructor(hold: Hold, take: (message: DnsMessage) => void) {
    this.up = new DnsStream(hold, take);
    this.down = new DnsStream(hold, take);
  }
}

class DnsStream implements ByteStream {
  readonly #hold: Hold;
  readonly #take: (message: DnsMessage) => void;
  readonly #feed = new ByteFeed();
  #isLost = false;

  constructor(hold: Hold, take: (message: DnsMessage) => void) {
    this.#hold = hold;
    this.#take = take;
  }

  data(bytes: Uint8Array): void {
    if (this.#isLost) return;
    this.#hold.give(this.#feed.left);
    this.#feed.push(bytes);
    for (let head = this.#feed.peek(2); head !== undefined; head = this.#feed.peek(2)) {
      const size = (head[0]! << 8) | head[1]!;
      const whole = this.#feed.take(2 + size);
      if (whole === undefined) break;
      const message = readDns(whole.subarray(2));
      if (message !== undefined) this.#take(message);
    }
    this.#feed.settle();
    this.#hold.take(this.#feed.left);
  }

  gap(): void {
    this.#isLost = true;
  }

  end(): void {
    this.#isLost = true;
  }
}
