import type { HashName, SignatureScheme } from '@touchstone/kernel/ports';
import type { KeyKind } from '../x509/public-key.ts';

const DIGESTS: ReadonlyMap<string, HashName> = new Map([
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

interface NamedSignature {
  readonly key: KeyKind;
  /** Undefined: the identifier names only the key, the digest comes from the signer info. */
  readonly hash?: HashName;
}

const SIGNATURES: ReadonlyMap<string, NamedSignature> = new Map([
  ['1.2.840.113549.1.1.1', { key: 'RSA' }],
  ['1.2.840.113549.1.1.4', { key: 'RSA', hash: 'md5' }],
  ['1.2.840.113549.1.1.5', { key: 'RSA', hash: 'sha1' }],
  ['1.2.840.113549.1.1.14', { key: 'RSA', hash: 'sha224' }],
  ['1.2.840.113549.1.1.11', { key: 'RSA', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'RSA', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'RSA', hash: 'sha512' }],
  ['1.2.840.10040.4.1', { key: 'DSA' }],
  ['1.2.840.10040.4.3', { key: 'DSA', hash: 'sha1' }],
  ['2.16.840.1.101.3.4.3.1', { key: 'DSA', hash: 'sha224' }],
  ['2.16.840.1.101.3.4.3.2', { key: 'DSA', hash: 'sha256' }],
  ['1.2.840.10045.2.1', { key: 'EC' }],
  ['1.2.840.10045.4.1', { key: 'EC', hash: 'sha1' }],
  ['1.2.840.10045.4.3.1', { key: 'EC', hash: 'sha224' }],
  ['1.2.840.10045.4.3.2', { key: 'EC', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'EC', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'EC', hash: 'sha512' }],
]);

type Levels = readonly (readonly [from: number, to: number])[];

const ALWAYS: Levels = [[0, Infinity]];
const NOT_9_TO_17: Levels = [
  [0, 8],
  [18, Infinity],
]; // prettier-ignore
const NOT_9_TO_20: Levels = [
  [0, 8],
  [21, Infinity],
]; // prettier-ignore
const from = (level: number): Levels => [[level, Infinity]];

/**
 * API levels that accept a digest with a signature algorithm made for it: `<digest> <key>` for the identifier of the
 * key alone, `<digest> <digest>with<key>` for the combined one.
 *
 * @source com.android.apksig.internal.oid.OidConstants, found by its authors by trying every platform
 */
const MATCHED: Readonly<Record<string, Levels>> = {
  'md5 RSA': ALWAYS,
  'md5 md5withRSA': NOT_9_TO_20,
  'sha1 RSA': ALWAYS,
  'sha1 sha1withRSA': ALWAYS,
  'sha224 RSA': NOT_9_TO_20,
  'sha224 sha224withRSA': NOT_9_TO_20,
  'sha256 RSA': NOT_9_TO_17,
  'sha256 sha256withRSA': NOT_9_TO_17,
  'sha384 RSA': from(18),
  'sha384 sha384withRSA': from(21),
  'sha512 RSA': from(18),
  'sha512 sha512withRSA': from(21),
  'sha1 DSA': ALWAYS,
  'sha1 sha1withDSA': from(9),
  'sha224 DSA': from(22),
  'sha224 sha224withDSA': from(21),
  'sha256 DSA': from(22),
  'sha256 sha256withDSA': from(21),
  'sha1 EC': from(18),
  'sha224 EC': from(21),
  'sha256 EC': from(18),
  'sha384 EC': from(18),
  'sha512 EC': from(18),
  'sha1 sha1withEC': from(18),
  'sha224 sha224withEC': from(21),
  'sha256 sha256withEC': from(21),
  'sha384 sha384withEC': from(21),
  'sha512 sha512withEC': from(21),
};

/** Combinations that do not match were accepted by Android 5 and 6, three of them by 5.0 alone. */
const MISMATCHED: Levels = [[21, 23]];
const MISMATCHED_ONLY_21: ReadonlySet<string> = new Set(['sha224 sha256withRSA', 'sha256 sha1withRSA', 'sha512 sha384withRSA']);

export interface V1Algorithm {
  /** Digest of the .SF file in the signed attributes. */
  readonly digest: HashName;
  readonly key: KeyKind;
  readonly scheme: SignatureScheme;
}

/**
 * What two identifiers of a signer info mean; undefined when some API level in the range does not accept them
 * together.
 */
export function v1Algorithm(digestOid: string, signatureOid: string, minSdk: number, maxSdk: number): V1Algorithm | undefined {
  const digest = DIGESTS.get(digestOid);
  const signature = SIGNATURES.get(signatureOid);
  if (digest === undefined || signature === undefined) return undefined;
  if (!covers(levelsOf(digest, signature), minSdk, maxSdk)) return undefined;
  const hash = signature.hash ?? digest;
  const kind = ({ RSA: 'rsa-pkcs1', DSA: 'dsa', EC: 'ecdsa' } as const)[signature.key];
  return { digest, key: signature.key, scheme: { kind, hash } };
}

function levelsOf(digest: HashName, { key, hash }: NamedSignature): Levels {
  const name = `${digest} ${hash === undefined ? key : `${hash}with${key}`}`;
  const matched = MATCHED[name];
  if (matched !== undefined) return matched;
  if (hash === undefined || hash === digest) return [];
  return MISMATCHED_ONLY_21.has(name) ? [[21, 21]] : MISMATCHED;
}

/** Whether ranges in ascending order hold every level from `minSdk` to `maxSdk`. */
function covers(levels: Levels, minSdk: number, maxSdk: number): boolean {
  return levels.some(([low, high]) => low <= minSdk && maxSdk <= high);
}
