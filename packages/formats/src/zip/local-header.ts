import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Problems } from '@touchstone/kernel/problem';
import type { CentralEntry } from './central-directory.ts';

const HEADER_BYTES = 30;
const SIGNATURE = 0x04034b50;
/** Bit 3: sizes and CRC follow the data, those of the local header are void. */
const HAS_DESCRIPTOR = 8;
/** Encryption too: Android looks at neither, unpackers at one or the other. */
const COMPARED_FLAGS = HAS_DESCRIPTOR | 1;
const FULL = 0xffffffff;
/** Both sizes and the head of the block: without room for them a full field is a lie. */
const ZIP64_EXTRA_BYTES = 20;

/**
 * Where the data of an entry start, and what its local header says otherwise than the central directory.
 *
 * Only the two *lengths* of name and extra field are believed, as on Android; sizes, method and name are the
 * central directory's. Newer Androids refuse an entry whose sizes or name differ; it is read all the same.
 *
 * @returns -1 when there is no room for a header
 * @source https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT §4.3.7
 */
export function dataOffsetOf(source: ByteSource, entry: CentralEntry, problems: Problems): number {
  const at = entry.headerOffset;
  const name = entry.nameBytes;
  if (at + HEADER_BYTES > source.size) {
    problems.add('zip/local-header-outside', entry.centralOffset);
    return -1;
  }
  const bytes = source.read(at, Math.min(HEADER_BYTES + name.length, source.size - at));
  if (u32(bytes, 0) !== SIGNATURE) {
    problems.add('zip/local-header-missing', at);
    return Math.min(at + HEADER_BYTES + name.length, source.size);
  }
  const nameBytes = u16(bytes, 26);
  if (nameBytes !== name.length || !startsAt(bytes, HEADER_BYTES, name)) problems.add('zip/local-name-differs', at);
  if (u16(bytes, 8) !== entry.method) problems.add('zip/local-method-differs', at);
  if (sizesDiffer(bytes, entry)) problems.add('zip/local-sizes-differ', at);
  if (((u16(bytes, 6) ^ entry.flags) & COMPARED_FLAGS) !== 0) problems.add('zip/local-flags-differ', at);
  return at + HEADER_BYTES + nameBytes + u16(bytes, 28);
}

function sizesDiffer(bytes: Uint8Array, entry: CentralEntry): boolean {
  if ((u16(bytes, 6) & HAS_DESCRIPTOR) !== 0) return false;
  const hasWide = u16(bytes, 28) >= ZIP64_EXTRA_BYTES;
  const differs = (local: number, central: number) => local !== central && !(hasWide && local === FULL);
  return u32(bytes, 14) !== entry.crc32 || differs(u32(bytes, 18), entry.compressedBytes) || differs(u32(bytes, 22), entry.sizeBytes);
}

function startsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  if (at + part.length > bytes.length) return false;
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

const u16 = (bytes: Uint8Array, at: number) => bytes[at]! | (bytes[at + 1]! << 8);
const u32 = (bytes: Uint8Array, at: number) => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
