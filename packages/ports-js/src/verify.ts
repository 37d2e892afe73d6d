import type { Verify } from '@touchstone/kernel/ports';
import { verifyDsa } from './dsa.ts';
import { isOnCurve, verifyEcdsa } from './ecdsa.ts';
import { readPublicKey } from './public-key.ts';
import { verifyPkcs1, verifyPss } from './rsa.ts';

/** Signatures in plain JavaScript, with the limits and strictness of OpenSSL. */
export const verify: Verify = (scheme, publicKey, data, signature) => {
  const key = readPublicKey(publicKey);
  if (key === undefined) return 'unsupported';
  if (scheme.kind === 'rsa-pkcs1' && key.kind === 'rsa') return answer(verifyPkcs1(key, scheme.hash, data, signature));
  if (scheme.kind === 'rsa-pss' && key.kind === 'rsa') return answer(verifyPss(key, scheme.hash, scheme.saltBytes, data, signature));
  if (scheme.kind === 'dsa' && key.kind === 'dsa') return answer(verifyDsa(key, scheme.hash, data, signature));
  if (scheme.kind === 'ecdsa' && key.kind === 'ec' && isOnCurve(key)) return answer(verifyEcdsa(key, scheme.hash, data, signature));
  return 'unsupported';
};

const answer = (isValid: boolean) => (isValid ? 'valid' : 'invalid');
