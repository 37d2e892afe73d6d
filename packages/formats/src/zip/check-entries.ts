import type { Problems } from '@touchstone/kernel/problem';
import type { ZipEntry } from './zip.ts';

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Deflate cannot expand more than 1032 times; what claims near that is a bomb, not a resource. */
const SUSPICIOUS_RATIO = 256;
const HARMLESS_BYTES = 16 * 1024 * 1024;
/** What all entries together may claim to unpack to: as much as any app, and in proportion to the file. */
const TOTAL_BYTES = 8 * 1024 * 1024 * 1024;
const TOTAL_RATIO = 100;

/** Reports entries that claim what cannot be, or what only an attack needs. Reads nothing. */
export function checkEntries(entries: readonly ZipEntry[], directoryOffset: number, sourceBytes: number, problems: Problems): void {
  let total = 0;
  for (const entry of entries) {
    const { method, flags, compressedBytes, sizeBytes, centralOffset } = entry;
    if ((flags & ENCRYPTED) !== 0) problems.add('zip/encryption-flag', centralOffset);
    if (method !== STORED && method !== DEFLATED) problems.add('zip/unknown-method', centralOffset);
    if (method !== DEFLATED && compressedBytes !== sizeBytes) problems.add('zip/stored-sizes-differ', centralOffset);
    if (sizeBytes > HARMLESS_BYTES && sizeBytes > compressedBytes * SUSPICIOUS_RATIO) problems.add('zip/bomb-ratio', centralOffset);
    if (entry.dataOffset >= 0 && entry.dataOffset + storedBytes(entry) > directoryOffset) {
      problems.add('zip/entry-past-directory', centralOffset);
    }
    total += sizeBytes;
  }
  if (total > TOTAL_BYTES || total > Math.max(HARMLESS_BYTES, sourceBytes * TOTAL_RATIO)) problems.add('zip/total-limit', directoryOffset);
  checkOverlaps(entries, problems);
}

/** Bytes the data take in the file, by the field that decides. */
export function storedBytes(entry: ZipEntry): number {
  return entry.method === DEFLATED ? entry.compressedBytes : entry.sizeBytes;
}

/** In the order of their headers no entry may begin before the one ahead of it has ended. */
function checkOverlaps(entries: readonly ZipEntry[], problems: Problems): void {
  const isSorted = entries.every((entry, i) => i === 0 || entries[i - 1]!.headerOffset <= entry.headerOffset);
  const inOrder = isSorted ? entries : [...entries].sort((a, b) => a.headerOffset - b.headerOffset || a.index - b.index);
  let end = 0;
  for (const entry of inOrder) {
    if (entry.dataOffset < 0) continue;
    if (entry.headerOffset < end) problems.add('zip/entries-overlap', entry.centralOffset);
    end = Math.max(end, entry.dataOffset + storedBytes(entry));
  }
}
