import type { Header } from '../../trace.ts';
import type { ByteStream } from '../byte-stream.ts';
import type { Hold } from '../flow/budget.ts';
import { LineReader, TOO_LONG } from './line-reader.ts';

/** How the end of a body is found. `tunnel`: all that follows is another protocol. */
export type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-end' }
  | { readonly kind: 'tunnel'; readonly stream: ByteStream };

export interface MessageSink {
  /** Whether a message may start like this: the way back after something was lost. */
  startsMessage(line: Uint8Array): boolean;
  /** The first byte of a message is there. */
  begins(): void;
  /** Undefined when the first line is none of this protocol. */
  head(line: string, headers: readonly Header[], bytes: number): Framing | undefined;
  body(bytes: Uint8Array): void;
  bodyGap(bytes: number): void;
  /** @param isWhole the end was seen */
  done(isWhole: boolean): void;
  lost(): void;
  end(): void;
}

type State = 'first-line' | 'header' | 'length' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer' | 'until-end' | 'tunnel' | 'lost';

const MAX_LINE = 64 * 1024;
const MAX_HEAD = 256 * 1024;
const MAX_HEADERS = 500;

/** One direction of HTTP/1: messages one after the other. @source RFC 9112 */
export class MessageReader implements ByteStream {
  readonly #sink: MessageSink;
  readonly #lines: LineReader;
  readonly #hold: Hold;
  #state: State = 'first-line';
  #firstLine = '';
  #headers: Header[] = [];
  #headBytes = 0;
  /** Of the body or the chunk. */
  #left = 0;
  #tunnel: ByteStream | undefined;

  constructor(sink: MessageSink, hold: Hold) {
    this.#sink = sink;
    this.#hold = hold;
    this.#lines = new LineReader(MAX_LINE, hold);
  }

  data(bytes: Uint8Array): void {
    if (this.#state === 'lost' && this.#sink.startsMessage(bytes)) this.#state = 'first-line';
    for (let at = 0; at < bytes.length && this.#state !== 'lost'; ) at = this.#step(bytes, at);
  }

  gap(bytes: number): void {
    if (this.#state === 'tunnel') {
      this.#tunnel?.gap(bytes);
      return;
    }
    const isInside = (this.#state === 'length' || this.#state === 'chunk') && bytes <= this.#left;
    if (!isInside && this.#state !== 'until-end') {
      this.#lose();
      return;
    }
    this.#sink.bodyGap(bytes);
    this.#passed(bytes);
  }

  end(): void {
    if (this.#state === 'tunnel') this.#tunnel?.end();
    else if (this.#state === 'until-end') this.#sink.done(true);
    else if (this.#state !== 'first-line' && this.#state !== 'lost') this.#sink.done(false);
    this.#state = 'lost';
    this.#lines.clear();
    this.#endHead();
    this.#sink.end();
  }

  /** What looked like a tunnel was none. */
  resume(): void {
    this.#tunnel = undefined;
    this.#state = 'first-line';
  }

  #step(bytes: Uint8Array, at: number): number {
    switch (this.#state) {
      case 'length':
      case 'chunk':
      case 'until-end': {
        const count = this.#state === 'until-end' ? bytes.length - at : Math.min(this.#left, bytes.length - at);
        this.#sink.body(bytes.subarray(at, at + count));
        this.#passed(count);
        return at + count;
      }
      case 'tunnel':
        this.#tunnel?.data(bytes.subarray(at));
        return bytes.length;
      default: {
        if (this.#state === 'first-line' && this.#headBytes === 0) this.#sink.begins();
        const read = this.#lines.read(bytes, at);
        this.#headBytes += read.at - at;
        this.#hold.take(read.at - at);
        if (read.line === TOO_LONG || this.#headBytes > MAX_HEAD) this.#lose();
        else if (read.line !== undefined) this.#line(read.line);
        return read.at;
      }
    }
  }

  #passed(bytes: number): void {
    if (this.#state === 'until-end') return;
    this.#left -= bytes;
    if (this.#left > 0) return;
    if (this.#state === 'chunk') this.#state = 'chunk-end';
    else this.#done();
  }

  #line(line: string): void {
    switch (this.#state) {
      case 'first-line':
        // Empty lines before a message are passed over, as servers do.
        if (line === '') return;
        this.#firstLine = line;
        this.#headers = [];
        this.#state = 'header';
        return;
      case 'header':
        if (line === '') this.#startBody();
        else this.#header(line);
        return;
      case 'chunk-size':
        this.#chunkSize(line);
        return;
      case 'chunk-end':
        this.#endHead();
        this.#state = 'chunk-size';
        if (line !== '') this.#lose();
        return;
      case 'trailer':
        if (line === '') this.#done();
        return;
      default:
        this.#lose();
        return;
    }
  }

  /** What was read of a head or of the lines between chunks is handed on or gone. */
  #endHead(): void {
    this.#hold.give(this.#headBytes);
    this.#headBytes = 0;
  }

  #header(line: string): void {
    if (this.#headers.length >= MAX_HEADERS) return;
    const colon = line.indexOf(':');
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    const last = this.#headers.at(-1);
    if (isFolded && last !== undefined) this.#headers[this.#headers.length - 1] = [last[0], `${last[1]} ${line.trim()}`];
    else if (colon > 0) this.#headers.push([line.slice(0, colon).trimEnd(), line.slice(colon + 1).trim()]);
  }

  #startBody(): void {
    const framing = this.#sink.head(this.#firstLine, this.#headers, this.#headBytes);
    this.#endHead();
    if (framing === undefined) {
      this.#lose();
      return;
    }
    if (framing.kind === 'tunnel') {
      this.#tunnel = framing.stream;
      this.#state = 'tunnel';
    } else if (framing.kind === 'chunked') this.#state = 'chunk-size';
    else if (framing.kind === 'until-end') this.#state = 'until-end';
    else {
      this.#left = framing.bytes;
      this.#state = 'length';
      if (framing.bytes === 0) this.#done();
    }
  }

  #chunkSize(line: string): void {
    const digits = /^\s*([0-9a-f]{1,12})\s*(?:;|$)/i.exec(line)?.[1];
    if (digits === undefined) {
      this.#lose();
      return;
    }
    this.#left = Number.parseInt(digits, 16);
    this.#state = this.#left === 0 ? 'trailer' : 'chunk';
    this.#endHead();
  }

  #done(): void {
    this.#state = 'first-line';
    this.#endHead();
    this.#sink.done(true);
  }

  #lose(): void {
    const wasInside = this.#state !== 'first-line' && this.#state !== 'lost' && this.#state !== 'header';
    this.#lines.clear();
    this.#endHead();
    this.#state = 'lost';
    if (wasInside) this.#sink.done(false);
    this.#sink.lost();
  }
}
