import { NOUGAT, OREO, PIE, RED_VELVET, TIRAMISU } from './api-levels.ts';
import { findInLineage, type LineageNode } from './block/lineage.ts';
import { expectedDigests } from './block/signer-records.ts';
import { BLOCK_V31 } from './block/signing-block.ts';
import { sameBytes } from './same-bytes.ts';
import type { V2Result } from './v2.ts';
import type { V3Result } from './v3.ts';
import type { SchemeResults } from './verify-schemes.ts';
import type { X509 } from './x509/certificate.ts';

export interface JudgeOptions {
  readonly minSdk: number;
  readonly maxSdk: number;
  readonly targetSdk: number;
  readonly targetSandboxVersion: number;
}

export interface Verdict {
  readonly verified: boolean;
  /** Some level looks at v1: then its absence is an error as well. */
  readonly isV1Consulted: boolean;
}

/**
 * Whether Android accepts the package on every API level from `minSdk` to `maxSdk`. Levels below 24 consult v1; from
 * 24 v2 if it is there; from 28 v3 before it, from 33 v3.1 before both; each falls back to the older scheme only when
 * the newer ones are absent. v4 and the source stamp decide nothing. Findings that concern several schemes are added
 * to the issues of the one they are about.
 *
 * @source com.android.apksig.ApkVerifier.verify
 */
export function judge(results: SchemeResults, options: JudgeOptions): Verdict {
  const { apk, v1, v2, v3, v31 } = results;
  const { minSdk, maxSdk } = options;
  const isV31Consulted = maxSdk >= TIRAMISU && v31 !== undefined;
  const hasV3 = (maxSdk >= PIE && v3 !== undefined) || isV31Consulted;
  const isV2Consulted = v2 !== undefined && maxSdk >= NOUGAT && (minSdk < PIE || !hasV3);
  const hasBlock = hasV3 || isV2Consulted;
  const isV1Consulted = minSdk < NOUGAT || !hasBlock;
  const consulted = [
    ...(isV31Consulted ? [v31.issues] : []),
    ...(hasV3 ? [v3?.issues] : []),
    ...(isV2Consulted ? [v2.issues] : []),
    ...(isV1Consulted ? [v1.issues] : []),
  ].flatMap((issues) => issues ?? []);

  if (maxSdk >= OREO && options.targetSandboxVersion > 1 && !hasBlock) apk.error('no-sig-for-target-sandbox-version');
  const areAllVerified = consulted.every((issues) => !issues.hasErrors);
  if (areAllVerified) {
    const v1Signers = isV1Consulted ? v1.signers.map((signer) => signer.chain[0]!) : undefined;
    const v2Signers = isV2Consulted ? v2.signers.map((signer) => signer.certificates[0]!) : undefined;
    if (v1Signers !== undefined && v2Signers !== undefined) compareSigners(v1Signers, v2Signers, results);
    const older = v1Signers ?? v2Signers;
    if (hasV3 && v3 !== undefined && older !== undefined) comparePastSigners(older, v3, lineageOf(results), results);
  }
  if (options.targetSdk >= RED_VELVET && maxSdk >= options.targetSdk && !hasV3 && !isV2Consulted) {
    apk.error('min-sig-scheme-for-target-sdk-not-met');
  }
  compareV4(results);
  return { verified: areAllVerified && !apk.hasErrors, isV1Consulted };
}

/** The lineage of the newest scheme that has one. */
export function lineageOf({ v3, v31 }: Pick<SchemeResults, 'v3' | 'v31'>): readonly LineageNode[] {
  const newest = v31?.lineage ?? [];
  return newest.length > 0 ? newest : (v3?.lineage ?? []);
}

/** v1 and v2 must have the same signers: older levels would see another app otherwise. */
function compareSigners(v1: readonly X509[], v2: readonly X509[], { apk }: SchemeResults): void {
  if (v1.some((signer) => !includes(v2, signer))) apk.error('v2-sig-missing');
  if (v2.some((signer) => !includes(v1, signer))) apk.error('jar-sig-missing');
}

/** The signer of v1 or v2 must be that of v3, or the first of its lineage. */
function comparePastSigners(older: readonly X509[], v3: V3Result, lineage: readonly LineageNode[], { apk }: SchemeResults): void {
  const first = older[0];
  if (older.length !== 1) apk.error('v3-sig-multiple-past-signers');
  if (lineage.length > 0) {
    if (first === undefined || findInLineage(lineage, first) !== 0) apk.error('v3-sig-past-signers-mismatch');
    return;
  }
  if (v3.signers.length !== 1) apk.error('v3-sig-multiple-signers');
  const now = v3.signers[0]?.certificates[0];
  if (first === undefined || now === undefined || !sameBytes(first.encoded, now.encoded)) apk.error('v3-sig-past-signers-mismatch');
}

/** v4 must have been made by the signers of v3 and v3.1, or of v2, for the digests that they signed. */
function compareV4({ v2, v3, v31, v4 }: SchemeResults): void {
  if (v4 === undefined || v4.issues.hasErrors) return;
  const pairs = [
    { of: v3 ?? v2, by: v4.signers.find(({ blockId }) => blockId === undefined) },
    ...(v31 === undefined ? [] : [{ of: v31, by: v4.signers.find(({ blockId }) => blockId === BLOCK_V31) }]),
  ];
  for (const { of, by } of pairs) {
    const signer = of?.signers[0];
    if (of === undefined || of.issues.hasErrors || signer === undefined) v4.issues.error('sig-without-v2-or-v3');
    else if (by === undefined) v4.issues.error('sig-needs-two-signers');
    else {
      if (of.signers.length !== 1) v4.issues.error('sig-multiple-signers');
      if (!sameBytes(signer.certificates[0]!.encoded, by.certificate.encoded)) v4.issues.error('sig-v2-v3-signers-mismatch');
      if (!sameBytes(bestDigest(signer), by.apkDigest)) v4.issues.error('sig-v2-v3-digests-mismatch');
    }
  }
}

function bestDigest(signer: V2Result['signers'][number]): Uint8Array {
  const digests = expectedDigests(signer.digests);
  return digests.get('chunked-sha512') ?? digests.get('verity-sha256') ?? digests.get('chunked-sha256') ?? new Uint8Array();
}

const includes = (list: readonly X509[], one: X509): boolean => list.some((other) => sameBytes(other.encoded, one.encoded));
