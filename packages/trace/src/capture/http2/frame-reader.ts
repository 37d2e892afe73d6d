import type { ByteStream } from '../byte-stream.ts';
import type { Hold } from '../flow/budget.ts';

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly bytes: number;
}

export interface FrameSink {
  /** Whether the payload is wanted piece by piece; otherwise it comes as a whole. */
  isStreamed(type: number): boolean;
  frame(frame: Frame, payload: Uint8Array): void;
  /** A piece of a streamed payload; `offset` from its start. Views. */
  piece(frame: Frame, offset: number, bytes: Uint8Array): void;
  pieceGap(frame: Frame, bytes: number): void;
  pieceEnd(frame: Frame): void;
  lost(): void;
  end(): void;
}

const HEAD_BYTES = 9;
/** Of a frame that is kept as a whole. Larger ones do not occur outside attacks: the usual bound is 16 KB. */
const MAX_WHOLE = 256 * 1024;
const MAX_TYPE = 0xff;
const NOTHING = new Uint8Array();

/** Cuts one direction of HTTP/2 into frames. @source RFC 9113 4.1 */
export class FrameReader implements ByteStream {
  readonly #sink: FrameSink;
  readonly #hold: Hold;
  readonly #head = new Uint8Array(HEAD_BYTES);
  #headBytes = 0;
  #frame: Frame | undefined;
  #payload: Uint8Array = NOTHING;
  #filled = 0;
  #isLost = false;

  constructor(sink: FrameSink, hold: Hold) {
    this.#sink = sink;
    this.#hold = hold;
  }

  data(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#isLost; ) {
      at = this.#frame === undefined ? this.#readHead(bytes, at) : this.#readPayload(this.#frame, bytes, at);
    }
  }

  gap(bytes: number): void {
    if (this.#isLost) return;
    const frame = this.#frame;
    const isInside = frame !== undefined && this.#sink.isStreamed(frame.type) && bytes <= frame.bytes - this.#filled;
    if (!isInside) {
      this.#lose();
      return;
    }
    this.#sink.pieceGap(frame, bytes);
    this.#passed(frame, bytes);
  }

  end(): void {
    this.#release();
    this.#sink.end();
  }

  #readHead(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && this.#headBytes < HEAD_BYTES) this.#head[this.#headBytes++] = bytes[at++]!;
    if (this.#headBytes < HEAD_BYTES) return at;
    const [a, b, c, type, flags] = this.#head;
    const stream = new DataView(this.#head.buffer).getUint32(5) & 0x7fffffff;
    const frame: Frame = { type: type! & MAX_TYPE, flags: flags!, stream, bytes: a! * 65_536 + b! * 256 + c! };
    this.#headBytes = 0;
    this.#filled = 0;
    this.#frame = frame;
    const isWhole = !this.#sink.isStreamed(frame.type);
    if (isWhole && frame.bytes > MAX_WHOLE) this.#lose();
    else if (frame.bytes === 0) this.#passed(frame, 0);
    return at;
  }

  #readPayload(frame: Frame, bytes: Uint8Array, at: number): number {
    const count = Math.min(bytes.length - at, frame.bytes - this.#filled);
    const part = bytes.subarray(at, at + count);
    if (this.#sink.isStreamed(frame.type)) this.#sink.piece(frame, this.#filled, part);
    else this.#keep(frame, part);
    this.#passed(frame, count);
    return at + count;
  }

  #keep(frame: Frame, part: Uint8Array): void {
    if (this.#payload.length === 0) {
      this.#payload = new Uint8Array(frame.bytes);
      this.#hold.take(frame.bytes);
    }
    this.#payload.set(part, this.#filled);
  }

  #passed(frame: Frame, bytes: number): void {
    this.#filled += bytes;
    if (this.#filled < frame.bytes) return;
    this.#frame = undefined;
    const payload = this.#payload;
    this.#release();
    if (this.#sink.isStreamed(frame.type)) this.#sink.pieceEnd(frame);
    else this.#sink.frame(frame, payload);
  }

  #release(): void {
    this.#hold.give(this.#payload.length);
    this.#payload = NOTHING;
  }

  #lose(): void {
    this.#isLost = true;
    this.#release();
    this.#sink.lost();
  }
}
