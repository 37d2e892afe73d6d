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

/** Ends of the names of attributes that hold digests: of a file or section, of the manifest, of its main section. */
export type DigestSuffix = '-Digest' | '-Digest-Manifest' | '-Digest-Manifest-Main-Attributes';

/** What Android 4.3 and later look for: the first that is there counts. Names in lower case, as sections have them. */
const SINCE_MR2: Readonly<Record<DigestSuffix, readonly { readonly attribute: string; readonly hash: HashName }[]>> = {
  '-Digest': strongestFirst('-digest'),
  '-Digest-Manifest': strongestFirst('-digest-manifest'),
  '-Digest-Manifest-Main-Attributes': strongestFirst('-digest-manifest-main-attributes'),
};

function strongestFirst(ending: string): (typeof SINCE_MR2)[DigestSuffix] {
  return [
    { attribute: `sha-512${ending}`, hash: 'sha512' },
    { attribute: `sha-384${ending}`, hash: 'sha384' },
    { attribute: `sha-256${ending}`, hash: 'sha256' },
    { attribute: `sha1${ending}`, hash: 'sha1' },
  ];
}

export interface ExpectedDigest {
  readonly hash: HashName;
  /** Undefined when the value is not base64: the digest cannot match then. */
  readonly digest: Uint8Array | undefined;
}

/**
 * The digests of a section that some API level in the range would compare: none when there is one level that would
 * find nothing to compare.
 *
 * @source com.android.apksig.internal.apk.v1.V1SchemeVerifier.getDigestsToVerify
 */
export function digestsToCompare(section: Section, suffix: DigestSuffix, minSdk: number, maxSdk: number): readonly ExpectedDigest[] {
  const { attributes } = section;
  const found: ExpectedDigest[] = [];
  if (minSdk < JELLY_BEAN_MR2) {
    const ending = suffix.toLowerCase();
    const old = firstListed(section, (algorithm) => attributes.get(algorithm.toLowerCase() + ending), minSdk);
    if (old === undefined) return [];
    found.push(old);
  }
  if (maxSdk < JELLY_BEAN_MR2) return found;
  for (const { attribute, hash } of SINCE_MR2[suffix]) {
    const value = attributes.get(attribute);
    if (value === undefined) continue;
    found.push({ hash, digest: decodeBase64(value) });
    break;
  }
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
