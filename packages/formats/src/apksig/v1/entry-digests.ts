import type { HashName } from '@touchstone/kernel/ports';
import { JELLY_BEAN_MR2 } from '../api-levels.ts';
import { decodeBase64 } from './base64.ts';
import type { Section } from './manifest-file.ts';

const GINGERBREAD = 9;

/** Digest algorithms by the names files give them, with the first API level that knew each. */
const BEFORE_MR2: ReadonlyMap<string, { hash: HashName; from: number }> = new Map([
  ['md5', { hash: 'md5', from: 0 }],
  ['sha', { hash: 'sha1', from: 0 }],
  ['sha1', { hash: 'sha1', from: 0 }],
  ['sha-1', { hash: 'sha1', from: 0 }],
  ['sha-256', { hash: 'sha256', from: 0 }],
  ['sha-384', { hash: 'sha384', from: GINGERBREAD }],
  ['sha-512', { hash: 'sha512', from: GINGERBREAD }],
]);

/** What Android 4.3 and later look for: the first that is there counts. */
const SINCE_MR2: readonly (readonly [attribute: string, hash: HashName])[] = [
  ['sha-512', 'sha512'],
  ['sha-384', 'sha384'],
  ['sha-256', 'sha256'],
  ['sha1', 'sha1'],
];

export interface ExpectedDigest {
  readonly hash: HashName;
  /** Undefined when the value is not base64: the digest cannot match then. */
  readonly digest: Uint8Array | undefined;
}

/**
 * The digests of a section that some API level in the range would compare: none when there is one level that would
 * find nothing to compare.
 *
 * @param suffix `-Digest`, `-Digest-Manifest` or `-Digest-Manifest-Main-Attributes`
 * @source com.android.apksig.internal.apk.v1.V1SchemeVerifier.getDigestsToVerify
 */
export function digestsToCompare(section: Section, suffix: string, minSdk: number, maxSdk: number): readonly ExpectedDigest[] {
  const { attributes } = section;
  const ending = suffix.toLowerCase();
  const valueFor = (algorithm: string) => attributes.get(algorithm.toLowerCase() + ending);
  const found: ExpectedDigest[] = [];
  if (minSdk < JELLY_BEAN_MR2) {
    const old = firstListed(section, valueFor, minSdk);
    if (old === undefined) return [];
    found.push(old);
  }
  if (maxSdk < JELLY_BEAN_MR2) return found;
  const strongest = SINCE_MR2.find(([attribute]) => valueFor(attribute) !== undefined);
  if (strongest !== undefined) found.push({ hash: strongest[1], digest: decodeBase64(valueFor(strongest[0]) ?? '') });
  return found;
}

/** Before 4.3 an attribute listed the algorithms; without it SHA-1 was meant. */
function firstListed(section: Section, valueFor: (algorithm: string) => string | undefined, minSdk: number): ExpectedDigest | undefined {
  const listed = section.attributes.get('digest-algorithms') ?? 'SHA SHA1';
  for (const algorithm of listed.split(/[ \t\n\r\f]+/)) {
    const value = algorithm === '' ? undefined : valueFor(algorithm);
    const known = BEFORE_MR2.get(algorithm.toLowerCase());
    if (value !== undefined && known !== undefined && known.from <= minSdk) return { hash: known.hash, digest: decodeBase64(value) };
  }
  return undefined;
}
