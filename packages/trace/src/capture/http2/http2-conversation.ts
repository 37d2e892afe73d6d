import type { Header } from '../../trace.ts';
import type { ByteStream, Conversation } from '../byte-stream.ts';
import { Exchange, type HttpSurroundings, headerOf } from '../http/exchange.ts';
import { FrameReader } from './frame-reader.ts';
import { Http2Half } from './http2-half.ts';
import { AfterPreface } from './preface.ts';

const MAX_STREAMS = 1000;
/** What a stream costs beside what is said on it. */
const STREAM_OVERHEAD = 512;

/** Requests and their answers on a connection of HTTP/2. */
export class Http2Conversation implements Conversation {
  readonly around: HttpSurroundings;
  readonly up: ByteStream;
  readonly down: ByteStream;
  readonly #streams = new Map<number, Exchange>();
  readonly #ended = new Set<'client' | 'server'>();

  constructor(around: HttpSurroundings) {
    this.around = around;
    this.up = new AfterPreface(new FrameReader(new Http2Half(this, 'client'), around.hold));
    this.down = new FrameReader(new Http2Half(this, 'server'), around.hold);
  }

  /** Headers of a stream, of the request or of the answer. A second block is the trailer. */
  headers(side: 'client' | 'server', stream: number, headers: readonly Header[], bytes: number): void {
    if (side === 'client') this.#asked(stream, headers, bytes);
    else this.#answered(stream, headers, bytes);
  }

  bodyOf(stream: number): Exchange | undefined {
    return this.#streams.get(stream);
  }

  /** This side says no more on the stream. */
  finished(side: 'client' | 'server', stream: number): void {
    const exchange = this.#streams.get(stream);
    if (exchange === undefined) return;
    if (side === 'client') exchange.isRequestWhole = true;
    else exchange.isResponseWhole = true;
    if (exchange.isRequestWhole && exchange.isResponseWhole) this.#emit(stream, exchange);
  }

  reset(stream: number): void {
    const exchange = this.#streams.get(stream);
    if (exchange !== undefined) this.#emit(stream, exchange);
  }

  end(side: 'client' | 'server'): void {
    this.#ended.add(side);
    if (this.#ended.size < 2) return;
    for (const [stream, exchange] of [...this.#streams]) this.#emit(stream, exchange);
  }

  #asked(stream: number, headers: readonly Header[], bytes: number): void {
    const known = this.#streams.get(stream);
    if (known !== undefined) {
      known.bytesUp += bytes;
      return;
    }
    if (this.#streams.size >= MAX_STREAMS) this.#emitOldest();
    const exchange = new Exchange(this.around);
    exchange.method = headerOf(headers, ':method') ?? '';
    exchange.target = headerOf(headers, ':path') ?? '';
    exchange.authority = headerOf(headers, ':authority');
    exchange.scheme = headerOf(headers, ':scheme');
    exchange.headers = headers.filter(([name]) => !name.startsWith(':'));
    exchange.bytesUp = bytes;
    exchange.holdHead(bytes + STREAM_OVERHEAD);
    exchange.isWebSocket = headerOf(headers, ':protocol') === 'websocket';
    this.#streams.set(stream, exchange);
  }

  #answered(stream: number, headers: readonly Header[], bytes: number): void {
    const exchange = this.#streams.get(stream);
    if (exchange === undefined) {
      this.around.problem('http/answer-without-request');
      return;
    }
    exchange.bytesDown += bytes;
    exchange.holdHead(bytes);
    const status = Number(headerOf(headers, ':status') ?? 0);
    if (status < 200 || exchange.status !== undefined) return;
    exchange.status = status;
    exchange.responseHeaders = headers.filter(([name]) => !name.startsWith(':'));
  }

  #emitOldest(): void {
    for (const [stream, exchange] of this.#streams) {
      this.around.problem('http/too-many-streams');
      this.#emit(stream, exchange);
      return;
    }
  }

  #emit(stream: number, exchange: Exchange): void {
    this.#streams.delete(stream);
    if (!exchange.isRequestWhole) exchange.body.isCut = true;
    exchange.bytesUp += exchange.body.bytes;
    if (exchange.method === '' && exchange.target === '') {
      this.around.problem('http/request-lost');
      return;
    }
    this.around.exchange(exchange);
  }
}
