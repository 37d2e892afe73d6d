import type { Frame, FrameSink } from './frame-reader.ts';
import { HpackDecoder } from './hpack.ts';
import type { Http2Conversation } from './http2-conversation.ts';

const [DATA, HEADERS, RST_STREAM, PUSH_PROMISE, CONTINUATION] = [0, 1, 3, 5, 9];
const [END_STREAM, END_HEADERS, PADDED, PRIORITY] = [0x1, 0x4, 0x8, 0x20];
const MAX_BLOCK = 256 * 1024;

interface Block {
  readonly frame: Frame;
  readonly parts: Uint8Array[];
  bytes: number;
}

/** One direction of HTTP/2: headers are decoded, data counted and, of the client, kept. */
export class Http2Half implements FrameSink {
  readonly #http: Http2Conversation;
  readonly #side: 'client' | 'server';
  readonly #hpack: HpackDecoder;
  /** A header block that goes on in the next frame. */
  #block: Block | undefined;
  #isReadable = true;
  /** Of the data frame that is being read: length of its padding. */
  #padding = 0;

  constructor(http: Http2Conversation, side: 'client' | 'server') {
    this.#http = http;
    this.#side = side;
    this.#hpack = new HpackDecoder(http.around.hold);
  }

  isStreamed(type: number): boolean {
    return type === DATA || ![HEADERS, RST_STREAM, PUSH_PROMISE, CONTINUATION].includes(type);
  }

  frame(frame: Frame, payload: Uint8Array): void {
    if (frame.type === RST_STREAM) {
      this.#http.reset(frame.stream);
      return;
    }
    if (frame.type === CONTINUATION) {
      this.#continue(frame, payload);
      return;
    }
    const content = headerBlock(frame, payload);
    if (content === undefined) {
      this.#http.around.problem('http2/frame');
      return;
    }
    this.#block = { frame, parts: [], bytes: 0 };
    this.#add(frame, content);
  }

  piece(frame: Frame, offset: number, bytes: Uint8Array): void {
    if (frame.type !== DATA) return;
    const isPadded = (frame.flags & PADDED) !== 0;
    if (offset === 0) this.#padding = isPadded ? bytes[0]! : 0;
    const from = isPadded && offset === 0 ? 1 : 0;
    const end = Math.min(bytes.length, frame.bytes - this.#padding - offset);
    if (end <= from) return;
    const exchange = this.#http.bodyOf(frame.stream);
    if (exchange === undefined) return;
    if (this.#side === 'client') exchange.body.add(bytes.subarray(from, end));
    else exchange.bytesDown += end - from;
  }

  pieceGap(frame: Frame, bytes: number): void {
    if (frame.type === DATA && this.#side === 'client') this.#http.bodyOf(frame.stream)?.body.gap(bytes);
  }

  pieceEnd(frame: Frame): void {
    if (frame.type === DATA && (frame.flags & END_STREAM) !== 0) this.#http.finished(this.#side, frame.stream);
  }

  lost(): void {
    this.#http.around.problem('http2/lost');
    this.#block = undefined;
  }

  end(): void {
    this.#http.end(this.#side);
  }

  #continue(frame: Frame, payload: Uint8Array): void {
    if (this.#block?.frame.stream === frame.stream) this.#add(frame, payload);
    else this.#http.around.problem('http2/frame');
  }

  #add(frame: Frame, content: Uint8Array): void {
    const block = this.#block!;
    block.bytes += content.length;
    if (block.bytes > MAX_BLOCK || !this.#isReadable) {
      this.#unreadable();
      return;
    }
    block.parts.push(content);
    if ((frame.flags & END_HEADERS) === 0) return;
    this.#block = undefined;
    const headers = this.#hpack.decode(joined(block));
    if (headers === undefined) {
      this.#unreadable();
      return;
    }
    // A promise is the server's own request: only the table matters.
    if (block.frame.type === PUSH_PROMISE) return;
    this.#http.headers(this.#side, block.frame.stream, headers, block.bytes);
    if ((block.frame.flags & END_STREAM) !== 0) this.#http.finished(this.#side, block.frame.stream);
  }

  /** The table of headers is lost, and with it all that follows. */
  #unreadable(): void {
    if (this.#isReadable) this.#http.around.problem('http2/headers-lost');
    this.#isReadable = false;
    this.#block = undefined;
  }
}

/** The header block in a HEADERS or PUSH_PROMISE frame, without padding, priority and promised stream. */
function headerBlock({ type, flags }: Frame, payload: Uint8Array): Uint8Array | undefined {
  const isPadded = (flags & PADDED) !== 0;
  let from = isPadded ? 1 : 0;
  if (type === HEADERS && (flags & PRIORITY) !== 0) from += 5;
  if (type === PUSH_PROMISE) from += 4;
  const end = payload.length - (isPadded ? (payload[0] ?? 0) : 0);
  return end >= from ? payload.subarray(from, end) : undefined;
}

function joined({ parts, bytes }: Block): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
