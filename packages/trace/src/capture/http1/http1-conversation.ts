import type { Header } from '../../trace.ts';
import { type ByteStream, type Conversation, UNREAD } from '../byte-stream.ts';
import { Exchange, type HttpSurroundings, headerOf } from '../http/exchange.ts';
import { type Framing, MessageReader, type MessageSink } from './message-reader.ts';
import { startsRequest, startsResponse } from './methods.ts';
import { Valve } from './valve.ts';

export interface Http1Surroundings extends HttpSurroundings {
  /** What a proxy passes on after CONNECT, or what an upgrade leads to; undefined when it is not read. */
  tunnel(target: string | undefined): Conversation | undefined;
}

const MAX_WAITING = 200;
const NO_BODY: Framing = { kind: 'length', bytes: 0 };

/** Requests and their answers on a connection of HTTP/1. */
export class Http1Conversation implements Conversation {
  readonly around: Http1Surroundings;
  readonly up: MessageReader;
  readonly down: MessageReader;
  /** Requests whose answers have not ended, the oldest first. */
  readonly #waiting: Exchange[] = [];
  /** What follows a request that asks for another protocol waits for the answer to it. */
  #valve: Valve | undefined;
  readonly #ended = new Set<'up' | 'down'>();

  constructor(around: Http1Surroundings) {
    this.around = around;
    this.up = new MessageReader(new Requests(this), around.hold);
    this.down = new MessageReader(new Responses(this), around.hold);
  }

  asked(exchange: Exchange): void {
    if (this.#waiting.length >= MAX_WAITING) this.#emit(this.#waiting[0]!);
    this.#waiting.push(exchange);
  }

  /** The request that the next answer is to. */
  get oldest(): Exchange | undefined {
    return this.#waiting[0];
  }

  settle(exchange: Exchange): void {
    if (exchange.isRequestWhole && exchange.isResponseWhole) this.#emit(exchange);
  }

  valve(): ByteStream {
    this.#valve = new Valve(this.around.hold);
    return this.#valve;
  }

  /** The connection goes on as something else. */
  switched(exchange: Exchange | undefined): ByteStream {
    const target = exchange?.method === 'CONNECT' ? exchange.target : undefined;
    const inner = exchange?.isWebSocket === true ? undefined : this.around.tunnel(target);
    this.#valve?.open(inner?.up ?? UNREAD);
    return inner?.down ?? UNREAD;
  }

  /** The answer was no: the connection goes on as HTTP. */
  refused(): void {
    const valve = this.#valve;
    this.#valve = undefined;
    this.up.resume();
    valve?.open(this.up);
  }

  end(side: 'up' | 'down'): void {
    this.#ended.add(side);
    if (this.#ended.size === 2) for (const exchange of [...this.#waiting]) this.#emit(exchange);
  }

  #emit(exchange: Exchange): void {
    const at = this.#waiting.indexOf(exchange);
    if (at === -1) return;
    this.#waiting.splice(at, 1);
    this.around.exchange(exchange);
  }
}

class Requests implements MessageSink {
  readonly #http: Http1Conversation;
  #next: Exchange | undefined;
  #exchange: Exchange | undefined;

  constructor(http: Http1Conversation) {
    this.#http = http;
  }

  startsMessage(bytes: Uint8Array): boolean {
    return startsRequest(bytes) === 'yes';
  }

  begins(): void {
    this.#next = new Exchange(this.#http.around);
  }

  head(line: string, headers: readonly Header[], bytes: number): Framing | undefined {
    const [, method, target] = /^([A-Z]{3,12}) (\S.*?) HTTP\/1\.[01]$/.exec(line) ?? [];
    if (method === undefined || target === undefined) return undefined;
    const exchange = this.#next ?? new Exchange(this.#http.around);
    Object.assign(exchange, { method, target, headers, bytesUp: bytes });
    exchange.holdHead(bytes);
    this.#http.asked(exchange);
    const asksToSwitch = method === 'CONNECT' || headerOf(headers, 'upgrade') !== undefined;
    const framing = framingOf(headers) ?? NO_BODY;
    if (asksToSwitch && (method === 'CONNECT' || isEmpty(framing))) {
      exchange.isRequestWhole = true;
      return { kind: 'tunnel', stream: this.#http.valve() };
    }
    this.#exchange = exchange;
    return framing;
  }

  body(bytes: Uint8Array): void {
    this.#exchange?.body.add(bytes);
  }

  bodyGap(bytes: number): void {
    this.#exchange?.body.gap(bytes);
  }

  done(isWhole: boolean): void {
    const exchange = this.#exchange;
    if (exchange === undefined) return;
    this.#exchange = undefined;
    exchange.isRequestWhole = true;
    exchange.bytesUp += exchange.body.bytes;
    if (!isWhole) exchange.body.isCut = true;
    this.#http.settle(exchange);
  }

  lost(): void {
    this.#http.around.problem('http/request-lost');
  }

  end(): void {
    this.#http.end('up');
  }
}

class Responses implements MessageSink {
  readonly #http: Http1Conversation;
  #exchange: Exchange | undefined;
  #bytes = 0;
  #isInterim = false;

  constructor(http: Http1Conversation) {
    this.#http = http;
  }

  startsMessage(bytes: Uint8Array): boolean {
    return startsResponse(bytes);
  }

  begins(): void {}

  head(line: string, headers: readonly Header[], bytes: number): Framing | undefined {
    const code = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(line)?.[1];
    if (code === undefined) return undefined;
    const status = Number(code);
    this.#bytes = bytes;
    this.#isInterim = status < 200 && status !== 101;
    if (this.#isInterim) return NO_BODY;
    const exchange = this.#http.oldest;
    this.#exchange = exchange;
    if (exchange === undefined) this.#http.around.problem('http/answer-without-request');
    else Object.assign(exchange, { status, responseHeaders: headers });
    exchange?.holdHead(bytes);
    return this.#bodyOf(status, headers, exchange);
  }

  body(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
  }

  bodyGap(bytes: number): void {
    this.#bytes += bytes;
  }

  done(): void {
    const exchange = this.#exchange;
    if (this.#isInterim || exchange === undefined) return;
    this.#exchange = undefined;
    exchange.bytesDown += this.#bytes;
    exchange.isResponseWhole = true;
    this.#http.settle(exchange);
  }

  lost(): void {
    this.#http.around.problem('http/answer-lost');
  }

  end(): void {
    this.#http.end('down');
  }

  #bodyOf(status: number, headers: readonly Header[], exchange: Exchange | undefined): Framing {
    const isConnected = exchange?.method === 'CONNECT' && status < 300;
    if (status === 101 || isConnected) return { kind: 'tunnel', stream: this.#switch(status, headers, exchange) };
    const wasAsked = exchange?.method === 'CONNECT' || (exchange !== undefined && headerOf(exchange.headers, 'upgrade') !== undefined);
    if (wasAsked) this.#http.refused();
    if (exchange?.method === 'HEAD' || status === 204 || status === 304) return NO_BODY;
    return framingOf(headers) ?? { kind: 'until-end' };
  }

  #switch(status: number, headers: readonly Header[], exchange: Exchange | undefined): ByteStream {
    const isWebSocket = status === 101 && headerOf(headers, 'upgrade')?.toLowerCase() === 'websocket';
    if (exchange !== undefined) exchange.isWebSocket = isWebSocket;
    this.done();
    return this.#http.switched(exchange);
  }
}

const isEmpty = (framing: Framing) => framing.kind === 'length' && framing.bytes === 0;

/** Of the two ways to say it, Transfer-Encoding decides. Undefined when neither is there. @source RFC 9112 6.3 */
function framingOf(headers: readonly Header[]): Framing | undefined {
  if (headerOf(headers, 'transfer-encoding')?.toLowerCase().includes('chunked')) return { kind: 'chunked' };
  const length = headerOf(headers, 'content-length');
  if (length === undefined || !/^\d{1,15}$/.test(length)) return undefined;
  return { kind: 'length', bytes: Number(length) };
}
