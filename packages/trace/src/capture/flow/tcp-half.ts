import { type ByteStream, UNREAD } from '../byte-stream.ts';
import type { Hold } from './budget.ts';

export interface TcpHalfOptions {
  readonly hold: Hold;
  readonly maxPendingBytes: number;
  problem(code: string): void;
}

interface Segment {
  readonly at: number;
  readonly bytes: Uint8Array;
  /** As it was sent; the capture may hold less. */
  readonly length: number;
}

const MAX_PENDING_SEGMENTS = 1024;
/** Segments that wait although the receiver has confirmed what is before them: the capture missed it. */
const CONFIRMED_SEGMENTS = 8;
/** Further from the expected place than any window is: not of this connection, unless it stays there. */
const WINDOW_BYTES = 64 * 1024 * 1024;
const STRAYS_BEFORE_JUMP = 4;
/** What a segment costs beside its bytes. */
const SEGMENT_OVERHEAD = 256;

/**
 * One direction of a TCP connection, put in order.
 *
 * Places are counted from the first byte, so that sequence numbers may wrap. Of segments that overlap, what was handed
 * on first decides. Holes that will not be filled are handed on as gaps.
 */
export class TcpHalf {
  readonly #options: TcpHalfOptions;
  #stream: ByteStream = UNREAD;
  /** Sequence number of the byte that comes next. */
  #sequence = 0;
  #isStarted = false;
  /** Place of the byte that comes next, in bytes from the first. */
  #next = 0;
  #endAt: number | undefined;
  #pending: Segment[] = [];
  #pendingBytes = 0;
  #strays = 0;
  isEnded = false;
  /** Bytes of payload that were sent, each counted once; what was not captured counts too. */
  bytes = 0;

  constructor(options: TcpHalfOptions) {
    this.#options = options;
  }

  /** Who takes the bytes, from now on. */
  attach(stream: ByteStream): void {
    if (this.isEnded) stream.end();
    else this.#stream = stream;
  }

  get isStarted(): boolean {
    return this.#isStarted;
  }

  start(sequence: number): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#sequence = sequence >>> 0;
  }

  /** Whether a number of this direction lies where the connection is. */
  isNear(sequence: number): boolean {
    return Math.abs((sequence - this.#sequence) | 0) < WINDOW_BYTES;
  }

  /** Payload `from` to `to` of `bytes`; `length` as it was sent. */
  segment(sequence: number, bytes: Uint8Array, from: number, to: number, length: number): void {
    if (this.isEnded || length === 0) return;
    this.start(sequence);
    if (!this.isNear(sequence) && !this.#isBackFrom(sequence)) return;
    this.#strays = 0;
    const ahead = (sequence - this.#sequence) | 0;
    if (ahead + length <= 0) return;
    if (ahead > 0) this.#park(this.#next + ahead, bytes.slice(from, to), length);
    else this.#deliver(bytes, Math.min(to, from - ahead), to, length + ahead);
    this.#drain();
  }

  /**
   * The other side has everything before `sequence`. Where captures deal packets out of order, that may be seen too early;
   * an answer, though, is not given to what has not come.
   */
  confirmed(sequence: number, isAnswer: boolean): void {
    const enough = isAnswer ? 1 : CONFIRMED_SEGMENTS;
    if (this.#pending.length >= enough && ((sequence - this.#sequence) | 0) > 0) this.#jump();
  }

  finish(sequence: number): void {
    if (this.isEnded) return;
    this.start(sequence);
    this.#endAt ??= this.#next + ((sequence - this.#sequence) | 0);
    this.#drain();
  }

  /** Nothing more will come: hands on what waits, with its gaps. */
  close(): void {
    while (this.#pending.length > 0) this.#jump();
    this.#end();
  }

  /** A stray is dropped. When only strays come, the connection is where they are. */
  #isBackFrom(sequence: number): boolean {
    this.#strays++;
    if (this.#strays < STRAYS_BEFORE_JUMP) {
      this.#options.problem('tcp/out-of-window');
      return false;
    }
    while (this.#pending.length > 0) this.#jump();
    this.#sequence = sequence >>> 0;
    this.#gap(WINDOW_BYTES, 'tcp/gap');
    return true;
  }

  #deliver(bytes: Uint8Array, from: number, to: number, length: number): void {
    this.#advance(length);
    if (to > from) this.#stream.data(bytes.subarray(from, to));
    const missing = length - Math.max(0, to - from);
    if (missing > 0) this.#gap(missing, 'tcp/cut-by-capture');
  }

  #park(at: number, bytes: Uint8Array, length: number): void {
    let i = this.#pending.length;
    while (i > 0 && this.#pending[i - 1]!.at > at) i--;
    const before = this.#pending[i - 1];
    if (before !== undefined && before.at === at && before.length >= length) return;
    this.#pending.splice(i, 0, { at, bytes, length });
    this.#account(bytes.length + SEGMENT_OVERHEAD);
    const isFull = this.#pending.length > MAX_PENDING_SEGMENTS || this.#pendingBytes > this.#options.maxPendingBytes;
    if (isFull) this.#jump();
  }

  #drain(): void {
    let count = 0;
    for (const { at, bytes, length } of this.#pending) {
      if (at > this.#next) break;
      count++;
      const seen = this.#next - at;
      this.#account(-bytes.length - SEGMENT_OVERHEAD);
      if (seen < length) this.#deliver(bytes, Math.min(seen, bytes.length), bytes.length, length - seen);
    }
    if (count > 0) this.#pending.splice(0, count);
    if (this.#endAt !== undefined && this.#next >= this.#endAt) this.#end();
  }

  /** Gives up what is missing before the first segment that waits. */
  #jump(): void {
    const first = this.#pending[0];
    if (first === undefined) return;
    const missing = first.at - this.#next;
    if (missing > 0) {
      this.#advance(missing);
      this.#gap(missing, 'tcp/gap');
    }
    this.#drain();
  }

  #advance(length: number): void {
    this.#next += length;
    this.#sequence = (this.#sequence + length) >>> 0;
    if (length <= WINDOW_BYTES) this.bytes += length;
  }

  #gap(bytes: number, code: string): void {
    this.#options.problem(code);
    this.#stream.gap(bytes);
  }

  #account(bytes: number): void {
    this.#pendingBytes += bytes;
    if (bytes > 0) this.#options.hold.take(bytes);
    else this.#options.hold.give(-bytes);
  }

  #end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.#account(-this.#pendingBytes);
    this.#pending = [];
    this.#stream.end();
    this.#stream = UNREAD;
  }
}
