import { type ByteSource, Cursor } from '@touchstone/kernel/bytes';

const END_RECORD_MAGIC = 0x06054b50;
const END_RECORD_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;

/** Where the three parts of a ZIP archive lie, in bytes from the start of the file. */
export interface Sections {
  readonly directoryAt: number;
  readonly directoryBytes: number;
  readonly recordCount: number;
  readonly endRecordAt: number;
  /** The end record with its comment. */
  readonly endRecord: Uint8Array;
}

/**
 * Finds the parts as the platform's verifier does, which is stricter than whoever only wants the files: the end
 * record's comment must reach exactly to the end of the file, and zip64 is unknown to it.
 *
 * @returns undefined when the file is not such an archive
 * @source com.android.apksig.apk.ApkUtils.findZipSections
 */
export function findSections(source: ByteSource): Sections | undefined {
  const found = findEndRecord(source);
  if (found === undefined) return undefined;
  const cursor = new Cursor(found.bytes, 10);
  const recordCount = cursor.u16();
  const directoryBytes = cursor.u32();
  const directoryAt = cursor.u32();
  if (directoryAt + directoryBytes > found.at) return undefined;
  return { directoryAt, directoryBytes, recordCount, endRecordAt: found.at, endRecord: found.bytes };
}

function findEndRecord(source: ByteSource): { at: number; bytes: Uint8Array } | undefined {
  if (source.size < END_RECORD_BYTES) return undefined;
  const tailBytes = Math.min(source.size, END_RECORD_BYTES + MAX_COMMENT_BYTES);
  const tail = source.read(source.size - tailBytes, tailBytes);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tailBytes - END_RECORD_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_RECORD_MAGIC) continue;
    if (view.getUint16(at + 20, true) === tailBytes - END_RECORD_BYTES - at) {
      return { at: source.size - tailBytes + at, bytes: tail.subarray(at) };
    }
  }
  return undefined;
}
