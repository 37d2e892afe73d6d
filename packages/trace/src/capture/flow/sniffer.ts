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

/** A connection whose protocol the first bytes of the client decide; until then both directions wait. */
export class Sniffer implements Conversation {
  readonly up: ByteStream;
  readonly down: ByteStream;
  readonly #choose: (protocol: Protocol) => Conversation | undefined;
  readonly #server: Valve;
  #start = new Uint8Array();
  #chosen: ByteStream | undefined;

  constructor(hold: Hold, choose: (protocol: Protocol) => Conversation | undefined) {
    this.#choose = choose;
    this.#server = new Valve(hold);
    this.down = this.#server;
    this.up = { data: (bytes) => this.#data(bytes), gap: (bytes) => this.#gap(bytes), end: () => this.#end() };
  }

  #data(bytes: Uint8Array): void {
    if (this.#chosen !== undefined) {
      this.#chosen.data(bytes);
      return;
    }
    const start = new Uint8Array(this.#start.length + bytes.length);
    start.set(this.#start);
    start.set(bytes, this.#start.length);
    this.#start = start;
    const protocol = protocolOf(start);
    if (protocol !== undefined) this.#decide(protocol);
  }

  #gap(bytes: number): void {
    if (this.#chosen === undefined) this.#decide('other');
    this.#chosen?.gap(bytes);
  }

  #end(): void {
    if (this.#chosen === undefined) this.#decide('other');
    this.#chosen?.end();
  }

  #decide(protocol: Protocol): void {
    const conversation = this.#choose(protocol);
    this.#chosen = conversation?.up ?? UNREAD;
    const start = this.#start;
    this.#start = new Uint8Array();
    if (start.length > 0) this.#chosen.data(start);
    this.#server.open(conversation?.down ?? UNREAD);
  }
}
