import { constants, createPublicKey, verify as cryptoVerify, type KeyObject } from 'node:crypto';
import type { SignatureScheme, Verify } from '@touchstone/kernel/ports';

/** Key type each scheme takes, in OpenSSL's words. */
const KEY_TYPE: Record<SignatureScheme['kind'], string> = { 'rsa-pkcs1': 'rsa', 'rsa-pss': 'rsa', ecdsa: 'ec', dsa: 'dsa' };
const CURVES: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/**
 * Signatures by OpenSSL. Keys of any size and digests as weak as MD5 are verified: whether they may still be used
 * is the caller's question.
 */
export const verify: Verify = (scheme, publicKey, data, signature) => {
  const key = keyOf(publicKey);
  if (key === undefined || key.asymmetricKeyType !== KEY_TYPE[scheme.kind]) return 'unsupported';
  if (scheme.kind === 'ecdsa' && !CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? '')) return 'unsupported';
  // OpenSSL takes one whose leading zero was left out. @source RFC 8017, 8.1.2 and 8.2.2: as long as the modulus, or invalid
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && KEY_TYPE[scheme.kind] === 'rsa' && signature.length !== Math.ceil(modulusLength / 8)) return 'invalid';
  try {
    return cryptoVerify(scheme.hash, data, { key, ...options(scheme) }, signature) ? 'valid' : 'invalid';
  } catch (error) {
    // OpenSSL refuses some keys only when they are used: a modulus too small for the digest, a DSA q of odd size.
    if (error instanceof Error && 'code' in error) return 'invalid';
    throw error;
  }
};

function keyOf(spki: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

function options(scheme: SignatureScheme) {
  switch (scheme.kind) {
    case 'rsa-pkcs1':
      return { padding: constants.RSA_PKCS1_PADDING };
    case 'rsa-pss':
      return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltBytes };
    case 'ecdsa':
    case 'dsa':
      return { dsaEncoding: 'der' as const };
  }
}
