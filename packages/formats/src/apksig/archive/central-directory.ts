import { type ByteSource, Cursor, decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Sections } from './sections.ts';

const RECORD_MAGIC = 0x02014b50;
const RECORD_BYTES = 46;
const ZIP64_EXTRA = 0x0001;
const ABSENT = 0xffffffff;
/** 65,535 records of 4 KiB: more than names of any app need. */
const MAX_DIRECTORY_BYTES = 256 * 1024 * 1024;

/** A file as the central directory declares it. Sizes and offsets in bytes. */
export interface DirectoryRecord {
  readonly name: string;
  readonly nameBytes: number;
  readonly flags: number;
  /** 0 is stored; the verifier inflates whatever is not. */
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  readonly headerAt: number;
}

/**
 * The records of the central directory in its order, without folders.
 *
 * @returns undefined when one is malformed: Android refuses the whole package then
 * @source com.android.apksig.internal.zip.ZipUtils.parseZipCentralDirectory, CentralDirectoryRecord.getRecord
 */
export function readDirectory(source: ByteSource, sections: Sections): readonly DirectoryRecord[] | undefined {
  if (sections.directoryBytes > MAX_DIRECTORY_BYTES) return undefined;
  const bytes = source.read(sections.directoryAt, sections.directoryBytes);
  const records: DirectoryRecord[] = [];
  let at = 0;
  for (let i = 0; i < sections.recordCount; i++) {
    const read = readRecord(bytes, at);
    if (read === undefined) return undefined;
    at = read.end;
    if (!read.record.name.endsWith('/')) records.push(read.record);
  }
  return records;
}

function readRecord(bytes: Uint8Array, at: number): { record: DirectoryRecord; end: number } | undefined {
  if (at + RECORD_BYTES > bytes.length) return undefined;
  const cursor = new Cursor(bytes, at);
  if (cursor.u32() !== RECORD_MAGIC) return undefined;
  cursor.skip(4);
  const flags = cursor.u16();
  const method = cursor.u16();
  cursor.skip(4);
  const crc32 = cursor.u32();
  const compressed = cursor.u32();
  const uncompressed = cursor.u32();
  const nameBytes = cursor.u16();
  const extraBytes = cursor.u16();
  const commentBytes = cursor.u16();
  cursor.skip(8);
  const header = cursor.u32();
  const end = at + RECORD_BYTES + nameBytes + extraBytes + commentBytes;
  if (end > bytes.length) return undefined;
  const name = decodeUtf8(cursor.slice(nameBytes));
  const [uncompressedBytes, compressedBytes, headerAt] = widen(cursor.slice(extraBytes), [uncompressed, compressed, header]);
  if (uncompressedBytes === undefined || compressedBytes === undefined || headerAt === undefined) return undefined;
  return { record: { name, nameBytes, flags, method, crc32, compressedBytes, uncompressedBytes, headerAt }, end };
}

/**
 * Replaces the values that say 0xffffffff by those of the zip64 extra field, in its order; undefined where it has
 * none. Without any extra field the value stands as it is.
 */
export function widen(extra: Uint8Array, values: readonly number[]): readonly (number | undefined)[] {
  if (extra.length === 0 || !values.includes(ABSENT)) return values;
  const field = findExtra(extra, ZIP64_EXTRA);
  const cursor = new Cursor(field ?? new Uint8Array());
  return values.map((value) => (value !== ABSENT ? value : cursor.left >= 8 ? cursor.u64() : undefined));
}

function findExtra(extra: Uint8Array, id: number): Uint8Array | undefined {
  const cursor = new Cursor(extra);
  while (cursor.left >= 4) {
    const fieldId = cursor.u16();
    const length = cursor.u16();
    if (length > cursor.left) return undefined;
    const field = cursor.slice(length);
    if (fieldId === id) return field;
  }
  return undefined;
}
