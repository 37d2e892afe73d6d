import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Hash } from '@touchstone/kernel/ports';

export const PAGE_BYTES = 4096;
const DIGEST_BYTES = 32;
const PIECE_BYTES = 256 * PAGE_BYTES;

export interface VerityTree {
  readonly root: Uint8Array;
  /** The levels, the one page under the root first: one part in 128 of what was digested. */
  readonly levels: readonly Uint8Array[];
}

/**
 * SHA-256 hash tree of fs-verity over the parts as one continuous content, the last page padded with zeros.
 * @source kernel.org/doc/html/latest/filesystems/fsverity.html#merkle-tree
 */
export function verityRoot(parts: readonly ByteSource[], salt: Uint8Array, hash: Hash): VerityTree {
  const levels: Uint8Array[] = [];
  let level = digestPages(continuous(parts), salt, hash);
  levels.unshift(level);
  while (level.length > PAGE_BYTES) {
    const below = level;
    level = digestPages({ size: below.length, read: (at, length) => below.subarray(at, at + length) }, salt, hash);
    levels.unshift(level);
  }
  return { root: hash.of('sha256', salt, level), levels };
}

/** Digests of all pages, padded to whole pages. */
function digestPages(source: ByteSource, salt: Uint8Array, hash: Hash): Uint8Array {
  const pages = Math.ceil(source.size / PAGE_BYTES);
  const digests = new Uint8Array(Math.ceil((pages * DIGEST_BYTES) / PAGE_BYTES) * PAGE_BYTES);
  for (let at = 0; at < source.size; at += PIECE_BYTES) {
    const piece = source.read(at, Math.min(PIECE_BYTES, source.size - at));
    for (let page = 0; page < piece.length; page += PAGE_BYTES) {
      digests.set(hash.of('sha256', salt, wholePage(piece.subarray(page, page + PAGE_BYTES))), ((at + page) / PAGE_BYTES) * DIGEST_BYTES);
    }
  }
  return digests;
}

function wholePage(bytes: Uint8Array): Uint8Array {
  if (bytes.length === PAGE_BYTES) return bytes;
  const page = new Uint8Array(PAGE_BYTES);
  page.set(bytes);
  return page;
}

function continuous(parts: readonly ByteSource[]): ByteSource {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return {
    size,
    read(at, length) {
      const out = new Uint8Array(length);
      let from = 0;
      for (const part of parts) {
        const start = Math.max(at, from);
        const end = Math.min(at + length, from + part.size);
        if (start < end) out.set(part.read(start - from, end - start), start - at);
        from += part.size;
      }
      return out;
    },
  };
}
