import { ByteFeed } from './byte-feed.ts';
import type { PacketSink } from './packet-sink.ts';
import { PcapReader, pcapMagic } from './pcap.ts';
import { PcapngReader, SECTION_HEADER } from './pcapng.ts';

/** Reads as many whole records as there are; false when the container is broken and nothing after it can be found. */
export interface ContainerReader {
  read(feed: ByteFeed): boolean;
  /** Whether the capture may end here, given that `left` bytes were not read. */
  mayEnd(left: number): boolean;
}

export type CaptureFormat = 'pcap' | 'pcapng';

const MAGIC_BYTES = 4;

/** Which container it is, from its first four bytes; undefined when it is none. */
export function captureFormat(head: Uint8Array): CaptureFormat | undefined {
  if (head.length < MAGIC_BYTES) return undefined;
  const magic = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0, true);
  if (magic === SECTION_HEADER) return 'pcapng';
  return pcapMagic(magic) === undefined ? undefined : 'pcap';
}

/** A capture file that arrives in pieces. Finds out what it is and hands on its packets. */
export class Container {
  readonly #sink: PacketSink;
  readonly #feed = new ByteFeed();
  #reader: ContainerReader | undefined;
  #isBroken = false;
  /** Bytes given so far. */
  bytes = 0;
  /** Bytes after the place where the container broke. */
  unread = 0;
  format: CaptureFormat | undefined;

  constructor(sink: PacketSink) {
    this.#sink = sink;
  }

  push(piece: Uint8Array): void {
    this.bytes += piece.length;
    if (this.#isBroken) {
      this.unread += piece.length;
      return;
    }
    this.#feed.push(piece);
    this.#reader ??= this.#open();
    if (this.#reader !== undefined && !this.#reader.read(this.#feed)) this.#isBroken = true;
    if (this.#isBroken) this.unread += this.#feed.skip(Number.POSITIVE_INFINITY);
    this.#feed.settle();
  }

  end(): void {
    const { left } = this.#feed;
    if (this.#isBroken) return;
    if (this.#reader === undefined) this.#sink.problem(this.bytes === 0 ? 'capture/empty' : 'capture/not-a-capture', 0);
    else if (!this.#reader.mayEnd(left)) this.#sink.problem('capture/truncated', this.bytes - left);
    this.unread += left;
  }

  #open(): ContainerReader | undefined {
    const head = this.#feed.peek(MAGIC_BYTES);
    if (head === undefined) return undefined;
    this.format = captureFormat(head);
    if (this.format === 'pcap') return new PcapReader(this.#sink);
    if (this.format === 'pcapng') return new PcapngReader(this.#sink);
    this.#sink.problem('capture/not-a-capture', 0);
    this.#isBroken = true;
    return undefined;
  }
}
