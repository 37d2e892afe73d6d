import { type ByteSource, Cursor, decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Inflate } from '@touchstone/kernel/ports';
import { type DirectoryRecord, widen } from './central-directory.ts';

const HEADER_MAGIC = 0x04034b50;
const HEADER_BYTES = 30;
const DATA_DESCRIPTOR = 0x08;
const STORED = 0;
const DEFLATED = 8;
const PIECE_BYTES = 1024 * 1024;
/** What is read as a whole: manifests, signature files. */
const MAX_WHOLE_BYTES = 32 * 1024 * 1024;

/** Reads the contents of files for the verifier, within a budget of bytes that come out. */
export class EntryContents {
  readonly #source: ByteSource;
  readonly #directoryAt: number;
  readonly #inflate: Inflate;
  readonly #maxEntryBytes: number;
  readonly #unpacked: Unpacked;
  #budgetBytes: number;

  constructor(source: ByteSource, directoryAt: number, inflate: Inflate, limits: ContentLimits, unpacked: Unpacked = () => undefined) {
    this.#source = source;
    this.#directoryAt = directoryAt;
    this.#inflate = inflate;
    this.#maxEntryBytes = limits.maxEntryBytes;
    this.#unpacked = unpacked;
    this.#budgetBytes = limits.maxTotalBytes;
  }

  /** The whole file, or why not. */
  read(record: DirectoryRecord): Uint8Array | ContentFault {
    if (record.uncompressedBytes > MAX_WHOLE_BYTES) return 'over-budget';
    const pieces: Uint8Array[] = [];
    const fault = this.feed(record, (piece) => pieces.push(piece));
    if (fault !== undefined) return fault;
    return pieces.length === 1 ? pieces[0]! : join(pieces, record.uncompressedBytes);
  }

  /** Hands the contents to `take` piece by piece; on a fault what was taken is worthless. */
  feed(record: DirectoryRecord, take: (piece: Uint8Array) => void): ContentFault | undefined {
    if (record.uncompressedBytes > this.#maxEntryBytes || record.uncompressedBytes > this.#budgetBytes) return 'over-budget';
    const data = locate(this.#source, record, this.#directoryAt);
    if (data === undefined) return 'malformed';
    this.#budgetBytes -= record.uncompressedBytes;
    if (record.method !== STORED) return this.#feedInflated(record, data.at, take);
    for (let at = 0; at < record.uncompressedBytes; at += PIECE_BYTES) {
      take(this.#source.read(data.at + at, Math.min(PIECE_BYTES, record.uncompressedBytes - at)));
    }
    return undefined;
  }

  #feedInflated(record: DirectoryRecord, at: number, take: (piece: Uint8Array) => void): ContentFault | undefined {
    const known = record.method === DEFLATED ? this.#unpacked(record.name) : undefined;
    if (known?.length === record.uncompressedBytes) {
      take(known);
      return undefined;
    }
    if (record.compressedBytes > this.#maxEntryBytes) return 'over-budget';
    const data = this.#source.read(at, record.compressedBytes);
    const { bytes, ended } = this.#inflate(data, record.uncompressedBytes, record.uncompressedBytes);
    if (ended === 'corrupt' || ended === 'limit' || bytes.length !== record.uncompressedBytes) return 'malformed';
    take(bytes);
    return undefined;
  }
}

/** Contents that the caller has unpacked already, by name; undefined for the others. */
export type Unpacked = (name: string) => Uint8Array | undefined;

/** `malformed`: Android refuses the package. `over-budget`: we did not look. */
export type ContentFault = 'malformed' | 'over-budget';

export interface ContentLimits {
  /** Largest single file, packed or unpacked. */
  readonly maxEntryBytes: number;
  /** All files together, unpacked. */
  readonly maxTotalBytes: number;
}

/**
 * Where a file's data starts. The local header must agree with the central directory in name, sizes and CRC; only
 * its compression method may lie.
 *
 * @source com.android.apksig.internal.zip.LocalFileRecord.getRecord
 */
function locate(source: ByteSource, record: DirectoryRecord, directoryAt: number): { at: number } | undefined {
  if (record.headerAt + HEADER_BYTES + record.nameBytes > directoryAt) return undefined;
  const cursor = new Cursor(source.read(record.headerAt, HEADER_BYTES + record.nameBytes));
  if (cursor.u32() !== HEADER_MAGIC) return undefined;
  cursor.skip(2);
  const flags = cursor.u16();
  if (((flags ^ record.flags) & DATA_DESCRIPTOR) !== 0) return undefined;
  cursor.skip(6);
  const crc32 = cursor.u32();
  const compressed = cursor.u32();
  const uncompressed = cursor.u32();
  const nameBytes = cursor.u16();
  const extraBytes = cursor.u16();
  if (nameBytes > record.nameBytes || !isNamed(cursor.slice(nameBytes), record.name)) return undefined;

  const at = record.headerAt + HEADER_BYTES + nameBytes + extraBytes;
  const dataBytes = record.method === STORED ? record.uncompressedBytes : record.compressedBytes;
  if (at + dataBytes > directoryAt) return undefined;
  if ((flags & DATA_DESCRIPTOR) !== 0) return { at };
  if (crc32 !== record.crc32) return undefined;
  const extra = source.read(at - extraBytes, extraBytes);
  const [wideUncompressed, wideCompressed] = widen(extra, [uncompressed, compressed]);
  return wideUncompressed === record.uncompressedBytes && wideCompressed === record.compressedBytes ? { at } : undefined;
}

/** Whether the bytes are the text, which for ASCII needs no decoding. */
function isNamed(bytes: Uint8Array, name: string): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! >= 0x80) return decodeUtf8(bytes) === name;
    if (bytes[i] !== name.charCodeAt(i)) return false;
  }
  return bytes.length === name.length;
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
