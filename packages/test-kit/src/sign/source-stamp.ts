import { createHash } from 'node:crypto';
import { algorithm, defaultAlgorithm } from './signature-algorithm.ts';
import type { Signer } from './signer.ts';
import { prefixed, u4 } from './signing-block.ts';

/** Entry that holds the digest of the stamp's certificate. */
export const STAMP_ENTRY = 'stamp-cert-sha256';

/** A digest the stamp vouches for: of the JAR manifest, or of the contents as a v2 or v3 block has it. */
export interface StampedDigest {
  readonly scheme: 'v1' | 'v2' | 'v3';
  readonly hash: 'sha256' | 'sha512';
  readonly digest: Uint8Array;
}

const schemeIds = { v1: 1, v2: 2, v3: 3 } as const;
/** Contents are digested in chunks, the manifest (4) in one piece. */
const chunkedIds = { sha256: 1, sha512: 2 } as const;

/** What the stamp entry holds. */
export function stampEntry({ certificates }: Signer): Uint8Array {
  return createHash('sha256').update(certificates[0]!).digest();
}

/**
 * The value of a source stamp pair, second version.
 *
 * @source AOSP apksig, V2SourceStampSigner
 */
export function sourceStamp(
  stamper: Signer,
  digests: readonly StampedDigest[],
  lies: { readonly wrongSignature?: boolean } = {},
): Uint8Array {
  const signatures = (content: Uint8Array): Uint8Array => {
    const { id, sign } = algorithm(defaultAlgorithm(stamper));
    const signature = Uint8Array.from(sign(stamper, content));
    if (lies.wrongSignature === true) signature[0]! ^= 1;
    return prefixed(prefixed(u4(id), prefixed(signature)));
  };
  const signed = digests.map(({ scheme, hash, digest }) => {
    const id = scheme === 'v1' ? 4 : chunkedIds[hash];
    return prefixed(u4(schemeIds[scheme]), signatures(prefixed(u4(id), prefixed(digest))));
  });
  const attributes = prefixed();
  return prefixed(prefixed(stamper.certificates[0]!), prefixed(...signed), prefixed(attributes), signatures(attributes));
}
