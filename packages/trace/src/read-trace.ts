import { appops } from './formats/appops/index.ts';
import { frida } from './formats/frida/index.ts';
import { har } from './formats/har/index.ts';
import { touchstone } from './formats/touchstone/index.ts';
import type { ReadOptions } from './reading/options.ts';
import { Pipeline } from './reading/pipeline.ts';
import { LOOKED_AT, recogniseText, recogniseTrace } from './reading/recognise.ts';
import type { TextFormat, TextReader } from './reading/room.ts';
import { joined, TextStream } from './reading/text-stream.ts';
import type { TraceFormat, TraceSink, TraceSummary } from './trace.ts';

/** Reads a log that comes in pieces, and hands each record to the sink as soon as it is whole. */
export interface TraceReader {
  /** The next piece. Bytes are UTF-8, or UTF-16 with its mark; who has a decoder pushes text, which is faster and knows more encodings. */
  push(piece: Uint8Array | string): void;
  /** What it came to. Nothing may be pushed after it. */
  end(): TraceSummary;
}

/** Formats of text. Adding one is one room and one line. */
const FORMATS: readonly TextFormat[] = [touchstone, frida, appops, har];

/** A reader for a log of text: our own contract, Frida's, `dumpsys appops` or a HAR. Memory does not grow with the log. */
export function createTraceReader(sink: TraceSink, options: ReadOptions = {}): TraceReader {
  return new Reader(sink, options);
}

class Reader implements TraceReader {
  readonly #pipeline: Pipeline;
  readonly #stream: TextStream;
  #format: TraceFormat | undefined;
  #reader: TextReader | undefined;
  /** The beginning, until it is long enough to tell the format by. */
  #start = '';
  #firstBytes: Uint8Array = new Uint8Array();
  #isRefused = false;

  constructor(sink: TraceSink, options: ReadOptions) {
    this.#pipeline = new Pipeline(sink, options);
    this.#stream = new TextStream(options.decodeUtf8);
    if (options.format !== undefined) this.#open(options.format);
  }

  push(piece: Uint8Array | string): void {
    if (this.#isRefused) return;
    if (typeof piece === 'string') {
      this.#text(piece);
      return;
    }
    if (this.#reader === undefined) this.#firstBytes = joined(this.#firstBytes, piece.subarray(0, LOOKED_AT));
    this.#text(this.#stream.push(piece));
  }

  end(): TraceSummary {
    this.#text(this.#stream.end());
    if (this.#reader === undefined && !this.#isRefused) this.#recognise();
    this.#reader?.end();
    if (this.#format !== undefined && this.#stream.malformed > 0)
      this.#pipeline.problem('trace/not-utf-8', 0, `in ${this.#stream.malformed} pieces`);
    return this.#pipeline.finish(this.#format);
  }

  #text(text: string): void {
    if (this.#reader !== undefined) {
      this.#reader.push(text);
      return;
    }
    this.#start += text;
    if (this.#start.length >= LOOKED_AT) this.#recognise();
  }

  #recognise(): void {
    const found = this.#firstBytes.length === 0 ? recogniseText(this.#start) : recogniseTrace(this.#firstBytes);
    if (found.kind === 'text') this.#open(found.format);
    else this.#refuse(found.kind === 'unknown' ? found.looksLike : found.kind);
  }

  #open(format: TraceFormat): void {
    const room = FORMATS.find((candidate) => candidate.format === format);
    if (room === undefined) {
      this.#refuse(format);
      return;
    }
    this.#format = format;
    this.#pipeline.isInOrder = room.isInOrder;
    this.#reader = room.open(this.#pipeline, this.#pipeline.options);
    this.#reader.push(this.#start.replace(/^\ufeff/, ''));
    this.#start = '';
  }

  #refuse(looksLike: string): void {
    this.#isRefused = true;
    this.#start = '';
    this.#pipeline.problem('trace/unknown-format', 0, looksLike);
  }
}
