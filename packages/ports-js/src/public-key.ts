import { toHex } from '@touchstone/kernel/hex';
import { BIT_STRING, elementsOf, OBJECT_ID, SEQUENCE, sequenceOf, unsignedOf } from './der.ts';

export type Curve = 'p256' | 'p384' | 'p521';

export type PublicKey =
  | { readonly kind: 'rsa'; readonly modulus: bigint; readonly exponent: bigint }
  | { readonly kind: 'ec'; readonly curve: Curve; readonly point: Uint8Array }
  | { readonly kind: 'dsa'; readonly p: bigint; readonly q: bigint; readonly g: bigint; readonly y: bigint };

const RSA = '2a864886f70d010101';
const EC = '2a8648ce3d0201';
const DSA = '2a8648ce380401';
const CURVES: Readonly<Record<string, Curve>> = { '2a8648ce3d030107': 'p256', '2b81040022': 'p384', '2b81040023': 'p521' };

/**
 * The key of a SubjectPublicKeyInfo.
 * @returns undefined when it is damaged, or of an algorithm or curve that is not known here
 * @source https://www.rfc-editor.org/rfc/rfc3279#section-2.3
 */
export function readPublicKey(spki: Uint8Array): PublicKey | undefined {
  const outer = sequenceOf(spki);
  const [algorithm, key] = outer ?? [];
  if (outer?.length !== 2 || algorithm?.tag !== SEQUENCE || key?.tag !== BIT_STRING || key.content[0] !== 0) return undefined;
  const [id, parameters] = elementsOf(algorithm.content) ?? [];
  if (id?.tag !== OBJECT_ID) return undefined;
  const bits = key.content.subarray(1);
  switch (toHex(id.content)) {
    case RSA:
      return rsa(bits);
    case EC: {
      const curve = parameters?.tag === OBJECT_ID ? CURVES[toHex(parameters.content)] : undefined;
      return curve === undefined ? undefined : { kind: 'ec', curve, point: bits };
    }
    case DSA:
      return parameters?.tag === SEQUENCE ? dsa(bits, parameters.content) : undefined;
    default:
      return undefined;
  }
}

function rsa(bits: Uint8Array): PublicKey | undefined {
  const fields = sequenceOf(bits);
  const [modulus, exponent] = (fields ?? []).map(unsignedOf);
  if (fields?.length !== 2 || modulus === undefined || exponent === undefined) return undefined;
  return { kind: 'rsa', modulus, exponent };
}

function dsa(bits: Uint8Array, parameters: Uint8Array): PublicKey | undefined {
  const fields = elementsOf(parameters);
  const [p, q, g] = (fields ?? []).map(unsignedOf);
  const outer = elementsOf(bits);
  const y = outer?.length === 1 ? unsignedOf(outer[0]) : undefined;
  if (fields?.length !== 3 || p === undefined || q === undefined || g === undefined || y === undefined) return undefined;
  return { kind: 'dsa', p, q, g, y };
}
