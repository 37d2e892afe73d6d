import type { ZipEntry } from '../zip/entry.ts';
import { type ZipOptions, zip } from '../zip/zip.ts';
import { type JarOptions, signJar } from './jar.ts';
import { attributeIdsOfSchemes, proofOfRotation } from './lineage.ts';
import { type SchemeSigner, schemeV2, schemeV3 } from './scheme.ts';
import { type KeyName, type Signer, signer } from './signer.ts';
import { type BlockPair, pairIds, u4, withSigningBlock } from './signing-block.ts';

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
  /** Further pairs of the signing block, before (`first`) or after the others. */
  readonly pairs?: readonly (BlockPair & { readonly first?: boolean })[];
  /** The block is not filled up to whole pages. */
  readonly unpadded?: boolean;
}

/** A signed archive of these entries. @throws Error if the archive has lies that hide where its directory is */
export function signZip(entries: readonly ZipEntry[], how: KeyName | Signing = 'release', options: ZipOptions = {}): Uint8Array {
  const signing: Signing = typeof how === 'string' ? { by: how } : how;
  const lineage = (signing.lineage ?? []).map(resolved);
  const first = lineage[0];
  const signers = first ? [first] : [signing.by ?? 'release'].flat().map((one) => resolved(one as KeyName | Signer));
  const isV3 = wanted(signing.v3, signers.length === 1) || wanted(signing.v31, false);
  const schemes = [...(wanted(signing.v2, true) ? [2] : []), ...(isV3 ? [3] : [])];
  const jar: JarOptions = { alsoSigned: schemes, ...(typeof signing.v1 === 'object' ? signing.v1 : {}) };
  const unsigned = zip(wanted(signing.v1, true) ? signJar(entries, signers, jar) : entries, options);

  const extra = signing.pairs ?? [];
  const pairs = [
    ...extra.filter((pair) => pair.first === true),
    ...schemePairs(unsigned, signing, signers, lineage),
    ...extra.filter((pair) => pair.first !== true),
  ];
  return pairs.length === 0 ? unsigned : withSigningBlock(unsigned, pairs, { padded: signing.unpadded !== true });
}

function schemePairs(unsigned: Uint8Array, signing: Signing, signers: readonly Signer[], lineage: readonly Signer[]): readonly BlockPair[] {
  const isV31 = wanted(signing.v31, false);
  const isV3 = wanted(signing.v3, signers.length === 1);
  const protection = isV3 ? [{ id: attributeIdsOfSchemes.strippingProtection, value: u4(3) }] : [];
  const v2 = listed(signing.v2) ?? signers.map((one) => ({ signer: one, attributes: protection }));

  const rotation = lineage.length > 1 ? [{ id: attributeIdsOfSchemes.proofOfRotation, value: proofOfRotation(lineage) }] : [];
  const present = lineage.at(-1) ?? signers[0]!;
  const v3 = listed(signing.v3) ?? [
    isV31
      ? { signer: signers[0]!, maxSdk: 32, attributes: [{ id: attributeIdsOfSchemes.rotationMinSdk, value: u4(33) }] }
      : { signer: present, attributes: rotation },
  ];
  const v31 = listed(signing.v31) ?? [{ signer: present, attributes: rotation }];
  return [
    ...(wanted(signing.v2, true) ? [{ id: pairIds.v2, value: schemeV2(unsigned, v2) }] : []),
    ...(isV3 ? [{ id: pairIds.v3, value: schemeV3(unsigned, v3) }] : []),
    ...(isV31 ? [{ id: pairIds.v31, value: schemeV3(unsigned, v31, 33) }] : []),
  ];
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
