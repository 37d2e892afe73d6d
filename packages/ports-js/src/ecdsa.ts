import { p256, p384, p521 } from '@noble/curves/nist.js';
import type { HashName } from '@touchstone/kernel/ports';
import { readPair } from './dsa.ts';
import { digestOf } from './hash.ts';
import { bytesOf } from './modular.ts';
import type { PublicKey } from './public-key.ts';

type EcKey = Extract<PublicKey, { kind: 'ec' }>;

const CURVES = { p256, p384, p521 } as const;

/** ECDSA by @noble/curves; a high s is as good as a low one. The key's point is known to be on its curve. */
export function verifyEcdsa(key: EcKey, hash: HashName, data: Uint8Array, signature: Uint8Array): boolean {
  const curve = CURVES[key.curve];
  const pair = readPair(signature);
  const order = curve.Point.Fn.ORDER;
  if (pair === undefined || pair.r <= 0n || pair.r >= order || pair.s <= 0n || pair.s >= order) return false;
  const half = curve.lengths.signature! / 2;
  const compact = new Uint8Array(half * 2);
  compact.set(bytesOf(pair.r, half));
  compact.set(bytesOf(pair.s, half), half);
  return curve.verify(compact, digestOf(hash, data), key.point, { prehash: false, lowS: false, format: 'compact' });
}

/** Whether the key's point is one of its curve, and not the one at infinity. */
export function isOnCurve({ curve, point }: EcKey): boolean {
  try {
    CURVES[curve].Point.fromBytes(point).assertValidity();
    return true;
  } catch {
    return false;
  }
}
