import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Hash, HashName } from '@touchstone/kernel/ports';
import { crc32 } from './crc32.ts';

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512 } as const;

/** Digests by @noble/hashes. */
export const hash: Hash = {
  of(name, ...parts) {
    const hasher = HASHES[name].create();
    for (const part of parts) hasher.update(part);
    return hasher.digest();
  },
  start(name) {
    const hasher = HASHES[name].create();
    return {
      update: (bytes) => {
        hasher.update(bytes);
      },
      digest: () => hasher.digest(),
    };
  },
  crc32,
};

/** Digest of one piece. */
export const digestOf = (name: HashName, bytes: Uint8Array): Uint8Array => HASHES[name](bytes);

/** Bytes of a digest. */
export const digestBytes = (name: HashName): number => HASHES[name].outputLen;
