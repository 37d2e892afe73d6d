import { Cursor, OutOfBytes } from '@touchstone/kernel/bytes';
import type { Ports } from '@touchstone/kernel/ports';
import { checkSignature } from './block/check-signature.ts';
import { findInLineage, readLineage } from './block/lineage.ts';
import { type ContentDigest, chooseSignatures } from './block/signature-algorithms.ts';
import { knownSignatures, readAlgorithmRecords, readAttributes, tryReadCertificate } from './block/signer-records.ts';
import { slice, sliceBytes, withLength } from './block/slices.ts';
import { Issues } from './issues.ts';
import { sameBytes } from './same-bytes.ts';
import type { X509 } from './x509/certificate.ts';

const PROOF_OF_ROTATION = 0x9d6303f7;
const STAMP_TIME = 0xe43c5946;
const MAX_SCHEMES = 100;

/** The digest of MANIFEST.MF stands for v1. */
export type StampedDigest = ContentDigest | 'manifest-sha256';

const DIGEST_IDS: Readonly<Record<StampedDigest, number>> = {
  'chunked-sha256': 1,
  'chunked-sha512': 2,
  'verity-sha256': 3,
  'manifest-sha256': 4,
};

/** Digests that a scheme of the package vouches for. */
export interface StampedScheme {
  /** 1, 2, 3 or 31. */
  readonly scheme: number;
  readonly digests: ReadonlyMap<StampedDigest, Uint8Array>;
}

export interface StampContext {
  readonly ports: Ports;
  readonly minSdk: number;
  readonly maxSdk: number;
  /** SHA-256 of the stamp's certificate, as the file `stamp-cert-sha256` of the package holds it. */
  readonly certificateDigest: Uint8Array;
  readonly schemes: readonly StampedScheme[];
}

export interface StampResult {
  readonly issues: Issues;
  readonly certificate: X509 | undefined;
}

/**
 * Verifies a source stamp. The second form signs the digests of each scheme, the first only those of the newest.
 *
 * @param block value of the pair 0x6dff800d, or 0x2b09189e for the first form
 * @source com.android.apksig.internal.apk.stamp.SourceStampVerifier
 */
export function verifyStamp(block: Uint8Array, form: 1 | 2, context: StampContext): StampResult {
  const issues = new Issues('stamp');
  let certificate: X509 | undefined;
  try {
    const stamp = slice(new Cursor(block));
    const encoded = sliceBytes(stamp);
    certificate = tryReadCertificate(encoded, context.ports.hash);
    const fault = certificate === undefined ? 'malformed-certificate' : checkStamp(stamp, form, encoded, certificate, context, issues);
    if (fault !== undefined) issues.error(fault);
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
    issues.error('malformed-signature');
  }
  return { issues, certificate };
}

/** What is wrong with a stamp, in the words of apksig; undefined when nothing is. */
type StampFault = string | undefined;

function checkStamp(stamp: Cursor, form: 1 | 2, encoded: Uint8Array, certificate: X509, context: StampContext, issues: Issues): StampFault {
  if (!sameBytes(context.ports.hash.of('sha256', encoded), context.certificateDigest)) {
    return 'certificate-mismatch-between-signature-block-and-apk';
  }
  return form === 1 ? checkFirstForm(stamp, certificate, context, issues) : checkSecondForm(stamp, certificate, context, issues);
}

function checkFirstForm(stamp: Cursor, certificate: X509, context: StampContext, issues: Issues): StampFault {
  const newest = context.schemes.toSorted((a, b) => b.scheme - a.scheme)[0];
  return newest === undefined ? 'no-signature' : checkSignatures(encodeDigests(newest), slice(stamp), certificate, context, issues);
}

function checkSecondForm(stamp: Cursor, certificate: X509, context: StampContext, issues: Issues): StampFault {
  const list = slice(stamp);
  const signedSchemes = new Map<number, Cursor>();
  while (list.left > 0) {
    const item = slice(list);
    signedSchemes.set(item.u32(), slice(item));
    if (signedSchemes.size > MAX_SCHEMES) return 'malformed-signature';
  }
  for (const scheme of context.schemes) {
    const signatures = signedSchemes.get(scheme.scheme);
    const fault =
      signatures === undefined ? 'no-signature' : checkSignatures(encodeDigests(scheme), signatures, certificate, context, issues);
    if (fault !== undefined) return fault;
  }
  if (stamp.left === 0) return undefined;
  const attributes = sliceBytes(stamp);
  return (
    checkSignatures(attributes, slice(stamp), certificate, context, issues) ?? checkAttributes(attributes, certificate, context, issues)
  );
}

function checkSignatures(data: Uint8Array, list: Cursor, certificate: X509, context: StampContext, issues: Issues): StampFault {
  const records = readAlgorithmRecords(list);
  if (records === undefined) return 'malformed-signature';
  const known = knownSignatures(records, issues);
  if (known.length === 0) return 'no-signature';
  if (known.length < records.length) return 'unknown-sig-algorithm';
  const chosen = chooseSignatures(known, context.minSdk, context.maxSdk, (algorithm) => algorithm.stampMinSdk);
  if (chosen.length === 0) return 'no-supported-signature';
  for (const { algorithm, signature } of chosen) {
    if (algorithm.key !== certificate.key.algorithm) return 'verify-exception';
    const check = checkSignature(context.ports.verify, algorithm.scheme, certificate.key, data, signature);
    if (check !== 'valid') return check === 'error' ? 'verify-exception' : 'did-not-verify';
  }
  return undefined;
}

function checkAttributes(attributes: Uint8Array, certificate: X509, context: StampContext, issues: Issues): StampFault {
  for (const { id, value } of readAttributes(slice(new Cursor(attributes))) ?? []) {
    const fault =
      id === PROOF_OF_ROTATION ? checkLineage(value, certificate, context.ports) : id === STAMP_TIME ? checkTime(value) : undefined;
    if (fault !== undefined) return fault;
    if (id !== PROOF_OF_ROTATION && id !== STAMP_TIME) issues.warn('unknown-attribute');
  }
  return undefined;
}

function checkLineage(value: Uint8Array, certificate: X509, ports: Ports): StampFault {
  const lineage = readLineage(value, ports);
  if (typeof lineage === 'string') return lineage.replace('sig-', '');
  return findInLineage(lineage, certificate) === lineage.length - 1 ? undefined : 'por-cert-mismatch';
}

/** Seconds since 1970, 64 bits, more than none. */
function checkTime(value: Uint8Array): StampFault {
  const isPositive = value.length >= 8 && value[7]! < 0x80 && new Cursor(value).u64() > 0;
  return isPositive ? undefined : 'invalid-timestamp';
}

/** A sequence of (digest id, digest), by id. */
function encodeDigests({ digests }: StampedScheme): Uint8Array {
  const items = [...digests]
    .sort(([a], [b]) => DIGEST_IDS[a] - DIGEST_IDS[b])
    .map(([kind, digest]) => encodePair(DIGEST_IDS[kind], digest));
  const out = new Uint8Array(items.reduce((sum, item) => sum + item.length, 0));
  let at = 0;
  for (const item of items) {
    out.set(item, at);
    at += item.length;
  }
  return out;
}

function encodePair(id: number, bytes: Uint8Array): Uint8Array {
  const inner = new Uint8Array(4 + 4 + bytes.length);
  new DataView(inner.buffer).setUint32(0, id, true);
  inner.set(withLength(bytes), 4);
  return withLength(inner);
}
