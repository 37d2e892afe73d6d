import { Cursor, OutOfBytes } from '@touchstone/kernel/bytes';
import { TIRAMISU } from './api-levels.ts';
import { consolidate, findInLineage, type LineageNode, readLineage } from './block/lineage.ts';
import type { ContentDigest } from './block/signature-algorithms.ts';
import {
  type AlgorithmRecord,
  type AttributeRecord,
  type BlockContext,
  compareDigests,
  matchAlgorithms,
  readAlgorithmRecords,
  readAttributes,
  readCertificates,
  verifySignatures,
} from './block/signer-records.ts';
import { slice, sliceBytes } from './block/slices.ts';
import { Issues } from './issues.ts';
import { openSigners } from './v2.ts';
import type { X509 } from './x509/certificate.ts';

const PROOF_OF_ROTATION = 0x3ba06f8c;
const ROTATION_MIN_SDK = 0x559f8b02;
const ROTATION_ON_DEV_RELEASE = 0xc2a6b3ba;
/** One for each API level would be fewer. */
const MAX_SIGNERS = 100;

export interface V3Result {
  readonly issues: Issues;
  readonly signers: readonly V3Signer[];
  readonly lineage: readonly LineageNode[];
}

/** A signer for some API levels; a v3 package has one key at a time, but may have one signer per range. */
export interface V3Signer {
  readonly minSdk: number;
  readonly maxSdk: number;
  readonly certificates: readonly X509[];
  readonly digests: readonly AlgorithmRecord[];
  readonly lineage: readonly LineageNode[] | undefined;
  readonly isForDevRelease: boolean;
}

/** v3 and v3.1 have one format; what differs is whom they are for. */
export interface V3Context extends BlockContext {
  readonly scheme: 'v3' | 'v31';
  /** The first level of the v3.1 block beside this v3 block: v3 need not reach further. */
  readonly rotationMinSdk: number | undefined;
}

/**
 * Verifies APK Signature Scheme v3 or v3.1.
 *
 * @param block value of the pair 0xf05368c0 or 0x1b93ad61
 * @source source.android.com/docs/security/features/apksigning/v3, v3-1; com.android.apksig.internal.apk.v3.V3SchemeVerifier
 */
export function verifyV3(block: Uint8Array, context: V3Context): V3Result {
  const issues = new Issues(context.scheme);
  const signers: V3Signer[] = [];
  const kinds = new Set<ContentDigest>();
  const list = openSigners(block, issues);
  while (list !== undefined && list.left > 0) {
    const signer = signers.length < MAX_SIGNERS ? readSigner(list, context, issues, kinds) : 'malformed';
    if (signer === 'malformed') {
      issues.error('sig-malformed-signer');
      break;
    }
    signers.push(signer);
  }
  if (issues.hasErrors) return { issues, signers, lineage: [] };
  for (const signer of signers) compareDigests(signer.digests, kinds, context.contents, issues);
  checkRanges(signers, context, issues);
  const lineage = consolidate(signers.flatMap((signer) => (signer.lineage === undefined ? [] : [signer.lineage])));
  if (lineage === undefined) issues.error('inconsistent-lineages');
  return { issues, signers, lineage: lineage ?? [] };
}

function readSigner(list: Cursor, context: V3Context, issues: Issues, kinds: Set<ContentDigest>): V3Signer | 'malformed' {
  try {
    return parseSigner(slice(list), context, issues, kinds);
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
    return 'malformed';
  }
}

function parseSigner(signer: Cursor, context: V3Context, issues: Issues, kinds: Set<ContentDigest>): V3Signer {
  const signedData = sliceBytes(signer);
  const range = { minSdk: signer.i32(), maxSdk: signer.i32() };
  if (range.minSdk < 0 || range.minSdk > range.maxSdk) issues.error('sig-invalid-sdk-versions');
  const signatureList = slice(signer);
  const publicKey = sliceBytes(signer);
  const signatures = readAlgorithmRecords(signatureList);
  if (signatures === undefined) issues.error('sig-malformed-signature');
  else for (const kind of verifySignatures(signatures, range, publicKey, signedData, context.ports.verify, issues) ?? []) kinds.add(kind);

  const signed = new Cursor(signedData);
  const digestList = slice(signed);
  const certificateList = slice(signed);
  if (signed.i32() !== range.minSdk) issues.error('min-sdk-version-mismatch-between-signer-and-signed-data-record');
  if (signed.i32() !== range.maxSdk) issues.error('max-sdk-version-mismatch-between-signer-and-signed-data-record');
  const attributeList = slice(signed);
  const certificates = readCertificates(certificateList, publicKey, context.ports.hash, issues) ?? [];
  const digests = readAlgorithmRecords(digestList);
  if (digests === undefined) issues.error('sig-malformed-digest');
  else if (signatures !== undefined) matchAlgorithms(digests, signatures, issues);
  const attributes = readAttributes(attributeList);
  if (attributes === undefined) issues.error('sig-malformed-additional-attribute');
  return {
    ...range,
    certificates,
    digests: digests ?? [],
    lineage: checkAttributes(attributes ?? [], certificates[0], context, issues),
    isForDevRelease: (attributes ?? []).some(({ id }) => id === ROTATION_ON_DEV_RELEASE),
  };
}

/** Checks the signer's attributes; returns its proof of rotation when it has a good one. */
function checkAttributes(
  attributes: readonly AttributeRecord[],
  certificate: X509 | undefined,
  context: V3Context,
  issues: Issues,
): readonly LineageNode[] | undefined {
  let lineage: readonly LineageNode[] | undefined;
  for (const { id, value } of attributes) {
    if (id === PROOF_OF_ROTATION) lineage = checkLineage(value, certificate, context, issues);
    else if (id === ROTATION_MIN_SDK) checkRotationMinSdk(value, context, issues);
    else if (id !== ROTATION_ON_DEV_RELEASE) issues.warn('sig-unknown-additional-attribute');
    else if (context.scheme !== 'v31') issues.warn('rotation-targets-dev-release-attr-on-v3-signer');
  }
  if (context.rotationMinSdk !== undefined && attributes.every(({ id }) => id !== ROTATION_MIN_SDK)) {
    issues.warn('rotation-min-sdk-attr-missing');
  }
  return lineage;
}

/** The signer's own certificate must be the last of its lineage. */
function checkLineage(
  value: Uint8Array,
  certificate: X509 | undefined,
  context: V3Context,
  issues: Issues,
): readonly LineageNode[] | undefined {
  const lineage = readLineage(value, context.ports);
  if (typeof lineage === 'string') {
    issues.error(lineage);
    return undefined;
  }
  if (certificate === undefined || findInLineage(lineage, certificate) !== lineage.length - 1) issues.error('sig-por-cert-mismatch');
  return lineage;
}

/** A v3 signer that names the level of rotation says: there is a v3.1 block from that level on. */
function checkRotationMinSdk(value: Uint8Array, context: V3Context, issues: Issues): void {
  if (context.maxSdk < TIRAMISU) return;
  if (value.length < 4) issues.error('sig-malformed-additional-attribute');
  else if (context.rotationMinSdk === undefined) issues.error('v31-block-missing');
  else if (new Cursor(value).i32() !== context.rotationMinSdk) issues.error('v31-rotation-min-sdk-mismatch');
}

/** The signers' ranges must follow one another without holes and cover what the package is for. */
function checkRanges(signers: readonly V3Signer[], context: V3Context, issues: Issues): void {
  const byMax = new Map(signers.map((signer) => [signer.maxSdk, signer]));
  let firstMin = 0;
  let lastMax = 0;
  let longest = 0;
  for (const signer of [...byMax.values()].sort((a, b) => a.maxSdk - b.maxSdk)) {
    if (firstMin === 0) firstMin = signer.minSdk;
    else if (signer.minSdk !== lastMax + 1 && !(signer.minSdk === lastMax && signer.isForDevRelease)) {
      issues.error('inconsistent-sdk-versions');
      break;
    }
    lastMax = signer.maxSdk;
    if (signer.lineage === undefined) continue;
    if (signer.lineage.length < longest) {
      issues.error('inconsistent-lineages');
      break;
    }
    longest = signer.lineage.length;
  }
  // v3.1 may start at any level: v3 has the ones before.
  const neededMin = context.scheme === 'v31' ? context.maxSdk : context.minSdk;
  const neededMax = context.rotationMinSdk === undefined ? context.maxSdk : context.rotationMinSdk - 1;
  if (firstMin > neededMin || lastMax < neededMax) issues.error('missing-sdk-versions');
}
