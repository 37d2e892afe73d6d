import { createHash } from 'node:crypto';
import { toBytes } from '../bytes/join.ts';
import type { ZipEntry } from '../zip/entry.ts';
import { type ZipOptions, zip } from '../zip/zip.ts';
import { contentDigest } from './content-digest.ts';
import { type JarOptions, signJar } from './jar.ts';
import { attributeIdsOfSchemes, proofOfRotation } from './lineage.ts';
import { type SchemeSigner, schemeV2, schemeV3 } from './scheme.ts';
import { algorithm, defaultAlgorithm } from './signature-algorithm.ts';
import { type KeyName, type Signer, signer } from './signer.ts';
import { type BlockPair, pairIds, u4, withSigningBlock } from './signing-block.ts';
import { STAMP_ENTRY, type StampedDigest, sourceStamp, stampEntry } from './source-stamp.ts';

/** How a package is signed. The short form names a key: all of v1, v2 and v3. */
export interface Signing {
  /** Default `release`. */
  readonly by?: KeyName | Signer | readonly (KeyName | Signer)[];
  readonly v1?: boolean | JarOptions;
  readonly v2?: boolean | readonly SchemeSigner[];
  readonly v3?: boolean | readonly SchemeSigner[];
  /** Rotated signers for platform 33 and up; `v3` stays with the first of `lineage`. */
  readonly v31?: boolean | readonly SchemeSigner[];
  /** All keys from the first to the present one, which signs v3; v1 and v2 stay with the first. */
  readonly lineage?: readonly (KeyName | Signer)[];
  /** Signer of a source stamp. */
  readonly stamp?: KeyName | Signer;
  /** Further pairs of the signing block, before (`first`) or after the others. */
  readonly pairs?: readonly (BlockPair & { readonly first?: boolean })[];
  /** The block is not filled up to whole pages. */
  readonly unpadded?: boolean;
}

/** A signed archive of these entries. @throws Error if the archive has lies that hide where its directory is */
export function signZip(entries: readonly ZipEntry[], how: KeyName | Signing = 'release', options: ZipOptions = {}): Uint8Array {
  const plan = planned(typeof how === 'string' ? { by: how } : how);
  const stamped = plan.stamper ? [...entries, { name: STAMP_ENTRY, data: stampEntry(plan.stamper) }] : entries;
  const alsoSigned = [...(plan.isV2 ? [2] : []), ...(plan.isV3 || plan.isV31 ? [3] : [])];
  const jar: JarOptions = { alsoSigned, ...(typeof plan.signing.v1 === 'object' ? plan.signing.v1 : {}) };
  const all = plan.isV1 ? signJar(stamped, plan.signers, jar) : stamped;
  const unsigned = zip(all, options);

  const extra = plan.signing.pairs ?? [];
  const pairs = [
    ...extra.filter((pair) => pair.first === true),
    ...schemePairs(unsigned, plan),
    ...stampPairs(unsigned, plan, plan.isV1 ? toBytes(all[0]!.data) : undefined),
    ...extra.filter((pair) => pair.first !== true),
  ];
  return pairs.length === 0 ? unsigned : withSigningBlock(unsigned, pairs, { padded: plan.signing.unpadded !== true });
}

/** What was asked for, with the defaults filled in. */
interface Plan {
  readonly signing: Signing;
  /** Of v1 and v2; of v3 too unless there is a lineage. */
  readonly signers: readonly Signer[];
  readonly lineage: readonly Signer[];
  readonly stamper: Signer | undefined;
  readonly isV1: boolean;
  readonly isV2: boolean;
  readonly isV3: boolean;
  readonly isV31: boolean;
}

function planned(signing: Signing): Plan {
  const lineage = (signing.lineage ?? []).map(resolved);
  const [first] = lineage;
  const signers = first ? [first] : [signing.by ?? 'release'].flat().map((one) => resolved(one as KeyName | Signer));
  return {
    signing,
    signers,
    lineage,
    stamper: signing.stamp === undefined ? undefined : resolved(signing.stamp),
    isV1: wanted(signing.v1, true),
    isV2: wanted(signing.v2, true),
    isV3: wanted(signing.v3, signers.length === 1),
    isV31: wanted(signing.v31, false),
  };
}

function schemePairs(unsigned: Uint8Array, { signing, signers, lineage, isV2, isV3, isV31 }: Plan): readonly BlockPair[] {
  const protection = isV3 ? [{ id: attributeIdsOfSchemes.strippingProtection, value: u4(3) }] : [];
  const v2 = listed(signing.v2) ?? signers.map((one) => ({ signer: one, attributes: protection }));

  const rotation = lineage.length > 1 ? [{ id: attributeIdsOfSchemes.proofOfRotation, value: proofOfRotation(lineage) }] : [];
  const present = lineage.at(-1) ?? signers[0]!;
  const before33 = { signer: signers[0]!, maxSdk: 32, attributes: [{ id: attributeIdsOfSchemes.rotationMinSdk, value: u4(33) }] };
  const v3 = listed(signing.v3) ?? [isV31 ? before33 : { signer: present, attributes: rotation }];
  const v31 = listed(signing.v31) ?? [{ signer: present, attributes: rotation }];
  return [
    ...(isV2 ? [{ id: pairIds.v2, value: schemeV2(unsigned, v2) }] : []),
    ...(isV3 ? [{ id: pairIds.v3, value: schemeV3(unsigned, v3) }] : []),
    ...(isV31 ? [{ id: pairIds.v31, value: schemeV3(unsigned, v31, 33) }] : []),
  ];
}

function stampPairs(
  unsigned: Uint8Array,
  { stamper, signers, lineage, isV2, isV3 }: Plan,
  jarManifest: Uint8Array | undefined,
): readonly BlockPair[] {
  if (!stamper) return [];
  const digests: StampedDigest[] = [
    ...(jarManifest ? [{ scheme: 'v1', hash: 'sha256', digest: createHash('sha256').update(jarManifest).digest() } as const] : []),
    ...(isV2 ? [contentOf('v2', unsigned, signers[0]!)] : []),
    ...(isV3 ? [contentOf('v3', unsigned, lineage.at(-1) ?? signers[0]!)] : []),
  ];
  return [{ id: pairIds.stamp, value: sourceStamp(stamper, digests) }];
}

function contentOf(scheme: 'v2' | 'v3', unsigned: Uint8Array, one: Signer): StampedDigest {
  const hash = algorithm(defaultAlgorithm(one)).digest;
  return { scheme, hash, digest: contentDigest(unsigned, hash) };
}

function resolved(one: KeyName | Signer): Signer {
  return typeof one === 'string' ? signer(one) : one;
}

function wanted(option: unknown, byDefault: boolean): boolean {
  return option === undefined ? byDefault : option !== false;
}

function listed(option: boolean | readonly SchemeSigner[] | undefined): readonly SchemeSigner[] | undefined {
  return typeof option === 'object' ? option : undefined;
}
