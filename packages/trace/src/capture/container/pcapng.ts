import type { ByteFeed } from './byte-feed.ts';
import type { ContainerReader } from './capture-format.ts';
import { MAX_PACKET_BYTES, type PacketSink } from './packet-sink.ts';
import { type Interface, readInterface } from './pcapng-interface.ts';

/** The same in both byte orders. */
export const SECTION_HEADER = 0x0a0d0d0a;

const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const TLS_KEY_LOG = 0x544c534b;
const MAX_INTERFACES = 10_000;
/** What is held of one block: a packet with its options, or the secrets. Longer blocks are passed over. */
const MAX_BLOCK_BYTES = 16 * 1024 * 1024;
const SMALLEST_BLOCK = 12;
const TRAILER_BYTES = 4;

type BlockReader = (reader: PcapngReader, block: DataView) => void;

/**
 * The newer container: sections of blocks, each section with its own byte order and interfaces.
 * @source https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
 */
export class PcapngReader implements ContainerReader {
  readonly sink: PacketSink;
  interfaces: Interface[] = [];
  isLittle = true;
  /** Start of the block that is being read, in bytes from the start of the capture. */
  at = 0;
  #skipping = 0;

  constructor(sink: PacketSink) {
    this.sink = sink;
  }

  read(feed: ByteFeed): boolean {
    for (;;) {
      this.#skipping -= feed.skip(this.#skipping);
      const head = feed.peek(SMALLEST_BLOCK);
      if (head === undefined || this.#skipping > 0) return true;
      const view = new DataView(head.buffer, head.byteOffset, SMALLEST_BLOCK);
      if (view.getUint32(0, this.isLittle) === SECTION_HEADER && !this.#startSection(view)) return false;
      const size = view.getUint32(4, this.isLittle);
      if (size < SMALLEST_BLOCK || size % 4 !== 0) {
        this.sink.problem('pcapng/block-length', this.at);
        return false;
      }
      if (size > MAX_BLOCK_BYTES) {
        this.sink.problem('pcapng/block-too-long', this.at);
        this.#skipping = size;
      } else {
        const block = feed.take(size);
        if (block === undefined) return true;
        this.#readBlock(new DataView(block.buffer, block.byteOffset, size));
      }
      this.at += size;
    }
  }

  mayEnd(left: number): boolean {
    return left === 0 && this.#skipping === 0;
  }

  #startSection(view: DataView): boolean {
    const isLittle = view.getUint32(8, true) === BYTE_ORDER_MAGIC;
    if (!isLittle && view.getUint32(8, false) !== BYTE_ORDER_MAGIC) {
      this.sink.problem('pcapng/byte-order', this.at);
      return false;
    }
    this.isLittle = isLittle;
    this.interfaces = [];
    return true;
  }

  #readBlock(block: DataView): void {
    const size = block.byteLength;
    // The length at the end is there for reading backwards: the first one decides.
    if (block.getUint32(size - TRAILER_BYTES, this.isLittle) !== size) this.sink.problem('pcapng/lengths-differ', this.at);
    BLOCKS[block.getUint32(0, this.isLittle)]?.(this, new DataView(block.buffer, block.byteOffset + 8, size - SMALLEST_BLOCK));
  }
}

const BLOCKS: Readonly<Record<number, BlockReader>> = {
  1: (reader, block) => {
    if (reader.interfaces.length >= MAX_INTERFACES) return reader.sink.problem('pcapng/too-many-interfaces', reader.at);
    const described = readInterface(block, reader.isLittle);
    if (described === undefined) return reader.sink.problem('pcapng/interface', reader.at);
    reader.interfaces.push(described);
  },
  2: (reader, block) => readPacket(reader, block, block.byteLength < 2 ? 0 : block.getUint16(0, reader.isLittle)),
  3: readSimplePacket,
  6: (reader, block) => readPacket(reader, block, block.byteLength < 4 ? 0 : block.getUint32(0, reader.isLittle)),
  10: readSecrets,
};

/** Enhanced Packet Block, and the obsolete Packet Block, which differs in how the interface is written. */
function readPacket(reader: PcapngReader, block: DataView, interfaceId: number): void {
  const headBytes = 20;
  if (block.byteLength < headBytes) {
    reader.sink.problem('pcapng/packet', reader.at);
    return;
  }
  const from = reader.interfaces[interfaceId];
  if (from === undefined) {
    reader.sink.problem('pcapng/no-such-interface', reader.at);
    return;
  }
  const ticks = block.getUint32(4, reader.isLittle) * 2 ** 32 + block.getUint32(8, reader.isLittle);
  const timeMs = from.offsetMs + (ticks / from.ticksPerSecond) * 1000;
  handOn(reader, block, headBytes, block.getUint32(12, reader.isLittle), from, timeMs);
}

/** Without a time and without its captured length, which the original length and the interface bound. */
function readSimplePacket(reader: PcapngReader, block: DataView): void {
  if (block.byteLength < 4) {
    reader.sink.problem('pcapng/packet', reader.at);
    return;
  }
  const from = reader.interfaces[0];
  if (from === undefined) {
    reader.sink.problem('pcapng/no-such-interface', reader.at);
    return;
  }
  const snap = from.snapBytes === 0 ? Number.POSITIVE_INFINITY : from.snapBytes;
  handOn(reader, block, 4, Math.min(block.getUint32(0, reader.isLittle), snap, block.byteLength - 4), from, 0);
}

function handOn(reader: PcapngReader, block: DataView, from: number, size: number, on: Interface, timeMs: number): void {
  const there = Math.min(size, block.byteLength - from, MAX_PACKET_BYTES);
  if (there < size) reader.sink.problem('pcapng/packet-past-end', reader.at);
  const bytes = new Uint8Array(block.buffer, block.byteOffset + from, there);
  reader.sink.packet({ linkType: on.linkType, bytes, timeMs });
}

/** Decryption Secrets Block: of the kinds of secrets, only a TLS key log is read. */
function readSecrets(reader: PcapngReader, block: DataView): void {
  if (block.byteLength < 8) {
    reader.sink.problem('pcapng/secrets', reader.at);
    return;
  }
  if (block.getUint32(0, reader.isLittle) !== TLS_KEY_LOG) return;
  const size = block.getUint32(4, reader.isLittle);
  if (size > block.byteLength - 8) reader.sink.problem('pcapng/secrets', reader.at);
  reader.sink.keyLog(new Uint8Array(block.buffer, block.byteOffset + 8, Math.min(size, block.byteLength - 8)));
}
