import type { Certificate } from '@touchstone/formats/apksig';

/** Key sizes in bits below which a key is weak. @source NIST SP 800-131A Rev. 2 */
const LEAST_BITS: Readonly<Record<string, number>> = { RSA: 2048, DSA: 2048, EC: 224 };

/** What is weak about a certificate: size of the key, digest of its own signature. */
export function weaknessesOf({ keyAlgorithm, keyBits, signatureAlgorithm }: Certificate): readonly string[] {
  const least = LEAST_BITS[keyAlgorithm];
  const key = least !== undefined && keyBits !== undefined && keyBits < least ? [`${keyAlgorithm}-${keyBits}`] : [];
  const digest = /^(MD2|MD5|SHA1)with/.exec(signatureAlgorithm)?.[1];
  return digest === undefined ? key : [...key, digest === 'SHA1' ? 'SHA-1' : digest];
}
