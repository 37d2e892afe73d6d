import type { SignatureScheme, Verify } from '@touchstone/kernel/ports';
import { BadAsn1, childrenOf, expectTag, INTEGER, readBer, SEQUENCE } from '../asn1/ber.ts';
import type { PublicKey } from '../x509/public-key.ts';

/** `error`: not even a comparison was possible, which for Java is an exception and for v1 ends the matter. */
export type SignatureCheck = 'valid' | 'invalid' | 'error';

/** Verifies a signature as Java's providers do: one of the wrong shape is an error, not a mismatch. */
export function checkSignature(
  verify: Verify,
  scheme: SignatureScheme,
  key: PublicKey,
  data: Uint8Array,
  signature: Uint8Array,
): SignatureCheck {
  if (!hasRightShape(scheme, key, signature)) return 'error';
  const answer = verify(scheme, key.encoded, data, signature);
  return answer === 'unsupported' ? 'error' : answer;
}

function hasRightShape(scheme: SignatureScheme, key: PublicKey, signature: Uint8Array): boolean {
  if (scheme.kind === 'rsa-pkcs1' || scheme.kind === 'rsa-pss') return signature.length === Math.ceil((key.bits ?? 0) / 8);
  return isPairOfIntegers(signature);
}

function isPairOfIntegers(signature: Uint8Array): boolean {
  try {
    const sequence = expectTag(readBer(signature), SEQUENCE);
    const [r, s] = childrenOf(sequence);
    expectTag(r, INTEGER);
    expectTag(s, INTEGER);
    return sequence.encoded.length === signature.length;
  } catch (error) {
    if (error instanceof BadAsn1) return false;
    throw error;
  }
}
