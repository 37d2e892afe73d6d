import { join } from '../bytes/join.ts';
import { contentDigest } from './content-digest.ts';
import { algorithm, defaultAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts';
import type { Signer } from './signer.ts';
import { prefixed, u4 } from './signing-block.ts';

/** One signer of a v2, v3 or v3.1 block, and the lies about it. */
export interface SchemeSigner {
  readonly signer: Signer;
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Platform levels a v3 signer is for. Default 28 (33 for v3.1) to 2^31-1. */
  readonly minSdk?: number;
  readonly maxSdk?: number;
  /** Further signed attributes, by id. */
  readonly attributes?: readonly { readonly id: number; readonly value: Uint8Array }[];
  readonly lies?: SchemeLies;
}

export interface SchemeLies {
  /** The digest of other contents, properly signed. */
  readonly wrongDigest?: boolean;
  /** One bit of the signature flipped. */
  readonly wrongSignature?: boolean;
  /** The public key beside the signature belongs to somebody else. */
  readonly publicKey?: Uint8Array;
  /** The certificates in the signed data. */
  readonly certificates?: readonly Uint8Array[];
  /** The algorithm id written with the signatures. */
  readonly signatureAlgorithmId?: number;
  /** The algorithm id written with the digests. */
  readonly digestAlgorithmId?: number;
  /** Platform levels outside the signed data. */
  readonly outerMinSdk?: number;
  readonly noSignatures?: boolean;
}

/** The value of a v2 pair. @source source.android.com "APK Signature Scheme v2 Block" */
export function schemeV2(zip: Uint8Array, signers: readonly SchemeSigner[]): Uint8Array {
  return prefixed(...signers.map((one) => prefixed(signed(zip, one, new Uint8Array(), new Uint8Array()))));
}

/** The value of a v3 or v3.1 pair. @source source.android.com "APK Signature Scheme v3 Block" */
export function schemeV3(zip: Uint8Array, signers: readonly SchemeSigner[], defaultMinSdk = 28): Uint8Array {
  return prefixed(
    ...signers.map((one) => {
      const inner = join(u4(one.minSdk ?? defaultMinSdk), u4(one.maxSdk ?? 0x7fff_ffff));
      const outer = join(u4(one.lies?.outerMinSdk ?? one.minSdk ?? defaultMinSdk), u4(one.maxSdk ?? 0x7fff_ffff));
      return prefixed(signed(zip, one, inner, outer));
    }),
  );
}

function signed(zip: Uint8Array, one: SchemeSigner, innerLevels: Uint8Array, outerLevels: Uint8Array): Uint8Array {
  const { signer, lies = {} } = one;
  const names = one.algorithms ?? [defaultAlgorithm(signer)];
  const digests = names.map((name) => {
    const digest = contentDigest(zip, algorithm(name).digest);
    if (lies.wrongDigest === true) digest[0]! ^= 1;
    return prefixed(u4(lies.digestAlgorithmId ?? algorithm(name).id), prefixed(digest));
  });
  const certificates = (lies.certificates ?? signer.certificates).map((certificate) => prefixed(certificate));
  const attributes = (one.attributes ?? []).map(({ id, value }) => prefixed(u4(id), value));
  const data = join(prefixed(...digests), prefixed(...certificates), innerLevels, prefixed(...attributes));

  const signatures = names.map((name) => {
    const signature = Uint8Array.from(algorithm(name).sign(signer, data));
    if (lies.wrongSignature === true) signature[signature.length - 1]! ^= 1;
    return prefixed(u4(lies.signatureAlgorithmId ?? algorithm(name).id), prefixed(signature));
  });
  const kept = lies.noSignatures === true ? [] : signatures;
  return join(prefixed(data), outerLevels, prefixed(...kept), prefixed(lies.publicKey ?? signer.publicKey));
}
