import { Cursor, OutOfBytes } from '@touchstone/kernel/bytes';
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
import type { X509 } from './x509/certificate.ts';

const STRIPPING_PROTECTION = 0xbeeff00d;
const MAX_SIGNERS = 10;

export interface V2Result {
  readonly issues: Issues;
  readonly signers: readonly V2Signer[];
}

export interface V2Signer {
  readonly certificates: readonly X509[];
  readonly digests: readonly AlgorithmRecord[];
}

/** Which newer schemes the signer's stripping protection may name, and which of them are there. */
export interface NewerSchemes {
  readonly known: ReadonlySet<number>;
  readonly present: ReadonlySet<number>;
}

/**
 * Verifies APK Signature Scheme v2.
 *
 * @param block value of the pair 0x7109871a
 * @source source.android.com/docs/security/features/apksigning/v2; com.android.apksig.internal.apk.v2.V2SchemeVerifier
 */
export function verifyV2(block: Uint8Array, context: BlockContext, newer: NewerSchemes): V2Result {
  const issues = new Issues('v2');
  const signers: V2Signer[] = [];
  const kinds = new Set<ContentDigest>();
  const list = openSigners(block, issues);
  let count = 0;
  while (list !== undefined && list.left > 0 && count <= MAX_SIGNERS) {
    count++;
    if (!readSigner(list, context, newer, issues, signers, kinds)) break;
  }
  if (count > MAX_SIGNERS) issues.error('sig-max-signatures-exceeded');
  if (!issues.hasErrors) for (const signer of signers) compareDigests(signer.digests, kinds, context.contents, issues);
  return { issues, signers };
}

/** The signers of a block of v2 or v3; undefined when there is none, which is an error. */
export function openSigners(block: Uint8Array, issues: Issues): Cursor | undefined {
  try {
    const signers = slice(new Cursor(block));
    if (signers.left > 0) return signers;
    issues.error('sig-no-signers');
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
    issues.error('sig-malformed-signers');
  }
  return undefined;
}

/** False when the list of signers cannot be followed any further. */
function readSigner(
  list: Cursor,
  context: BlockContext,
  newer: NewerSchemes,
  issues: Issues,
  signers: V2Signer[],
  kinds: Set<ContentDigest>,
): boolean {
  try {
    const signer = slice(list);
    const read = parseSigner(signer, context, newer, issues, kinds);
    if (read !== undefined) signers.push(read);
    return true;
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
    issues.error('sig-malformed-signer');
    return false;
  }
}

function parseSigner(
  signer: Cursor,
  context: BlockContext,
  newer: NewerSchemes,
  issues: Issues,
  kinds: Set<ContentDigest>,
): V2Signer | undefined {
  const signedData = sliceBytes(signer);
  const signatureList = slice(signer);
  const publicKey = sliceBytes(signer);
  const signatures = readAlgorithmRecords(signatureList);
  if (signatures === undefined) {
    issues.error('sig-malformed-signature');
    return undefined;
  }
  for (const kind of verifySignatures(signatures, context, publicKey, signedData, context.ports.verify, issues) ?? []) kinds.add(kind);

  const signed = new Cursor(signedData);
  const digestList = slice(signed);
  const certificateList = slice(signed);
  const attributeList = slice(signed);
  const certificates = readCertificates(certificateList, publicKey, context.ports.hash, issues) ?? [];
  const digests = readAlgorithmRecords(digestList);
  if (digests === undefined) issues.error('sig-malformed-digest');
  else if (matchAlgorithms(digests, signatures, issues)) checkAttributes(readAttributes(attributeList), newer, issues);
  return { certificates, digests: digests ?? [] };
}

function checkAttributes(attributes: readonly AttributeRecord[] | undefined, newer: NewerSchemes, issues: Issues): void {
  if (attributes === undefined) issues.error('sig-malformed-additional-attribute');
  for (const { id, value } of attributes ?? []) {
    if (id !== STRIPPING_PROTECTION) issues.warn('sig-unknown-additional-attribute');
    else if (value.length < 4) issues.error('sig-malformed-additional-attribute');
    else checkStripping(new Cursor(value).u32(), newer, issues);
  }
}

/** The signer says a newer scheme was used too: when it is gone, somebody took it away. */
function checkStripping(schemeId: number, newer: NewerSchemes, issues: Issues): void {
  if (!newer.known.has(schemeId)) issues.warn('sig-unknown-apk-sig-scheme-id');
  else if (!newer.present.has(schemeId)) issues.error('sig-missing-apk-sig-referenced');
}
