import { join } from '../bytes/join.ts';
import { algorithm, defaultAlgorithm } from './signature-algorithm.ts';
import type { Signer } from './signer.ts';
import { prefixed, u4 } from './signing-block.ts';

/** Attribute ids of v2 and v3 signed data. @source AOSP apksig, V2/V3SchemeConstants */
export const attributeIdsOfSchemes = {
  strippingProtection: 0xbeef_f00d,
  proofOfRotation: 0x3ba0_6f8c,
  rotationMinSdk: 0x559f_8b02,
} as const;

/** What an old key may still do: installed data 1, shared user 2, permission 4, rollback 8, authenticator 16. */
const DEFAULT_FLAGS = 0x17;

export interface LineageLies {
  /** Index of the certificate whose signature by the one before is broken. */
  readonly brokenAt?: number;
  readonly flags?: number;
}

/**
 * The value of a proof-of-rotation attribute: the oldest signer first, each vouched for by the one before.
 *
 * @source source.android.com "APK Signature Scheme v3", proof-of-rotation
 */
export function proofOfRotation(signers: readonly Signer[], lies: LineageLies = {}): Uint8Array {
  const nodes = signers.map((signer, i) => {
    const parent = signers[i - 1];
    const parentAlgorithm = parent ? algorithm(defaultAlgorithm(parent)) : undefined;
    const data = join(prefixed(signer.certificates[0]!), u4(parentAlgorithm?.id ?? 0));
    const signature = parent && parentAlgorithm ? Uint8Array.from(parentAlgorithm.sign(parent, data)) : new Uint8Array();
    if (lies.brokenAt === i) signature[signature.length - 1]! ^= 1;
    const own = i === signers.length - 1 ? 0 : algorithm(defaultAlgorithm(signer)).id;
    return prefixed(prefixed(data), u4(lies.flags ?? DEFAULT_FLAGS), u4(own), prefixed(signature));
  });
  return join(u4(1), ...nodes);
}
