/** Hash functions that TLS names for its key derivation and record protection. */
export type TlsHash = 'md5' | 'sha1' | 'sha256' | 'sha384';

export type TlsAead = 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';

/**
 * What reading a recorded TLS connection needs beyond hashes, as synchronous functions. `ports-node` fills it with
 * node:crypto. Only opens what was recorded: nothing here can protect data.
 */
export interface TlsCrypto {
  /** HMAC of the parts, one after the other. */
  hmac(hash: TlsHash, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
  /**
   * Opens what an AEAD sealed; undefined when it does not authenticate or a size is not the algorithm's. Never throws.
   * @param nonce 12 bytes
   * @param sealed ciphertext and the 16 bytes of its tag
   */
  openAead(aead: TlsAead, key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Uint8Array | undefined;
  /** AES in CBC mode, padding left in place; undefined when a size does not fit. Never throws. @param key 16 or 32 bytes */
  decryptCbc(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array | undefined;
  /** One block of AES, which QUIC masks its headers with; undefined when a size does not fit. @param key 16 or 32 bytes */
  encryptBlock(key: Uint8Array, block: Uint8Array): Uint8Array | undefined;
}
