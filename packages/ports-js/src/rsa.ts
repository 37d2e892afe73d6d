import { fromHex } from '@touchstone/kernel/hex';
import type { HashName } from '@touchstone/kernel/ports';
import { bigOf } from './der.ts';
import { digestBytes, digestOf } from './hash.ts';
import { bitLength, bytesOf, power } from './modular.ts';
import type { PublicKey } from './public-key.ts';

type RsaKey = Extract<PublicKey, { kind: 'rsa' }>;

/** What OpenSSL takes: larger numbers only burn time. */
const MAX_MODULUS_BITS = 16_384;
const SMALL_MODULUS_BITS = 3072;
const MAX_LARGE_EXPONENT_BITS = 64;

/** DigestInfo up to the digest itself. @source https://www.rfc-editor.org/rfc/rfc8017#section-9.2 */
const DIGEST_INFO: Readonly<Record<HashName, string>> = {
  md5: '3020300c06082a864886f70d020505000410',
  sha1: '3021300906052b0e03021a05000414',
  sha224: '302d300d06096086480165030402040500041c',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** RSASSA-PKCS1-v1_5: the padded message is built and compared, never parsed. */
export function verifyPkcs1(key: RsaKey, hash: HashName, data: Uint8Array, signature: Uint8Array): boolean {
  const message = open(key, signature);
  const info = fromHex(DIGEST_INFO[hash])!;
  const digest = digestOf(hash, data);
  if (message === undefined || message.length < info.length + digest.length + 11) return false;
  const padded = new Uint8Array(message.length).fill(0xff);
  const infoAt = message.length - info.length - digest.length;
  padded.set([0, 1]);
  padded[infoAt - 1] = 0;
  padded.set(info, infoAt);
  padded.set(digest, infoAt + info.length);
  return isSame(message, padded);
}

/** RSASSA-PSS with MGF1 of the same hash and a salt of exactly `saltBytes`. @source https://www.rfc-editor.org/rfc/rfc8017#section-9.1.2 */
export function verifyPss(key: RsaKey, hash: HashName, saltBytes: number, data: Uint8Array, signature: Uint8Array): boolean {
  const opened = open(key, signature);
  if (opened === undefined) return false;
  const bits = bitLength(key.modulus) - 1;
  const encodedBytes = Math.ceil(bits / 8);
  const hashBytes = digestBytes(hash);
  if (opened.length > encodedBytes && opened[0] !== 0) return false;
  const encoded = opened.subarray(opened.length - encodedBytes);
  if (encodedBytes < hashBytes + saltBytes + 2 || encoded.at(-1) !== 0xbc) return false;

  const maskedBytes = encodedBytes - hashBytes - 1;
  const proof = encoded.subarray(maskedBytes, maskedBytes + hashBytes);
  const unused = 0xff >> (8 * encodedBytes - bits);
  if ((encoded[0]! & ~unused) !== 0) return false;
  const mask = mgf1(hash, proof, maskedBytes);
  const block = encoded.slice(0, maskedBytes).map((byte, i) => byte ^ mask[i]!);
  block[0]! &= unused;
  const saltAt = maskedBytes - saltBytes;
  if (block.subarray(0, saltAt - 1).some((byte) => byte !== 0) || block[saltAt - 1] !== 1) return false;
  return isSame(proof, digestOf(hash, concat(new Uint8Array(8), digestOf(hash, data), block.subarray(saltAt))));
}

/** The signature to the public exponent, as long as the modulus; undefined when key or signature are out of range. */
function open({ modulus, exponent }: RsaKey, signature: Uint8Array): Uint8Array | undefined {
  const bits = bitLength(modulus);
  const bytes = Math.ceil(bits / 8);
  if (bits > MAX_MODULUS_BITS || modulus <= exponent || modulus % 2n === 0n) return undefined;
  if (bits > SMALL_MODULUS_BITS && bitLength(exponent) > MAX_LARGE_EXPONENT_BITS) return undefined;
  const value = bigOf(signature);
  if (signature.length !== bytes || value >= modulus) return undefined;
  return bytesOf(power(value, exponent, modulus), bytes);
}

function mgf1(hash: HashName, seed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0, counter = 0; at < length; counter++) {
    const part = digestOf(hash, concat(seed, bytesOf(BigInt(counter), 4)));
    out.set(part.subarray(0, length - at), at);
    at += part.length;
  }
  return out;
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);
