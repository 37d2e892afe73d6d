import type { ByteFeed } from './byte-feed.ts';
import type { ContainerReader } from './capture-format.ts';
import { MAX_PACKET_BYTES, type PacketSink } from './packet-sink.ts';

interface Dialect {
  readonly isLittle: boolean;
  /** Parts of a second in the second word of a packet's time. */
  readonly fraction: number;
}

/** The magic number, read little-endian, says in which order and unit the rest is written. */
const DIALECTS: ReadonlyMap<number, Dialect> = new Map([
  [0xa1b2c3d4, { isLittle: true, fraction: 1e6 }],
  [0xd4c3b2a1, { isLittle: false, fraction: 1e6 }],
  [0xa1b23c4d, { isLittle: true, fraction: 1e9 }],
  [0x4d3cb2a1, { isLittle: false, fraction: 1e9 }],
]);

const HEADER_BYTES = 24;
const RECORD_BYTES = 16;

export const pcapMagic = (magic: number): Dialect | undefined => DIALECTS.get(magic);

/** The older container. @source https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html */
export class PcapReader implements ContainerReader {
  readonly #sink: PacketSink;
  #dialect: Dialect | undefined;
  #linkType = 0;
  #at = 0;

  constructor(sink: PacketSink) {
    this.#sink = sink;
  }

  read(feed: ByteFeed): boolean {
    if (this.#dialect === undefined && !this.#readHeader(feed)) return true;
    const { isLittle, fraction } = this.#dialect!;
    for (let head = feed.peek(RECORD_BYTES); head !== undefined; head = feed.peek(RECORD_BYTES)) {
      const size = u32(head, 8, isLittle);
      if (size > MAX_PACKET_BYTES) {
        this.#sink.problem('pcap/packet-too-long', this.#at);
        return false;
      }
      const record = feed.take(RECORD_BYTES + size);
      if (record === undefined) return true;
      const timeMs = u32(head, 0, isLittle) * 1000 + (u32(head, 4, isLittle) / fraction) * 1000;
      this.#sink.packet({ linkType: this.#linkType, bytes: record.subarray(RECORD_BYTES), timeMs });
      this.#at += record.length;
    }
    return true;
  }

  mayEnd(left: number): boolean {
    return left === 0 && this.#dialect !== undefined;
  }

  #readHeader(feed: ByteFeed): boolean {
    const head = feed.take(HEADER_BYTES);
    if (head === undefined) return false;
    const view = new DataView(head.buffer, head.byteOffset, HEADER_BYTES);
    this.#dialect = pcapMagic(view.getUint32(0, true))!;
    // The upper half holds the length of the frame check sequence.
    this.#linkType = view.getUint32(20, this.#dialect.isLittle) & 0xffff;
    this.#at = HEADER_BYTES;
    return true;
  }
}

/** Without a DataView, which for each of millions of packets is an object more. */
function u32(bytes: Uint8Array, at: number, isLittle: boolean): number {
  const [a, b, c, d] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!];
  return (isLittle ? (d << 24) | (c << 16) | (b << 8) | a : (a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
