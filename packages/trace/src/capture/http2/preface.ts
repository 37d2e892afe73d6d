import type { ByteStream } from '../byte-stream.ts';

/** What a client says first: 24 bytes that no server of HTTP/1 takes for a request. @source RFC 9113 3.4 */
export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** Passes over the preface, which whoever chose this reader has looked at. */
export class AfterPreface implements ByteStream {
  readonly #next: ByteStream;
  #left = PREFACE.length;

  constructor(next: ByteStream) {
    this.#next = next;
  }

  data(bytes: Uint8Array): void {
    const skipped = Math.min(this.#left, bytes.length);
    this.#left -= skipped;
    if (skipped < bytes.length) this.#next.data(bytes.subarray(skipped));
  }

  gap(bytes: number): void {
    this.#left = 0;
    this.#next.gap(bytes);
  }

  end(): void {
    this.#next.end();
  }
}
