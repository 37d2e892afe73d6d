import { constants, createHash, type KeyObject, privateEncrypt } from 'node:crypto';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { join } from '../bytes/join.ts';

/**
 * RSASSA-PSS with a salt derived from the message, so that a fixture has one signature. The modulus must fill whole octets.
 *
 * @source RFC 8017 §9.1.1
 */
export function signPss(key: KeyObject, hash: 'sha256' | 'sha512', message: Uint8Array): Uint8Array {
  const digest = (...parts: readonly Uint8Array[]): Uint8Array =>
    createHash(hash)
      .update(join(...parts))
      .digest();
  const messageHash = digest(message);
  const salt = digest(messageHash, new TextEncoder().encode('salt'));
  const sizeBytes = key.asymmetricKeyDetails!.modulusLength! / 8;
  const h = digest(new Uint8Array(8), messageHash, salt);

  const block = new Uint8Array(sizeBytes - h.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const mask = generateMask(digest, h, block.length);
  const masked = block.map((byte, i) => byte ^ mask[i]!);
  masked[0]! &= 0x7f;
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, join(masked, h, Uint8Array.of(0xbc)));
}

/** MGF1. @source RFC 8017 §B.2.1 */
function generateMask(digest: (...parts: readonly Uint8Array[]) => Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const out = new ByteWriter();
  for (let counter = 0; out.length < length; counter++) out.bytes(digest(seed, Uint8Array.of(0, 0, counter >> 8, counter & 0xff)));
  return out.done().subarray(0, length);
}
