import type { Ports } from '@touchstone/kernel/ports';
import { KITKAT, NOUGAT } from '../api-levels.ts';
import { BadAsn1, type BerValue, expectTag, OCTET_STRING, oidOf, SET } from '../asn1/ber.ts';
import { checkSignature } from '../block/check-signature.ts';
import { sameBytes } from '../same-bytes.ts';
import { readCertificate, type X509 } from '../x509/certificate.ts';
import { v1Algorithm } from './signature-algorithms.ts';
import { readSignedAttributes, readSignedData, type SignedData, type SignerInfo } from './signed-data.ts';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** What a signature block file (.RSA, .DSA, .EC) says of the signature file (.SF) beside it. */
export interface BlockResult {
  /** The signer's certificate and those that issued it, when verified. */
  readonly chain: readonly X509[];
  /** Why not, in the words of apksig; undefined when verified. */
  readonly fault?: BlockFault;
}

export type BlockFault =
  | 'jar-sig-parse-exception'
  | 'jar-sig-no-signers'
  | 'jar-sig-unsupported-sig-alg'
  | 'jar-sig-verify-exception'
  | 'jar-sig-did-not-verify';

export interface LevelRange {
  readonly minSdk: number;
  readonly maxSdk: number;
}

/**
 * Verifies a signature block file against its signature file. Before Android 7 only the first signer info counted;
 * from then on the first that verifies, yet one that cannot even be checked ends the matter.
 *
 * @source com.android.apksig.internal.apk.v1.V1SchemeVerifier.verifySigBlockAgainstSigFile
 */
export function verifySignatureBlock(block: Uint8Array, signatureFile: Uint8Array, range: LevelRange, ports: Ports): BlockResult {
  try {
    const signedData = readSignedData(block);
    if (signedData.signerInfos.length === 0) return { chain: [], fault: 'jar-sig-no-signers' };
    const certificates = signedData.certificates.map((encoded) => readCertificate(encoded, ports.hash));
    const tried = range.minSdk < NOUGAT ? signedData.signerInfos.slice(0, 1) : signedData.signerInfos;
    let signer: X509 | undefined;
    for (const signerInfo of tried) {
      const outcome = verifySignerInfo(signedData, certificates, signerInfo, signatureFile, range, ports);
      if (typeof outcome === 'object') signer ??= outcome;
      else if (outcome !== 'mismatch') return { chain: [], fault: outcome };
    }
    return signer === undefined ? { chain: [], fault: 'jar-sig-did-not-verify' } : { chain: chainOf(signer, certificates) };
  } catch (error) {
    if (error instanceof BadAsn1) return { chain: [], fault: 'jar-sig-parse-exception' };
    throw error;
  }
}

function verifySignerInfo(
  signedData: SignedData,
  certificates: readonly X509[],
  signerInfo: SignerInfo,
  signatureFile: Uint8Array,
  { minSdk, maxSdk }: LevelRange,
  ports: Ports,
): X509 | BlockFault | 'mismatch' {
  const algorithm = v1Algorithm(signerInfo.digestOid, signerInfo.signatureOid, minSdk, maxSdk);
  if (algorithm === undefined) return 'jar-sig-unsupported-sig-alg';
  const certificate = certificates.find((candidate) => isOf(signerInfo, candidate));
  if (certificate === undefined) return 'jar-sig-verify-exception';
  if (certificate.extensions.hasUnknownCritical || !certificate.extensions.maySign) return 'jar-sig-verify-exception';
  if (certificate.key.algorithm !== algorithm.key) return 'jar-sig-verify-exception';

  let data = signatureFile;
  if (signerInfo.signedAttributes !== undefined) {
    // Before Android 4.4 the digest in the attributes was not compared: nothing was protected.
    if (minSdk < KITKAT) return 'jar-sig-verify-exception';
    const digest = ports.hash.of(algorithm.digest, signatureFile);
    const fault = checkAttributes(signerInfo.signedAttributes, signedData.contentType, digest, maxSdk);
    if (fault !== undefined) return fault;
    data = asSet(signerInfo.signedAttributes);
  }
  const check = checkSignature(ports.verify, algorithm.scheme, certificate.key, data, signerInfo.signature);
  if (check === 'error') return 'jar-sig-verify-exception';
  return check === 'valid' ? certificate : 'mismatch';
}

const isOf = (signerInfo: SignerInfo, certificate: X509): boolean =>
  signerInfo.issuer !== undefined &&
  signerInfo.serialDigits === certificate.serialDigits &&
  signerInfo.issuer.canonical === certificate.issuer.canonical;

function checkAttributes(
  attributes: BerValue,
  contentType: string,
  digest: Uint8Array,
  maxSdk: number,
): BlockFault | 'mismatch' | undefined {
  const values = readSignedAttributes(attributes);
  const type = singleValue(values, CONTENT_TYPE);
  if (maxSdk >= NOUGAT) {
    if (type === undefined) return 'jar-sig-verify-exception';
    if (oidOf(type) !== contentType) return 'mismatch';
  }
  const claimed = singleValue(values, MESSAGE_DIGEST);
  if (claimed === undefined) return 'jar-sig-verify-exception';
  return sameBytes(expectTag(claimed, OCTET_STRING).contents, digest) ? undefined : 'mismatch';
}

function singleValue(values: ReadonlyMap<string, readonly BerValue[]>, oid: string): BerValue | undefined {
  const found = values.get(oid);
  if (found !== undefined && found.length > 1) throw new BadAsn1('an attribute with several values');
  return found?.[0];
}

/** The signature is over the attributes as a SET; Android changes only the first octet and does not sort. */
function asSet(attributes: BerValue): Uint8Array {
  const copy = new Uint8Array(attributes.encoded);
  copy[0] = SET;
  return copy;
}

/** The signer and, as long as the bag has them, those who issued. */
function chainOf(signer: X509, certificates: readonly X509[]): readonly X509[] {
  const chain = [signer];
  const unused = new Set(certificates);
  unused.delete(signer);
  for (let last = signer; last.subject.canonical !== last.issuer.canonical; ) {
    const issuer = [...unused].find((candidate) => candidate.subject.canonical === last.issuer.canonical);
    if (issuer === undefined) break;
    unused.delete(issuer);
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}
