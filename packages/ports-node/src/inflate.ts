import { inflateRawSync } from 'node:zlib';
import { inflateRaw } from '@touchstone/kernel/deflate';
import type { Inflate } from '@touchstone/kernel/ports';

/** Streams up to this many bytes are not worth the objects that zlib makes for each. */
const SMALL = 96;
const SMALLEST_CHUNK = 64;
/** What a header claims beyond this is given to zlib piece by piece. */
const LARGEST_CHUNK = 256 * 1024 * 1024;
/** Deflate cannot expand more than this. */
const MAX_RATIO = 1032;

/**
 * Raw deflate by zlib, which is given a buffer of the exact size: one byte more than claimed, so that it sees the
 * end without a second buffer. A stream that zlib refuses is read again by the kernel's inflater, which keeps what
 * came out before the fault.
 */
export const inflate: Inflate = (data, expectedBytes, maxBytes) => {
  const max = Math.max(0, Math.floor(maxBytes));
  if (data.length <= SMALL) return inflateRaw(data, expectedBytes, max);
  try {
    const chunk = chunkSize(data.length, expectedBytes, max);
    const out = inflateRawSync(data, { chunkSize: chunk, maxOutputLength: max + 1 });
    if (out.length <= max) return { bytes: tight(out, chunk), ended: 'end' };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  return inflateRaw(data, expectedBytes, max);
};

function chunkSize(dataBytes: number, expectedBytes: number, max: number): number {
  const believable = Math.min(expectedBytes, dataBytes * MAX_RATIO, max, LARGEST_CHUNK);
  return Number.isFinite(believable) ? Math.max(SMALLEST_CHUNK, Math.floor(believable) + 1) : SMALLEST_CHUNK;
}

/** Without the rest of a buffer that a lying header made too large. */
function tight(out: Uint8Array, chunk: number): Uint8Array {
  const bytes = new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
  return bytes.length < chunk / 2 ? bytes.slice() : bytes;
}
