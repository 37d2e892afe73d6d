import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Problems } from '@touchstone/kernel/problem';

/** Where the central directory is, after the lies have been weighed. Offsets from the start of the source. */
export interface Directory {
  readonly offset: number;
  /** Where entries must have ended: the end record, or the zip64 record before it. */
  readonly limit: number;
  readonly claimedOffset: number;
  readonly claimedBytes: number;
  readonly claimedEntries: number;
  readonly startOfArchive: number;
  readonly eocdOffset: number;
  readonly endOffset: number;
  /** The zip64 record is not where its locator says, or there is none. */
  readonly hasLostZip64: boolean;
}

const EOCD_BYTES = 22;
const MAX_COMMENT = 0xffff;
/** How far before the place Android searches we still look for an end record, for archives with bytes appended. */
const LONG_SEARCH = 16 * 1024 * 1024;
/** As many as fit into a comment. */
const MAX_CANDIDATES = 16_384;
const EOCD_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const ZIP64_SIGNATURE = 0x06064b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_BYTES = 56;

/**
 * Finds the end record and the central directory it points at.
 *
 * Android takes the last signature in the file and refuses the archive when that record does not hold. We take the
 * last record whose directory is there, so that an archive with a fake record in its comment, or with bytes
 * appended, is still read — and say which of the two it was.
 *
 * What decides: the directory's *offset*, when a directory entry is there; else the end record's own position less
 * the directory's size, which is how archives with bytes before them are read.
 *
 * @source https://android.googlesource.com/platform/system/libziparchive/+/refs/heads/main/zip_archive.cc
 * @source https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT §4.3.14–4.3.16
 */
export function findDirectory(source: ByteSource, problems: Problems): Directory | undefined {
  const near = Math.max(0, source.size - EOCD_BYTES - MAX_COMMENT);
  const far = Math.max(0, near - LONG_SEARCH);
  let seen = 0;
  let first: Directory | undefined;
  for (const [from, to] of [
    [near, source.size],
    [far, Math.min(source.size, near + EOCD_BYTES - 1)],
  ] as const) {
    const bytes = source.read(from, to - from);
    for (let i = bytes.length - EOCD_BYTES; i >= 0 && seen < MAX_CANDIDATES; i--) {
      i = bytes.lastIndexOf(0x50, i);
      if (i < 0) break;
      if (u32(bytes, i) !== EOCD_SIGNATURE) continue;
      seen++;
      const at = from + i;
      const directory = directoryOf(source, at);
      if (isThere(source, directory)) {
        report(source, directory, seen, problems);
        return directory;
      }
      first ??= directory;
    }
    if (near === 0) break;
  }
  if (first === undefined) {
    problems.add('zip/no-end-record', source.size);
    return undefined;
  }
  problems.add('zip/no-central-directory', first.eocdOffset);
  return first;
}

function report(source: ByteSource, directory: Directory, seen: number, problems: Problems): void {
  const { eocdOffset, endOffset, startOfArchive } = directory;
  if (seen > 1) problems.add('zip/several-end-records', eocdOffset);
  if (endOffset > source.size) problems.add('zip/comment-past-end', eocdOffset);
  if (endOffset < source.size) problems.add('zip/bytes-after-end', endOffset);
  const isAtStart = directory.claimedEntries === 0 || signatureAt(source, 0, source.size) === LOCAL_SIGNATURE;
  if (startOfArchive > 0 || !isAtStart) problems.add('zip/bytes-before-start', 0);
  if (directory.offset !== directory.claimedOffset + startOfArchive) problems.add('zip/directory-offset-wrong', eocdOffset);
  const head = source.read(eocdOffset, EOCD_BYTES);
  const multiDisk = u16(head, 4) % 0xffff !== 0 || u16(head, 6) % 0xffff !== 0;
  if (multiDisk) problems.add('zip/multi-disk', eocdOffset);
  if (directory.hasLostZip64) problems.add('zip/zip64-record-misplaced', eocdOffset);
  if (directory.offset + directory.claimedBytes > directory.limit) problems.add('zip/directory-past-end', eocdOffset);
  if (directory.offset + directory.claimedBytes < directory.limit)
    problems.add('zip/bytes-after-directory', directory.offset + directory.claimedBytes);
}

/** An empty archive is nothing but its end record: what claims to be empty behind other bytes is a decoy, or damage. */
function isThere(source: ByteSource, { offset, claimedEntries, limit }: Directory): boolean {
  if (offset < 0 || offset > limit) return false;
  return claimedEntries === 0 ? limit === 0 : signatureAt(source, offset, limit) === CENTRAL_SIGNATURE;
}

function directoryOf(source: ByteSource, at: number): Directory {
  const head = source.read(at, EOCD_BYTES);
  const zip64 = readZip64(source, at, head);
  const claimedEntries = zip64?.entries ?? u16(head, 10);
  const claimedBytes = zip64?.bytes ?? u32(head, 12);
  const claimedOffset = zip64?.offset ?? u32(head, 16);
  const limit = zip64?.at ?? at;
  const offset = placeOf(source, claimedOffset, claimedBytes, limit);
  return {
    offset,
    claimedOffset,
    limit,
    claimedBytes,
    claimedEntries,
    startOfArchive: prefixOf(source, offset, offset - claimedOffset),
    eocdOffset: at,
    endOffset: at + EOCD_BYTES + u16(head, 20),
    hasLostZip64: zip64?.isMisplaced === true,
  };
}

/** Where the directory is: as told when an entry is there, else where it must end at the record if its size is right. */
function placeOf(source: ByteSource, offset: number, bytes: number, limit: number): number {
  if (signatureAt(source, offset, limit) === CENTRAL_SIGNATURE) return offset;
  return signatureAt(source, limit - bytes, limit) === CENTRAL_SIGNATURE ? limit - bytes : offset;
}

/** How many bytes were put before the archive without its offsets being told. The first local header decides. */
function prefixOf(source: ByteSource, directoryOffset: number, moved: number): number {
  if (moved <= 0 || directoryOffset + CENTRAL_BYTES > source.size) return 0;
  const header = u32(source.read(directoryOffset, CENTRAL_BYTES), 42);
  const isMoved = signatureAt(source, header + moved, source.size) === LOCAL_SIGNATURE;
  return isMoved || signatureAt(source, header, source.size) !== LOCAL_SIGNATURE ? moved : 0;
}

interface Zip64 {
  readonly at: number;
  readonly isMisplaced: boolean;
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
}

/** The zip64 record, consulted only when a field of the end record is full, as Android does. */
function readZip64(source: ByteSource, eocdAt: number, head: Uint8Array): Zip64 | undefined {
  const isFull = u16(head, 8) === 0xffff || u16(head, 10) === 0xffff || u32(head, 12) === 0xffffffff || u32(head, 16) === 0xffffffff;
  const locatorAt = eocdAt - ZIP64_LOCATOR_BYTES;
  if (!isFull || locatorAt < 0) return undefined;
  const locator = source.read(locatorAt, ZIP64_LOCATOR_BYTES);
  if (u32(locator, 0) !== ZIP64_LOCATOR_SIGNATURE) return undefined;
  const told = u64(locator, 8);
  for (const at of [told, locatorAt - ZIP64_BYTES]) {
    if (at < 0 || at + ZIP64_BYTES > locatorAt) continue;
    const record = source.read(at, ZIP64_BYTES);
    if (u32(record, 0) === ZIP64_SIGNATURE)
      return { at, isMisplaced: at !== told, entries: u64(record, 32), bytes: u64(record, 40), offset: u64(record, 48) };
  }
  return undefined;
}

function signatureAt(source: ByteSource, at: number, limit: number): number {
  return at >= 0 && at + 4 <= limit ? u32(source.read(at, 4), 0) : 0;
}

const u16 = (bytes: Uint8Array, at: number) => bytes[at]! | (bytes[at + 1]! << 8);
const u32 = (bytes: Uint8Array, at: number) => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
const u64 = (bytes: Uint8Array, at: number) => u32(bytes, at) + u32(bytes, at + 4) * 2 ** 32;
