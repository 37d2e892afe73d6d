import {
  BadAsn1,
  type BerValue,
  BIT_STRING,
  childrenOf,
  expectTag,
  INTEGER,
  OBJECT_IDENTIFIER,
  oidOf,
  readBer,
  SEQUENCE,
} from '../asn1/ber.ts';
import { encodeDer } from '../asn1/encode-der.ts';

export type KeyKind = 'RSA' | 'DSA' | 'EC';

/** A SubjectPublicKeyInfo. */
export interface PublicKey {
  /** `RSA`, `DSA`, `EC`, or the identifier of an algorithm that signs no APK. */
  readonly algorithm: string;
  /** Bits of the modulus, the prime or the field; undefined when not known. */
  readonly bits?: number;
  /** Name of the curve, or its identifier. */
  readonly curve?: string;
  /** SubjectPublicKeyInfo in DER, as Java encodes it again: a modulus written as negative gets its sign octet. */
  readonly encoded: Uint8Array;
}

const ALGORITHMS: Readonly<Record<string, KeyKind>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.10045.2.1': 'EC',
};

const CURVES: Readonly<Record<string, { name: string; bits: number }>> = {
  '1.3.132.0.33': { name: 'P-224', bits: 224 },
  '1.2.840.10045.3.1.7': { name: 'P-256', bits: 256 },
  '1.3.132.0.10': { name: 'secp256k1', bits: 256 },
  '1.3.132.0.34': { name: 'P-384', bits: 384 },
  '1.3.132.0.35': { name: 'P-521', bits: 521 },
};

/**
 * Reads a SubjectPublicKeyInfo.
 * @throws BadAsn1
 * @source RFC 5280 4.1.2.7, RFC 3279 2.3
 */
export function readPublicKey(value: BerValue): PublicKey {
  const [algorithmIdentifier, key] = childrenOf(expectTag(value, SEQUENCE));
  const parts = childrenOf(expectTag(algorithmIdentifier, SEQUENCE));
  const oid = oidOf(parts[0]);
  const kind = ALGORITHMS[oid];
  const bits = expectTag(key, BIT_STRING).contents;
  if (bits.length === 0) throw new BadAsn1('a key without bits');
  const encode = (keyBits: Uint8Array) =>
    encodeDer(SEQUENCE, encodeDer(SEQUENCE, ...parts.map(encodeAgain)), encodeDer(BIT_STRING, keyBits.subarray(0, 1), keyBits.subarray(1)));
  switch (kind) {
    case 'RSA':
      return readRsa(bits, encode);
    case 'DSA':
      return { algorithm: kind, ...dsaBits(parts[1]), encoded: encode(bits) };
    case 'EC':
      return { algorithm: kind, ...curveOf(parts[1]), encoded: encode(bits) };
    default:
      return { algorithm: oid, encoded: encode(bits) };
  }
}

function readRsa(bits: Uint8Array, encode: (bits: Uint8Array) => Uint8Array): PublicKey {
  const [modulus, exponent] = childrenOf(expectTag(readBer(bits, 1), SEQUENCE));
  const digits = expectTag(modulus, INTEGER).contents;
  const power = expectTag(exponent, INTEGER).contents;
  if (digits.length === 0 || power.length === 0) throw new BadAsn1('an empty number');
  const size = bitLength(digits);
  if (digits[0]! < 0x80) return { algorithm: 'RSA', bits: size, encoded: encode(bits) };
  const signed = encodeDer(SEQUENCE, encodeDer(INTEGER, Uint8Array.of(0), digits), encodeDer(INTEGER, power));
  return { algorithm: 'RSA', bits: size, encoded: encode(Uint8Array.of(bits[0]!, ...signed)) };
}

function dsaBits(parameters: BerValue | undefined): { bits?: number } {
  if (parameters?.tag !== SEQUENCE) return {};
  const prime = childrenOf(parameters)[0];
  return prime?.tag === INTEGER ? { bits: bitLength(prime.contents) } : {};
}

function curveOf(parameters: BerValue | undefined): { curve?: string; bits?: number } {
  if (parameters?.tag !== OBJECT_IDENTIFIER) return {};
  const oid = oidOf(parameters);
  const known = CURVES[oid];
  return known === undefined ? { curve: oid } : { curve: known.name, bits: known.bits };
}

function bitLength(digits: Uint8Array): number {
  const first = digits.findIndex((digit) => digit !== 0);
  return first === -1 ? 0 : (digits.length - first) * 8 - (Math.clz32(digits[first]!) - 24);
}

const encodeAgain = (value: BerValue): Uint8Array => encodeDer(value.tag, value.contents);
