/**
 * What the pure packages need of the machine, as synchronous functions. `ports-node` fills them with
 * node:zlib and node:crypto, `ports-js` with pure JavaScript; both give the same answers.
 */
export interface Ports {
  readonly inflate: Inflate;
  readonly hash: Hash;
  readonly verify: Verify;
}

export interface Inflated {
  /** What came out, up to the first fault and never more than `maxBytes`. */
  readonly bytes: Uint8Array;
  /** `end`: the stream was whole. `truncated`: input ended first. `corrupt`: not a deflate stream. `limit`: more than `maxBytes`. */
  readonly ended: 'end' | 'truncated' | 'corrupt' | 'limit';
}

/**
 * Raw deflate (RFC 1951). Never throws.
 * @param expectedBytes size the header claims: a hint for the buffer, not trusted
 * @param maxBytes output stops there
 */
export type Inflate = (data: Uint8Array, expectedBytes: number, maxBytes: number) => Inflated;

export type HashName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export interface Hash {
  /** Digest of the parts, one after the other. */
  of(name: HashName, ...parts: readonly Uint8Array[]): Uint8Array;
  start(name: HashName): Hasher;
  /** CRC-32 as ZIP uses it; `seed` is the CRC of what came before. */
  crc32(bytes: Uint8Array, seed?: number): number;
}

export type SignatureScheme =
  | { readonly kind: 'rsa-pkcs1'; readonly hash: HashName }
  | { readonly kind: 'rsa-pss'; readonly hash: HashName; readonly saltBytes: number }
  | { readonly kind: 'ecdsa'; readonly hash: HashName }
  | { readonly kind: 'dsa'; readonly hash: HashName };

/**
 * Whether `signature` over `data` was made with the key.
 * @param publicKey SubjectPublicKeyInfo, DER
 * @param signature as in the file: big-endian integer for RSA, DER SEQUENCE of r and s for ECDSA and DSA
 * @returns `unsupported` when the key's algorithm or curve is not known here; never throws
 */
export type Verify = (
  scheme: SignatureScheme,
  publicKey: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
) => 'valid' | 'invalid' | 'unsupported';
