import { Cursor, OutOfBytes } from '@touchstone/kernel/bytes';
import type { Ports } from '@touchstone/kernel/ports';
import { BadAsn1 } from '../asn1/ber.ts';
import type { Capability } from '../report.ts';
import { sameBytes } from '../same-bytes.ts';
import { readCertificate, type X509 } from '../x509/certificate.ts';
import { checkSignature } from './check-signature.ts';
import { findAlgorithm } from './signature-algorithms.ts';
import { sliceBytes } from './slices.ts';

const VERSION = 1;
const CAPABILITIES: readonly Capability[] = ['installed-data', 'shared-uid', 'permission', 'rollback', 'auth'];

/** One certificate of a proof of rotation. */
export interface LineageNode {
  readonly certificate: X509;
  readonly capabilities: readonly Capability[];
  /** The node as it is in the file: nodes are equal when these are. */
  readonly encoded: Uint8Array;
}

/** Why a lineage is none; the words of the v3 scheme for it. */
export type LineageFault = 'sig-malformed-lineage' | 'sig-por-did-not-verify' | 'sig-por-cert-mismatch';

/**
 * Reads a proof of rotation and verifies that each certificate was signed with the key before it.
 *
 * @param bytes version and nodes; a node is length-prefixed: signed data (certificate, algorithm of the parent),
 *   flags, algorithm for the child, signature of the parent
 * @source com.android.apksig.internal.apk.v3.V3SigningCertificateLineage; ApkSignatureSchemeV3Verifier.verifyProofOfRotationStruct
 */
export function readLineage(bytes: Uint8Array, ports: Ports): readonly LineageNode[] | LineageFault {
  try {
    const cursor = new Cursor(bytes);
    if (cursor.left === 0 || cursor.u32() !== VERSION) return 'sig-por-cert-mismatch';
    return readNodes(cursor, ports);
  } catch (error) {
    if (error instanceof OutOfBytes) return 'sig-malformed-lineage';
    if (error instanceof BadAsn1) return 'sig-por-did-not-verify';
    throw error;
  }
}

function readNodes(cursor: Cursor, ports: Ports): readonly LineageNode[] | LineageFault {
  const nodes: LineageNode[] = [];
  const seen = new Set<string>();
  let parentAlgorithmId = 0;
  while (cursor.left > 0) {
    const encoded = sliceBytes(cursor);
    const node = new Cursor(encoded);
    const signedData = sliceBytes(node);
    const flags = node.u32();
    const algorithmId = node.u32();
    const signature = sliceBytes(node);
    const parent = nodes.at(-1);
    if (parent !== undefined) {
      const algorithm = findAlgorithm(parentAlgorithmId);
      if (algorithm === undefined) return 'sig-malformed-lineage';
      const { key } = parent.certificate;
      if (key.algorithm !== algorithm.key) return 'sig-por-did-not-verify';
      if (checkSignature(ports.verify, algorithm.scheme, key, signedData, signature) !== 'valid') return 'sig-por-did-not-verify';
    }
    const signed = new Cursor(signedData);
    const certificate = readCertificate(sliceBytes(signed), ports.hash);
    if (signed.u32() !== parentAlgorithmId && parent !== undefined) return 'sig-por-did-not-verify';
    if (seen.has(certificate.certificate.sha256)) return 'sig-por-did-not-verify';
    seen.add(certificate.certificate.sha256);
    nodes.push({ certificate, capabilities: CAPABILITIES.filter((_, bit) => (flags & (1 << bit)) !== 0), encoded });
    parentAlgorithmId = algorithmId;
  }
  return nodes;
}

/** Position of a certificate in the lineage, -1 when it is not there. */
export function findInLineage(lineage: readonly LineageNode[], certificate: X509): number {
  return lineage.findIndex((node) => sameBytes(node.certificate.encoded, certificate.encoded));
}

/** The longest of the lineages when all others are its beginnings; undefined when they disagree. */
export function consolidate(lineages: readonly (readonly LineageNode[])[]): readonly LineageNode[] | undefined {
  let longest: readonly LineageNode[] = [];
  for (const lineage of lineages) if (lineage.length > longest.length) longest = lineage;
  const agrees = lineages.every((lineage) => lineage.every((node, i) => sameBytes(node.encoded, longest[i]!.encoded)));
  return agrees ? longest : undefined;
}
