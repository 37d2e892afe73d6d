import { type ByteSource, Cursor, OutOfBytes } from '@touchstone/kernel/bytes';
import type { Ports } from '@touchstone/kernel/ports';
import { BadAsn1, readBer } from './asn1/ber.ts';
import { checkSignature } from './block/check-signature.ts';
import { findAlgorithm } from './block/signature-algorithms.ts';
import { tryReadCertificate } from './block/signer-records.ts';
import { slice, sliceBytes, withLength } from './block/slices.ts';
import { verityRoot } from './block/verity-tree.ts';
import { Issues } from './issues.ts';
import { sameBytes } from './same-bytes.ts';
import type { X509 } from './x509/certificate.ts';
import { type PublicKey, readPublicKey } from './x509/public-key.ts';

const VERSION = 2;
/** v3 or v2, and v3.1. */
const MAX_SIGNERS = 10;

export interface V4Result {
  readonly issues: Issues;
  readonly signers: readonly V4Signer[];
}

export interface V4Signer {
  /** Id of the signing block's scheme it belongs to; undefined for the first, which belongs to v3 or v2. */
  readonly blockId: number | undefined;
  readonly certificate: X509;
  /** Digest of the package that the signer of v2 or v3 must have signed as well. */
  readonly apkDigest: Uint8Array;
}

interface Hashing {
  readonly algorithm: number;
  readonly log2BlockSize: number;
  readonly salt: Uint8Array;
  readonly rootHash: Uint8Array;
}

interface Signing {
  readonly apkDigest: Uint8Array;
  readonly certificate: Uint8Array;
  readonly additionalData: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly algorithmId: number;
  readonly signature: Uint8Array;
}

/**
 * Verifies the `.idsig` file beside a package: APK Signature Scheme v4, which Android consults when it installs a
 * package that has not arrived yet. That its keys are those of v2 or v3 is for the caller to compare.
 *
 * @source source.android.com/docs/security/features/apksigning/v4; com.android.apksig.internal.apk.v4.V4SchemeVerifier
 */
export function verifyV4(idsig: Uint8Array, source: ByteSource, ports: Ports): V4Result {
  const issues = new Issues('v4');
  const signers: V4Signer[] = [];
  try {
    const file = new Cursor(idsig);
    if (file.u32() !== VERSION) issues.error('sig-version-not-current');
    else readSigners(file, source, ports, issues, signers);
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
    issues.error('sig-malformed-signers');
  }
  return { issues, signers };
}

function readSigners(file: Cursor, source: ByteSource, ports: Ports, issues: Issues, signers: V4Signer[]): void {
  const hashing = readHashing(slice(file));
  const signingInfos = slice(file);
  const tree = readTree(file);
  let blockId: number | undefined;
  for (let info = readSigning(signingInfos); ; info = readSigning(slice(signingInfos))) {
    const signer = verifySigner(info, hashing, source.size, ports, issues);
    if (signer !== undefined) signers.push({ ...signer, blockId });
    if (signingInfos.left === 0 || issues.hasErrors || signers.length >= MAX_SIGNERS) break;
    blockId = signingInfos.u32();
  }
  const fault = issues.hasErrors ? undefined : checkTree(hashing, tree, source, ports);
  if (fault !== undefined) issues.error(fault);
}

function readHashing(cursor: Cursor): Hashing {
  return { algorithm: cursor.u32(), log2BlockSize: cursor.u8(), salt: sliceBytes(cursor), rootHash: sliceBytes(cursor) };
}

function readSigning(cursor: Cursor): Signing {
  return {
    apkDigest: sliceBytes(cursor),
    certificate: sliceBytes(cursor),
    additionalData: sliceBytes(cursor),
    publicKey: sliceBytes(cursor),
    algorithmId: cursor.u32(),
    signature: sliceBytes(cursor),
  };
}

/** The hash tree may be left out; one that breaks off counts as left out. */
function readTree(file: Cursor): Uint8Array | undefined {
  if (file.left < 4) return undefined;
  const size = file.u32();
  return size > file.left ? undefined : file.slice(size);
}

function verifySigner(
  info: Signing,
  hashing: Hashing,
  fileBytes: number,
  ports: Ports,
  issues: Issues,
): Omit<V4Signer, 'blockId'> | undefined {
  const fail = (what: string): undefined => issues.error(what) as undefined;
  const algorithm = findAlgorithm(info.algorithmId);
  if (algorithm === undefined) return fail('sig-unknown-sig-algorithm');
  const key = tryReadKey(info.publicKey);
  if (key?.algorithm !== algorithm.key) return fail('sig-malformed-public-key');
  const check = checkSignature(ports.verify, algorithm.scheme, key, signedBytes(info, hashing, fileBytes), info.signature);
  if (check === 'error') return fail('sig-verify-exception');
  if (check === 'invalid') return fail('sig-did-not-verify');
  const certificate = tryReadCertificate(info.certificate, ports.hash);
  if (certificate === undefined) return fail('sig-malformed-certificate');
  if (!sameBytes(certificate.key.encoded, info.publicKey)) {
    return fail('sig-public-key-mismatch-between-certificate-and-signatures-record');
  }
  return { certificate, apkDigest: info.apkDigest };
}

function tryReadKey(encoded: Uint8Array): PublicKey | undefined {
  try {
    return { ...readPublicKey(readBer(encoded)), encoded };
  } catch (error) {
    if (error instanceof BadAsn1) return undefined;
    throw error;
  }
}

/** What a v4 signature is over: the size of it all, the file's size, the hashing, the package's digest and the certificate. */
function signedBytes(info: Signing, hashing: Hashing, fileBytes: number): Uint8Array {
  const tail = [hashing.salt, hashing.rootHash, info.apkDigest, info.certificate, info.additionalData].map(withLength);
  const size = 17 + tail.reduce((sum, part) => sum + part.length, 0);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  view.setUint32(0, size, true);
  view.setUint32(4, fileBytes % 2 ** 32, true);
  view.setUint32(8, Math.floor(fileBytes / 2 ** 32), true);
  view.setUint32(12, hashing.algorithm, true);
  view.setUint8(16, hashing.log2BlockSize);
  let at = 17;
  for (const part of tail) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Compares the hash tree of the file with what the signature says; undefined when they agree. */
function checkTree(hashing: Hashing, tree: Uint8Array | undefined, source: ByteSource, ports: Ports): string | undefined {
  const actual = verityRoot([source], new Uint8Array(), ports.hash);
  if (!sameBytes(actual.root, hashing.rootHash)) return 'sig-apk-root-did-not-verify';
  let at = 0;
  for (const level of tree === undefined ? [] : actual.levels) {
    if (!sameBytes(tree!.subarray(at, at + level.length), level)) return 'sig-apk-tree-did-not-verify';
    at += level.length;
  }
  return at === (tree?.length ?? 0) ? undefined : 'sig-apk-tree-did-not-verify';
}
