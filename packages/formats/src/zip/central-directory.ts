import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Problems } from '@touchstone/kernel/problem';
import type { Directory } from './end-record.ts';
import { checkName, decodeName } from './entry-name.ts';
import type { ZipEntry } from './zip.ts';

/** A line of the central directory before its local header was seen. */
export type CentralEntry = Omit<ZipEntry, 'dataOffset'> & { readonly nameBytes: Uint8Array };

const HEADER_BYTES = 46;
const SIGNATURE = 0x02014b50;
const SIGNATURE_BYTES = Uint8Array.of(0x50, 0x4b, 1, 2);
/** A directory of half a million entries of 120 bytes; beyond it nothing is an app. */
const MAX_ENTRIES = 524_288;
const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024;
const FULL = 0xffffffff;
/**
 * Bytes of a name beyond which no system has a path. The rest is replaced by the entry's number: engines tell very
 * long texts apart by length alone until they compare them whole, and a thousand such names take minutes.
 */
const LONGEST_NAME = 4_096;

/**
 * Reads the lines of the central directory.
 *
 * The *count* in the end record decides how many there are, as on Android: lines after it are reported and not
 * read. Where a line is damaged the next signature is looked for. The claimed size of the directory decides nothing.
 *
 * @source https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT §4.3.12
 */
export function readCentralDirectory(source: ByteSource, directory: Directory, problems: Problems): CentralEntry[] {
  const { offset, limit, claimedEntries, startOfArchive } = directory;
  const length = Math.min(limit - offset, MAX_DIRECTORY_BYTES);
  if (offset < 0 || length < 0) return [];
  const bytes = source.read(offset, length);
  if (length < limit - offset) problems.add('zip/directory-too-long', offset);

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: CentralEntry[] = [];
  let at = 0;
  while (entries.length < claimedEntries && entries.length < MAX_ENTRIES) {
    const found = isLine(view, at) ? at : nextLine(bytes, view, at);
    if (found !== at) problems.add('zip/central-header-damaged', offset + at);
    if (found < 0) break;
    const entry = readLine(bytes, view, found, offset, startOfArchive, entries.length, problems);
    entries.push(entry.line);
    at = entry.end;
  }
  if (entries.length === MAX_ENTRIES) problems.add('zip/too-many-entries', offset + at);
  else if (entries.length < claimedEntries) problems.add('zip/entry-count-too-large', directory.eocdOffset);
  else if (isLine(view, at)) problems.add('zip/entry-count-too-small', offset + at);
  return entries;
}

function readLine(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  directoryOffset: number,
  startOfArchive: number,
  index: number,
  problems: Problems,
): { readonly line: CentralEntry; readonly end: number } {
  const centralOffset = directoryOffset + at;
  const nameAt = at + HEADER_BYTES;
  const nameEnd = nameAt + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const end = extraEnd + view.getUint16(at + 32, true);
  const nameFits = nameEnd - nameAt <= LONGEST_NAME;
  const told = decodeName(bytes, nameAt, Math.min(nameFits ? nameEnd : nameAt + LONGEST_NAME, bytes.length));
  const name = nameFits ? told.name : `${told.name}…${index}`;
  if (!nameFits) problems.add('zip/name-too-long', centralOffset);
  if (end > bytes.length) problems.add('zip/central-header-past-end', centralOffset);
  if (!told.isUtf8) problems.add('zip/name-not-utf8', centralOffset);
  checkName(name, centralOffset, problems);

  let compressedBytes = view.getUint32(at + 20, true);
  let sizeBytes = view.getUint32(at + 24, true);
  let headerOffset = view.getUint32(at + 42, true);
  if (compressedBytes === FULL || sizeBytes === FULL || headerOffset === FULL) {
    const wide = readZip64Extra(view, nameEnd, Math.min(extraEnd, bytes.length));
    if (wide === undefined) problems.add('zip/zip64-extra-missing', centralOffset);
    if (sizeBytes === FULL) sizeBytes = wide?.() ?? sizeBytes;
    if (compressedBytes === FULL) compressedBytes = wide?.() ?? compressedBytes;
    if (headerOffset === FULL) headerOffset = wide?.() ?? headerOffset;
  }
  const line: CentralEntry = {
    index,
    name,
    method: view.getUint16(at + 10, true),
    flags: view.getUint16(at + 8, true),
    crc32: view.getUint32(at + 16, true),
    compressedBytes,
    sizeBytes,
    centralOffset,
    headerOffset: headerOffset + startOfArchive,
    nameBytes: bytes.subarray(nameAt, Math.min(nameEnd, bytes.length)),
  };
  return { line, end };
}

/** The 64-bit fields of the zip64 block, one at each call: it holds only those that are full, in a fixed order. */
function readZip64Extra(view: DataView, from: number, to: number): (() => number | undefined) | undefined {
  for (let at = from; at + 4 <= to; ) {
    const start = at + 4;
    const end = start + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let next = start;
      return () => {
        if (next + 8 > Math.min(end, to)) return undefined;
        next += 8;
        return view.getUint32(next - 8, true) + view.getUint32(next - 4, true) * 2 ** 32;
      };
    }
    at = end;
  }
  return undefined;
}

const isLine = (view: DataView, at: number) => at + HEADER_BYTES <= view.byteLength && view.getUint32(at, true) === SIGNATURE;

function nextLine(bytes: Uint8Array, view: DataView, from: number): number {
  for (let at = from; ; at++) {
    at = bytes.indexOf(SIGNATURE_BYTES[0]!, at);
    if (at < 0 || at + HEADER_BYTES > bytes.length) return -1;
    if (isLine(view, at)) return at;
  }
}
