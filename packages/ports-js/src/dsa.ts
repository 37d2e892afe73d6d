import type { HashName } from '@touchstone/kernel/ports';
import { bigOf, sequenceOf, unsignedOf } from './der.ts';
import { digestOf } from './hash.ts';
import { bitLength, inverse, power } from './modular.ts';
import type { PublicKey } from './public-key.ts';

type DsaKey = Extract<PublicKey, { kind: 'dsa' }>;

/** What OpenSSL takes. */
const Q_BITS: readonly number[] = [160, 224, 256];
const MAX_P_BITS = 10_000;

/** DSA. @source https://doi.org/10.6028/NIST.FIPS.186-4 §4.7 */
export function verifyDsa({ p, q, g, y }: DsaKey, hash: HashName, data: Uint8Array, signature: Uint8Array): boolean {
  const pair = readPair(signature);
  const qBits = bitLength(q);
  if (pair === undefined || !Q_BITS.includes(qBits) || bitLength(p) > MAX_P_BITS || p % 2n === 0n) return false;
  const { r, s } = pair;
  if (r <= 0n || r >= q || s <= 0n || s >= q) return false;
  const w = inverse(s, q);
  if (w === undefined) return false;
  const digest = bigOf(digestOf(hash, data).subarray(0, qBits / 8));
  const v = (power(g, (digest * w) % q, p) * power(y, (r * w) % q, p)) % p;
  return v % q === r;
}

/** The SEQUENCE of r and s that DSA and ECDSA signatures are. */
export function readPair(signature: Uint8Array): { readonly r: bigint; readonly s: bigint } | undefined {
  const fields = sequenceOf(signature);
  const [r, s] = (fields ?? []).map(unsignedOf);
  return fields?.length === 2 && r !== undefined && s !== undefined ? { r, s } : undefined;
}
