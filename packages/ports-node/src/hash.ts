import { createHash, hash as hashOnce } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Hash } from '@touchstone/kernel/ports';

/** Digests by OpenSSL, CRC-32 by zlib. */
export const hash: Hash = {
  of(name, ...parts) {
    if (parts.length === 1) return plain(hashOnce(name, parts[0]!, 'buffer'));
    const hasher = createHash(name);
    for (const part of parts) hasher.update(part);
    return plain(hasher.digest());
  },
  start(name) {
    const hasher = createHash(name);
    return {
      update: (bytes) => {
        hasher.update(bytes);
      },
      digest: () => plain(hasher.digest()),
    };
  },
  crc32: (bytes, seed = 0) => crc32(bytes, seed),
};

/** Not a Buffer: callers compare and print bytes the same way in a browser. */
const plain = (buffer: Uint8Array) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
