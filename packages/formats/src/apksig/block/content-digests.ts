import { type ByteSource, sourceOf } from '@touchstone/kernel/bytes';
import type { Hash, HashName } from '@touchstone/kernel/ports';
import type { Sections } from '../archive/sections.ts';
import type { ContentDigest } from './signature-algorithms.ts';
import { PAGE_BYTES, verityRoot } from './verity-tree.ts';

const CHUNK_BYTES = 1024 * 1024;
const CHUNK_MARK = 0xa5;
const TOP_MARK = 0x5a;
const DIRECTORY_OFFSET_FIELD = 16;
const CHUNK_HASH: Readonly<Record<Exclude<ContentDigest, 'verity-sha256'>, HashName>> = {
  'chunked-sha256': 'sha256',
  'chunked-sha512': 'sha512',
};

/** Digests of the package outside its signing block, each computed once for all schemes that ask. */
export class ContentDigests {
  readonly #parts: readonly ByteSource[];
  readonly #blockBytes: number;
  readonly #hash: Hash;
  readonly #done = new Map<ContentDigest, Uint8Array | undefined>();

  constructor(source: ByteSource, sections: Sections, blockAt: number, hash: Hash) {
    this.#parts = [
      window(source, 0, blockAt),
      window(source, sections.directoryAt, sections.endRecordAt - sections.directoryAt),
      sourceOf(asUnsigned(sections.endRecord, blockAt)),
    ];
    this.#blockBytes = sections.directoryAt - blockAt;
    this.#hash = hash;
  }

  /** Undefined when the verity digest is asked for and the signing block does not fill whole pages. */
  of(kind: ContentDigest): Uint8Array | undefined {
    if (!this.#done.has(kind)) this.#done.set(kind, this.#compute(kind));
    return this.#done.get(kind);
  }

  #compute(kind: ContentDigest): Uint8Array | undefined {
    if (kind !== 'verity-sha256') return chunkedDigest(this.#parts, CHUNK_HASH[kind], this.#hash);
    const before = this.#parts[0]?.size ?? 0;
    if (before % PAGE_BYTES !== 0 || this.#blockBytes % PAGE_BYTES !== 0) return undefined;
    return verityDigest(this.#parts, this.#hash);
  }
}

/**
 * Digest of 1 MiB chunks, constant in memory. Each part starts a new chunk.
 * @source source.android.com/docs/security/features/apksigning/v2#integrity-protected-contents
 */
export function chunkedDigest(parts: readonly ByteSource[], name: HashName, hash: Hash): Uint8Array {
  const chunks = parts.reduce((sum, part) => sum + Math.ceil(part.size / CHUNK_BYTES), 0);
  const top = hash.start(name);
  top.update(marked(TOP_MARK, chunks));
  for (const part of parts) {
    for (let at = 0; at < part.size; at += CHUNK_BYTES) {
      const chunk = part.read(at, Math.min(CHUNK_BYTES, part.size - at));
      top.update(hash.of(name, marked(CHUNK_MARK, chunk.length), chunk));
    }
  }
  return top.digest();
}

/** Root of the hash tree over the parts as one, with a salt of eight zeros, then the size in bytes as 64 bits. */
function verityDigest(parts: readonly ByteSource[], hash: Hash): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const digest = new Uint8Array(40);
  digest.set(verityRoot(parts, new Uint8Array(8), hash).root);
  const view = new DataView(digest.buffer);
  view.setUint32(32, size % 2 ** 32, true);
  view.setUint32(36, Math.floor(size / 2 ** 32), true);
  return digest;
}

/** The end record as it was when the package was digested: the directory started where the block starts now. */
function asUnsigned(endRecord: Uint8Array, blockAt: number): Uint8Array {
  const copy = new Uint8Array(endRecord);
  new DataView(copy.buffer).setUint32(DIRECTORY_OFFSET_FIELD, blockAt, true);
  return copy;
}

function window(source: ByteSource, from: number, size: number): ByteSource {
  return { size, read: (at, length) => source.read(from + at, length) };
}

function marked(mark: number, count: number): Uint8Array {
  const prefix = new Uint8Array(5);
  prefix[0] = mark;
  new DataView(prefix.buffer).setUint32(1, count, true);
  return prefix;
}
