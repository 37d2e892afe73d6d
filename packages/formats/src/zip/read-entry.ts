import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Hash, Inflate } from '@touchstone/kernel/ports';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { storedBytes } from './check-entries.ts';
import type { ZipEntry } from './zip.ts';

export interface ReadLimits {
  /** No more than this comes out: what the caller still has to spend. */
  readonly maxBytes: number;
}

const DEFLATED = 8;
/** Output that no one minds, whatever it was packed into. */
const HARMLESS_BYTES = 16 * 1024 * 1024;
/** Beyond that, output for each byte of input. Dex and resource tables stay below 20. */
const MAX_RATIO = 256;
/** Deflate adds little to what it cannot pack; a stream of empty blocks is nobody's loss. */
const INPUT_SLACK = 64 * 1024;

const ENDED = { truncated: 'zip/deflate-truncated', corrupt: 'zip/deflate-corrupt' } as const;

/**
 * The bytes of one entry, as far as they can be had.
 *
 * Methods other than 8 are read as stored with the *unpacked* size, as Android's asset manager maps them. Of a
 * damaged stream what came before the damage is kept. CRC and size are compared but decide nothing.
 *
 * @param crc32 `Hash.crc32`; without it the CRC is not compared
 * @source https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/libs/androidfw/AssetsProvider.cpp
 */
export function readEntry(
  source: ByteSource,
  entry: ZipEntry,
  inflate: Inflate,
  limits: ReadLimits,
  crc32?: Hash['crc32'],
): Parsed<Uint8Array> {
  const problems = new Problems();
  const at = entry.dataOffset;
  if (at < 0 || at > source.size) {
    problems.add('zip/entry-outside', entry.centralOffset);
    return { value: new Uint8Array(0), problems: problems.list };
  }
  const wanted = bytesToRead(source, entry);
  const there = Math.min(wanted, source.size - at);
  if (there < wanted) problems.add('zip/entry-truncated', at);
  const value =
    entry.method === DEFLATED ? unpack(source, entry, there, inflate, limits, problems) : take(source, at, there, limits, problems);

  if (problems.list.length === 0) {
    if (value.length !== entry.sizeBytes) problems.add('zip/size-differs', entry.centralOffset);
    if (crc32 !== undefined && crc32(value) >>> 0 !== entry.crc32) problems.add('zip/crc-differs', entry.centralOffset);
  }
  return { value, problems: problems.list };
}

/** The deciding size, or for stored data the other one when only that fits into the file. */
function bytesToRead(source: ByteSource, entry: ZipEntry): number {
  const wanted = storedBytes(entry);
  return wanted > source.size - entry.dataOffset ? Math.min(wanted, entry.compressedBytes) : wanted;
}

function take(source: ByteSource, at: number, there: number, limits: ReadLimits, problems: Problems): Uint8Array {
  if (there > limits.maxBytes) problems.add('zip/total-limit', at);
  return source.read(at, Math.max(0, Math.min(there, limits.maxBytes)));
}

function unpack(source: ByteSource, entry: ZipEntry, there: number, inflate: Inflate, limits: ReadLimits, problems: Problems): Uint8Array {
  const byRatio = Math.max(HARMLESS_BYTES, there * MAX_RATIO);
  const max = Math.max(0, Math.min(limits.maxBytes, byRatio));
  // Input that could only come out beyond the limit is not read: the file may be larger than memory.
  const input = Math.min(there, max + max / 8 + INPUT_SLACK);
  const { bytes, ended } = inflate(source.read(entry.dataOffset, Math.floor(input)), entry.sizeBytes, max);
  if (ended === 'limit' || (ended === 'truncated' && input < there)) {
    problems.add(byRatio < limits.maxBytes ? 'zip/bomb-ratio' : 'zip/total-limit', entry.dataOffset);
  } else if (ended !== 'end') problems.add(ENDED[ended], entry.dataOffset);
  return bytes;
}
