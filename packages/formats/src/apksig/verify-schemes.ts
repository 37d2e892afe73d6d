import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Ports } from '@touchstone/kernel/ports';
import { NOUGAT, PIE, RED_VELVET, TIRAMISU } from './api-levels.ts';
import type { DirectoryRecord } from './archive/central-directory.ts';
import type { EntryContents } from './archive/entry-contents.ts';
import { ContentDigests } from './block/content-digests.ts';
import { type AlgorithmRecord, expectedDigests } from './block/signer-records.ts';
import { BLOCK_STAMP_V1, BLOCK_STAMP_V2, BLOCK_V2, BLOCK_V3, BLOCK_V31, findPair } from './block/signing-block.ts';
import { Issues } from './issues.ts';
import { type StampedDigest, type StampedScheme, type StampResult, verifyStamp } from './source-stamp.ts';
import type { LevelRange } from './v1/signature-block.ts';
import { type V1Result, verifyV1 } from './v1/verify-v1.ts';
import { type V2Result, verifyV2 } from './v2.ts';
import { type V3Result, verifyV3 } from './v3.ts';
import { type V4Result, verifyV4 } from './v4.ts';
import type { Archive } from './verify-apk.ts';

const STAMP_FILE = 'stamp-cert-sha256';
const MANIFEST_FILE = 'AndroidManifest.xml';

export interface SchemesContext extends Archive {
  readonly source: ByteSource;
  readonly contents: EntryContents;
  readonly ports: Ports;
  readonly range: LevelRange;
  readonly idsig: Uint8Array | undefined;
}

/** Each scheme on its own; undefined where it is absent. */
export interface SchemeResults {
  readonly apk: Issues;
  readonly v1: V1Result;
  readonly v2: V2Result | undefined;
  readonly v3: V3Result | undefined;
  readonly v31: V3Result | undefined;
  readonly v4: V4Result | undefined;
  readonly stamp: StampResult | undefined;
}

/** Verifies every scheme that is there, whether or not an API level consults it. */
export function verifySchemes(context: SchemesContext): SchemeResults {
  const { block, records } = context;
  const apk = new Issues('apk');
  if (records === undefined) apk.error('malformed-central-directory');
  else checkManifestFile(records, context.contents, apk);
  const blocks = verifyBlocks(context);
  const v1 = verifyV1({
    records: records ?? [],
    contents: context.contents,
    ports: context.ports,
    range: context.range,
    known: knownSchemes(context.range.maxSdk),
    present: presentSchemes(context),
  });
  const v4 = context.idsig === undefined ? undefined : verifyV4(context.idsig, context.source, context.ports);
  const stamp = verifySourceStamp(context, { ...blocks, v1 });
  if (block?.isBroken) apk.warn('signing-block-broken');
  if (block?.isOverBudget) apk.error('signing-block-not-checked-over-budget');
  return { apk, v1, ...blocks, v4, stamp };
}

/** The platform reads the manifest before anything else: a package without one is none. */
function checkManifestFile(records: readonly DirectoryRecord[], contents: EntryContents, apk: Issues): void {
  const manifest = records.find((record) => record.name === MANIFEST_FILE);
  if (manifest === undefined) apk.error('missing-android-manifest');
  else if (contents.read(manifest) === 'malformed') apk.error('malformed-android-manifest-entry');
}

type Blocks = Pick<SchemeResults, 'v2' | 'v3' | 'v31'>;

function verifyBlocks(context: SchemesContext): Blocks {
  const { block, ports, range } = context;
  if (block === undefined) return { v2: undefined, v3: undefined, v31: undefined };
  const contents = new ContentDigests(context.source, context.sections, block.at, ports.hash);
  const from = (level: number) => ({ ports, contents, minSdk: Math.max(range.minSdk, level), maxSdk: range.maxSdk });
  const find = <T>(id: number, verify: (value: Uint8Array) => T) => {
    const value = findPair(block, id);
    return value === undefined ? undefined : verify(value);
  };
  const v31 = find(BLOCK_V31, (value) => verifyV3(value, { ...from(TIRAMISU), scheme: 'v31', rotationMinSdk: undefined }));
  const rotationMinSdk = v31 === undefined || range.maxSdk < TIRAMISU ? 0 : Math.min(...v31.signers.map((signer) => signer.minSdk));
  const v3 = find(BLOCK_V3, (value) =>
    verifyV3(value, {
      ...from(PIE),
      scheme: 'v3',
      rotationMinSdk: rotationMinSdk > 0 && Number.isFinite(rotationMinSdk) ? rotationMinSdk : undefined,
    }),
  );
  if (v31 !== undefined && v3 === undefined) v31.issues.error('block-found-without-v3-block');
  const newer = { known: knownSchemes(range.maxSdk), present: presentSchemes(context) };
  return { v2: find(BLOCK_V2, (value) => verifyV2(value, from(NOUGAT), newer)), v3, v31 };
}

/** Schemes that signers of older ones may name as used beside them, as far as the newest level knows them. */
function knownSchemes(maxSdk: number): ReadonlySet<number> {
  return new Set([...(maxSdk >= NOUGAT ? [2] : []), ...(maxSdk >= PIE ? [3] : [])]);
}

function presentSchemes({ block, range }: SchemesContext): ReadonlySet<number> {
  const ids = [
    { scheme: 2, id: BLOCK_V2, from: NOUGAT },
    { scheme: 3, id: BLOCK_V3, from: PIE },
    { scheme: 31, id: BLOCK_V31, from: TIRAMISU },
  ];
  return new Set(ids.filter(({ id, from }) => range.maxSdk >= from && findPair(block, id) !== undefined).map(({ scheme }) => scheme));
}

function verifySourceStamp(context: SchemesContext, results: Blocks & { v1: V1Result }): StampResult | undefined {
  const { block, records, contents, ports, range } = context;
  const record = records?.find(({ name }) => name === STAMP_FILE);
  const second = findPair(block, BLOCK_STAMP_V2);
  const value = second ?? findPair(block, BLOCK_STAMP_V1);
  if (record === undefined && value === undefined) return undefined;
  const issues = new Issues('stamp');
  const certificateDigest = record === undefined ? undefined : contents.read(record);
  if (record === undefined) issues.error('signature-block-without-cert-digest');
  else if (value === undefined) issues.error('sig-missing');
  else if (certificateDigest === undefined || typeof certificateDigest === 'string') issues.error('malformed-cert-digest');
  else {
    return verifyStamp(value, second === undefined ? 1 : 2, {
      ports,
      minSdk: Math.max(range.minSdk, RED_VELVET),
      maxSdk: range.maxSdk,
      certificateDigest,
      schemes: stampedSchemes(results, range.minSdk, ports),
    });
  }
  return { issues, certificate: undefined };
}

/** Digests of the schemes that the package's levels consult: a stamp must cover each of them. */
function stampedSchemes({ v1, v2, v3, v31 }: Blocks & { v1: V1Result }, minSdk: number, ports: Ports): readonly StampedScheme[] {
  const hasV3 = v3 !== undefined || v31 !== undefined;
  const schemes: StampedScheme[] = [];
  if (v31 !== undefined) schemes.push({ scheme: 31, digests: mergeDigests(v31.signers) });
  if (v3 !== undefined) schemes.push({ scheme: 3, digests: mergeDigests(v3.signers) });
  if (v2 !== undefined && (minSdk < PIE || !hasV3)) schemes.push({ scheme: 2, digests: mergeDigests(v2.signers) });
  if (minSdk < NOUGAT || (v2 === undefined && !hasV3)) {
    const digests = new Map<StampedDigest, Uint8Array>();
    if (v1.manifest !== undefined) digests.set('manifest-sha256', ports.hash.of('sha256', v1.manifest));
    schemes.push({ scheme: 1, digests });
  }
  return schemes;
}

function mergeDigests(signers: readonly { readonly digests: readonly AlgorithmRecord[] }[]): ReadonlyMap<StampedDigest, Uint8Array> {
  return expectedDigests(signers.flatMap((signer) => signer.digests));
}
