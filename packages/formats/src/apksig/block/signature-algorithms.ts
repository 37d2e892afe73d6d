import type { SignatureScheme } from '@touchstone/kernel/ports';
import { NOUGAT, PIE } from '../api-levels.ts';
import type { KeyKind } from '../x509/public-key.ts';

/** How the package is digested; the numbers are those that source stamps write, and the order of preference grows. */
export type ContentDigest = 'chunked-sha256' | 'verity-sha256' | 'chunked-sha512';

export interface SignatureAlgorithm {
  readonly id: number;
  readonly key: KeyKind;
  readonly scheme: SignatureScheme;
  readonly digest: ContentDigest;
  /** First API level that accepts it in a package's signing block. */
  readonly minSdk: number;
  /** First API level whose Java can verify it: enough for source stamps. */
  readonly stampMinSdk: number;
}

const MARSHMALLOW = 23;
const HONEYCOMB = 11;

const row = (
  id: number,
  key: KeyKind,
  scheme: SignatureScheme,
  digest: ContentDigest,
  minSdk: number,
  stampMinSdk: number,
): SignatureAlgorithm => ({ id, key, scheme, digest, minSdk, stampMinSdk });

/** @source com.android.apksig.internal.apk.SignatureAlgorithm; source.android.com/docs/security/features/apksigning/v2 */
const ALGORITHMS: readonly SignatureAlgorithm[] = [
  row(0x0101, 'RSA', { kind: 'rsa-pss', hash: 'sha256', saltBytes: 32 }, 'chunked-sha256', NOUGAT, MARSHMALLOW),
  row(0x0102, 'RSA', { kind: 'rsa-pss', hash: 'sha512', saltBytes: 64 }, 'chunked-sha512', NOUGAT, MARSHMALLOW),
  row(0x0103, 'RSA', { kind: 'rsa-pkcs1', hash: 'sha256' }, 'chunked-sha256', NOUGAT, 1),
  row(0x0104, 'RSA', { kind: 'rsa-pkcs1', hash: 'sha512' }, 'chunked-sha512', NOUGAT, 1),
  row(0x0201, 'EC', { kind: 'ecdsa', hash: 'sha256' }, 'chunked-sha256', NOUGAT, HONEYCOMB),
  row(0x0202, 'EC', { kind: 'ecdsa', hash: 'sha512' }, 'chunked-sha512', NOUGAT, HONEYCOMB),
  row(0x0301, 'DSA', { kind: 'dsa', hash: 'sha256' }, 'chunked-sha256', NOUGAT, 1),
  row(0x0421, 'RSA', { kind: 'rsa-pkcs1', hash: 'sha256' }, 'verity-sha256', PIE, 1),
  row(0x0423, 'EC', { kind: 'ecdsa', hash: 'sha256' }, 'verity-sha256', PIE, HONEYCOMB),
  row(0x0425, 'DSA', { kind: 'dsa', hash: 'sha256' }, 'verity-sha256', PIE, 1),
];

const BY_ID: ReadonlyMap<number, SignatureAlgorithm> = new Map(ALGORITHMS.map((algorithm) => [algorithm.id, algorithm]));

export const findAlgorithm = (id: number): SignatureAlgorithm | undefined => BY_ID.get(id);

const STRENGTH: Readonly<Record<ContentDigest, number>> = { 'chunked-sha256': 0, 'verity-sha256': 1, 'chunked-sha512': 2 };

/** Whether `a` is the better digest of two. */
export const isStronger = (a: ContentDigest, b: ContentDigest): boolean => STRENGTH[a] > STRENGTH[b];

export interface SupportedSignature {
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

/**
 * The signatures that at least one API level in the range would verify: each level takes the strongest it knows.
 *
 * @param minSdkOf which of an algorithm's first API levels counts
 * @returns none when the oldest level knows no signature
 * @source com.android.apksig.internal.apk.ApkSigningBlockUtils.getSignaturesToVerify
 */
export function chooseSignatures(
  signatures: readonly SupportedSignature[],
  minSdk: number,
  maxSdk: number,
  minSdkOf: (algorithm: SignatureAlgorithm) => number = (algorithm) => algorithm.minSdk,
): readonly SupportedSignature[] {
  const bestFrom = new Map<number, SupportedSignature>();
  for (const signature of signatures) {
    const from = minSdkOf(signature.algorithm);
    if (from > maxSdk) continue;
    const best = bestFrom.get(from);
    if (best === undefined || isStronger(signature.algorithm.digest, best.algorithm.digest)) bestFrom.set(from, signature);
  }
  if (bestFrom.size === 0 || minSdk < Math.min(...bestFrom.keys())) return [];
  return [...bestFrom.values()].sort((a, b) => a.algorithm.id - b.algorithm.id);
}
