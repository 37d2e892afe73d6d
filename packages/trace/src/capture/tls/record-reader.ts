import type { ByteStream } from '../byte-stream.ts';
import type { Hold } from '../flow/budget.ts';
import type { RecordBuffers } from './record-buffers.ts';
import type { Record } from './record-opener.ts';

export interface RecordSink {
  /** Whether the body of a record of this type is of use; otherwise it is passed over. */
  wants(type: number): boolean;
  /** `body` is a view: copy what is kept. */
  record(record: Record): void;
  /** Part of a record is missing; what follows it is in order. */
  damaged(type: number, bytes: number): void;
  /** What comes is no record: nothing more can be read in this direction. */
  lost(): void;
  end(): void;
}

const HEAD_BYTES = 5;
const [FIRST_TYPE, LAST_TYPE] = [20, 24];
/** RFC 5246 6.2.3 */
export const MAX_BODY = 16_384 + 2_048;
const NOTHING = new Uint8Array();

/** Cuts one direction of a connection into TLS records. */
export class RecordReader implements ByteStream {
  readonly #sink: RecordSink;
  readonly #hold: Hold;
  readonly #head = new Uint8Array(HEAD_BYTES);
  #headBytes = 0;
  readonly #buffers: RecordBuffers;
  #body: Uint8Array | undefined;
  #size = 0;
  /** Of the body, what has come or is missing. */
  #filled = 0;
  #isWanted = false;
  #isDamaged = false;
  #isLost = false;

  constructor(sink: RecordSink, hold: Hold, buffers: RecordBuffers) {
    this.#sink = sink;
    this.#hold = hold;
    this.#buffers = buffers;
  }

  data(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#isLost; ) {
      at = this.#headBytes < HEAD_BYTES ? this.#readHead(bytes, at) : this.#readBody(bytes, at);
    }
  }

  gap(bytes: number): void {
    if (this.#isLost) return;
    if (this.#headBytes < HEAD_BYTES || bytes > this.#size - this.#filled) {
      this.#lose();
      return;
    }
    this.#isDamaged = true;
    this.#filled += bytes;
    if (this.#filled === this.#size) this.#finish(NOTHING);
  }

  end(): void {
    this.#release();
    this.#sink.end();
  }

  #readHead(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && this.#headBytes < HEAD_BYTES) this.#head[this.#headBytes++] = bytes[at++]!;
    if (this.#headBytes < HEAD_BYTES) return at;
    const [type, major, , high, low] = this.#head;
    this.#size = (high! << 8) | low!;
    if (type! < FIRST_TYPE || type! > LAST_TYPE || major !== 3 || this.#size > MAX_BODY) this.#lose();
    this.#filled = 0;
    this.#isDamaged = false;
    this.#isWanted = !this.#isLost && this.#sink.wants(type!);
    if (this.#size === 0 && !this.#isLost) this.#finish(NOTHING);
    return at;
  }

  #readBody(bytes: Uint8Array, at: number): number {
    const count = Math.min(bytes.length - at, this.#size - this.#filled);
    const part = bytes.subarray(at, at + count);
    const isWhole = count === this.#size;
    if (this.#isWanted && !isWhole) this.#keep(part);
    this.#filled += count;
    if (this.#filled === this.#size) this.#finish(isWhole ? part : (this.#body?.subarray(0, this.#size) ?? NOTHING));
    return at + count;
  }

  #keep(part: Uint8Array): void {
    if (this.#body === undefined) {
      this.#body = this.#buffers.take();
      this.#hold.take(this.#body.length);
    }
    this.#body.set(part, this.#filled);
  }

  #finish(body: Uint8Array): void {
    const [type, major, minor] = this.#head;
    this.#headBytes = 0;
    if (this.#isDamaged) this.#sink.damaged(type!, this.#size);
    else if (this.#isWanted) this.#sink.record({ type: type!, version: (major! << 8) | minor!, body });
    this.#release();
  }

  #release(): void {
    if (this.#body === undefined) return;
    this.#hold.give(this.#body.length);
    this.#buffers.bringBack(this.#body);
    this.#body = undefined;
  }

  #lose(): void {
    this.#isLost = true;
    this.#release();
    this.#sink.lost();
  }
}
