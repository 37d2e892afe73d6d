import { decodeUtf8 } from '@touchstone/kernel/bytes';
import { type ByteStream, type Conversation, UNREAD } from '../byte-stream.ts';
import { startsRequest } from '../http1/methods.ts';
import { Valve } from '../http1/valve.ts';
import { PREFACE } from '../http2/preface.ts';
import type { Hold } from './budget.ts';

export type Protocol = 'tls' | 'http1' | 'http2' | 'other';

const LONGEST = PREFACE.length;

/** What the first bytes of a client say it speaks; undefined while they are too few. */
export function protocolOf(bytes: Uint8Array): Protocol | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes[0] === 0x16) return bytes.length < 3 ? undefined : bytes[1] === 3 && bytes[2]! <= 4 ? 'tls' : 'other';
  const start = String.fromCharCode(...bytes.subarray(0, LONGEST));
  if (start === PREFACE) return 'http2';
  if (PREFACE.startsWith(start)) return undefined;
  const request = startsRequest(bytes);
  return request === 'yes' ? 'http1' : request === 'maybe' ? undefined : 'other';
}

/** How often a connection that began with something else is looked at again. */
const LATER_LOOKS = 64;
const FIRST_LINE_BYTES = 2048;

/**
 * A connection whose protocol the first bytes of the client decide; until then both directions wait. Where a capture began
 * in the middle of a connection of HTTP, the next request is found.
 */
export class Sniffer implements Conversation {
  readonly up: ByteStream;
  readonly down: ByteStream;
  readonly #choose: (protocol: Protocol) => Conversation | undefined;
  readonly #server: Valve;
  #start: Uint8Array = new Uint8Array();
  #protocol: Protocol | undefined;
  #looks = 0;
  #hasServerEnded = false;
  #inner: Conversation = { up: UNREAD, down: UNREAD };

  constructor(hold: Hold, choose: (protocol: Protocol) => Conversation | undefined) {
    this.#choose = choose;
    this.#server = new Valve(hold);
    this.down = this.#server;
    this.up = { data: (bytes) => this.#data(bytes), gap: (bytes) => this.#gap(bytes), end: () => this.#end() };
  }

  #data(bytes: Uint8Array): void {
    if (this.#protocol === 'other' && this.#looks < LATER_LOOKS) this.#lookAgain(bytes);
    if (this.#protocol !== undefined) {
      this.#inner.up.data(bytes);
      return;
    }
    this.#start = joined(this.#start, bytes);
    const protocol = protocolOf(this.#start);
    if (protocol !== undefined) this.#decide(protocol);
  }

  #gap(bytes: number): void {
    if (this.#protocol === undefined) this.#decide('other');
    this.#inner.up.gap(bytes);
  }

  #end(): void {
    if (this.#protocol === undefined) this.#decide('other');
    this.#inner.up.end();
  }

  #decide(protocol: Protocol): void {
    this.#open(protocol);
    const start = this.#start;
    this.#start = new Uint8Array();
    if (start.length > 0) this.#inner.up.data(start);
    this.#server.open({
      data: (bytes) => this.#inner.down.data(bytes),
      gap: (bytes) => this.#inner.down.gap(bytes),
      end: () => {
        this.#hasServerEnded = true;
        this.#inner.down.end();
      },
    });
  }

  #lookAgain(bytes: Uint8Array): void {
    this.#looks++;
    if (startsRequest(bytes) !== 'yes') return;
    if (decodeUtf8(bytes.subarray(0, FIRST_LINE_BYTES)).includes(' HTTP/1.')) this.#open('http1');
  }

  #open(protocol: Protocol): void {
    this.#protocol = protocol;
    this.#inner = this.#choose(protocol) ?? { up: UNREAD, down: UNREAD };
    if (this.#hasServerEnded) this.#inner.down.end();
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
