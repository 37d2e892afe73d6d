import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { TlsAead, TlsCrypto } from '@touchstone/kernel/tls-crypto';

const KEY_BYTES: Readonly<Record<TlsAead, number>> = { 'aes-128-gcm': 16, 'aes-256-gcm': 32, 'chacha20-poly1305': 32 };
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BLOCK_BYTES = 16;
const NOTHING = new Uint8Array();

/** The ciphers of recorded TLS and QUIC connections, by OpenSSL. */
export const tlsCrypto: TlsCrypto = {
  hmac(hash, key, ...parts) {
    const hmac = createHmac(hash, key);
    for (const part of parts) hmac.update(part);
    return plain(hmac.digest());
  },

  openAead(aead, key, nonce, associated, sealed) {
    const size = sealed.length - TAG_BYTES;
    if (size < 0 || key.length !== KEY_BYTES[aead] || nonce.length !== NONCE_BYTES) return undefined;
    // The types know only one name each; all three take the same options.
    const decipher = createDecipheriv(aead as 'aes-128-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated);
    decipher.setAuthTag(sealed.subarray(size));
    const opened = decipher.update(sealed.subarray(0, size));
    try {
      decipher.final();
    } catch {
      // Its one reason: the tag is not that of the data.
      return undefined;
    }
    return plain(opened);
  },

  decryptCbc(key, iv, data) {
    if (!isAesKey(key) || iv.length !== BLOCK_BYTES || data.length % BLOCK_BYTES !== 0) return undefined;
    if (data.length === 0) return NOTHING;
    const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false);
    return plain(Buffer.concat([decipher.update(data), decipher.final()]));
  },

  encryptBlock(key, block) {
    if (!isAesKey(key) || block.length !== BLOCK_BYTES) return undefined;
    return plain(
      createCipheriv(`aes-${key.length * 8}-ecb`, key, null)
        .setAutoPadding(false)
        .update(block),
    );
  },
};

const isAesKey = (key: Uint8Array) => key.length === 16 || key.length === 32;

/** Not a Buffer: callers compare and print bytes the same way in a browser. */
const plain = (buffer: Uint8Array) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
