import { type Cursor, OutOfBytes } from '@touchstone/kernel/bytes';
import type { Hash, Ports, Verify } from '@touchstone/kernel/ports';
import { BadAsn1, readBer } from '../asn1/ber.ts';
import type { Issues } from '../issues.ts';
import { sameBytes } from '../same-bytes.ts';
import { readCertificate, type X509 } from '../x509/certificate.ts';
import { type PublicKey, readPublicKey } from '../x509/public-key.ts';
import { checkSignature } from './check-signature.ts';
import type { ContentDigests } from './content-digests.ts';
import {
  type ContentDigest,
  chooseSignatures,
  findAlgorithm,
  type SignatureAlgorithm,
  type SupportedSignature,
} from './signature-algorithms.ts';
import { rest, slice, sliceBytes } from './slices.ts';

/** An algorithm and what was made with it: a signature, or a digest of the package. */
export interface AlgorithmRecord {
  readonly algorithmId: number;
  readonly bytes: Uint8Array;
}

export interface AttributeRecord {
  readonly id: number;
  readonly value: Uint8Array;
}

/** Reads a sequence of (algorithm, bytes); undefined when it is malformed. */
export function readAlgorithmRecords(sequence: Cursor): readonly AlgorithmRecord[] | undefined {
  return readSequence(sequence, (item) => ({ algorithmId: item.u32(), bytes: sliceBytes(item) }));
}

/** Reads a sequence of (id, value); undefined when it is malformed. */
export function readAttributes(sequence: Cursor): readonly AttributeRecord[] | undefined {
  return readSequence(sequence, (item) => ({ id: item.u32(), value: rest(item) }));
}

/** No signer writes more than a handful of anything. */
const MAX_ITEMS = 1000;

function readSequence<T>(sequence: Cursor, read: (item: Cursor) => T): readonly T[] | undefined {
  const items: T[] = [];
  try {
    while (sequence.left > 0) {
      if (items.length >= MAX_ITEMS) return undefined;
      items.push(read(slice(sequence)));
    }
  } catch (error) {
    if (error instanceof OutOfBytes) return undefined;
    throw error;
  }
  return items;
}

/** Those whose algorithm is known, with a warning for each other. */
export function knownSignatures(records: readonly AlgorithmRecord[], issues: Issues): readonly SupportedSignature[] {
  return records.flatMap(({ algorithmId, bytes }) => {
    const algorithm = findAlgorithm(algorithmId);
    if (algorithm === undefined) issues.warn('sig-unknown-sig-algorithm');
    return algorithm === undefined ? [] : [{ algorithm, signature: bytes }];
  });
}

/**
 * Verifies the signatures that some API level in the range would verify.
 *
 * @returns the content digests they vouch for; undefined after an error
 */
export function verifySignatures(
  records: readonly AlgorithmRecord[],
  range: { readonly minSdk: number; readonly maxSdk: number },
  publicKey: Uint8Array,
  signedData: Uint8Array,
  verify: Verify,
  issues: Issues,
): readonly ContentDigest[] | undefined {
  const chosen = chooseSignatures(knownSignatures(records, issues), range.minSdk, range.maxSdk);
  if (records.length === 0) return fail(issues, 'sig-no-signatures');
  if (chosen.length === 0) return fail(issues, 'sig-no-supported-signatures');
  for (const { algorithm, signature } of chosen) {
    const key = keyFor(algorithm, publicKey);
    if (key === undefined) return fail(issues, 'sig-malformed-public-key');
    const check = checkSignature(verify, algorithm.scheme, key, signedData, signature);
    if (check === 'error') return fail(issues, 'sig-verify-exception');
    if (check === 'invalid') return fail(issues, 'sig-did-not-verify');
  }
  return chosen.map(({ algorithm }) => algorithm.digest);
}

function keyFor(algorithm: SignatureAlgorithm, encoded: Uint8Array): PublicKey | undefined {
  try {
    const key = readPublicKey(readBer(encoded));
    return key.algorithm === algorithm.key ? { ...key, encoded } : undefined;
  } catch (error) {
    if (error instanceof BadAsn1) return undefined;
    throw error;
  }
}

/** Reads a sequence of certificates; undefined after an error. The first must hold the signer's key. */
export function readCertificates(sequence: Cursor, publicKey: Uint8Array, hash: Hash, issues: Issues): readonly X509[] | undefined {
  const certificates: X509[] = [];
  while (sequence.left > 0) {
    const certificate = tryReadCertificate(sliceBytes(sequence), hash);
    if (certificate === undefined || certificates.length >= MAX_ITEMS) return fail(issues, 'sig-malformed-certificate');
    certificates.push(certificate);
  }
  if (certificates.length === 0) return fail(issues, 'sig-no-certificates');
  if (!sameBytes(certificates[0]!.key.encoded, publicKey)) {
    issues.error('sig-public-key-mismatch-between-certificate-and-signatures-record');
  }
  return certificates;
}

/** The certificate, or undefined when it is malformed. */
export function tryReadCertificate(encoded: Uint8Array, hash: Hash): X509 | undefined {
  try {
    return readCertificate(encoded, hash);
  } catch (error) {
    if (error instanceof BadAsn1) return undefined;
    throw error;
  }
}

/** The digests must be made for the very algorithms of the signatures, in the same order. */
export function matchAlgorithms(digests: readonly AlgorithmRecord[], signatures: readonly AlgorithmRecord[], issues: Issues): boolean {
  const isSame = digests.length === signatures.length && digests.every(({ algorithmId }, i) => algorithmId === signatures[i]?.algorithmId);
  if (!isSame) issues.error('sig-sig-alg-mismatch-between-signatures-and-digests-records');
  return isSame;
}

/** What the signer says the package's digests are; of several under one algorithm the last. */
export function expectedDigests(digests: readonly AlgorithmRecord[]): ReadonlyMap<ContentDigest, Uint8Array> {
  return new Map(
    digests.flatMap(({ algorithmId, bytes }) => {
      const algorithm = findAlgorithm(algorithmId);
      return algorithm === undefined ? [] : [[algorithm.digest, bytes] as const];
    }),
  );
}

/** Compares a signer's digests with those of the package, for the kinds that a verified signature vouches for. */
export function compareDigests(
  digests: readonly AlgorithmRecord[],
  kinds: ReadonlySet<ContentDigest>,
  contents: ContentDigests,
  issues: Issues,
): void {
  for (const { algorithmId, bytes } of digests) {
    const kind = findAlgorithm(algorithmId)?.digest;
    if (kind === undefined || !kinds.has(kind)) continue;
    const actual = contents.of(kind);
    if (actual === undefined) issues.error('sig-block-not-aligned-for-verity');
    else if (!sameBytes(actual, bytes)) issues.error('sig-apk-digest-did-not-verify');
  }
}

/** What verifying a scheme of the signing block needs besides its bytes. */
export interface BlockContext {
  readonly ports: Ports;
  readonly contents: ContentDigests;
  /** API levels that consult the scheme, inclusive. */
  readonly minSdk: number;
  readonly maxSdk: number;
}

function fail(issues: Issues, what: string): undefined {
  issues.error(what);
  return undefined;
}
