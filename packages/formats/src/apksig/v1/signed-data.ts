import { BadAsn1, type BerValue, childrenOf, context, expectTag, OCTET_STRING, oidOf, readBer, SEQUENCE, SET } from '../asn1/ber.ts';
import { readSerial } from '../x509/certificate.ts';
import { type DistinguishedName, readName } from '../x509/distinguished-name.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CRLS = context(1);
/** Of SignedData with its optional ones; a SignerInfo has no more without its unsigned attributes. */
const MAX_FIELDS = 6;
/** More than any signer writes. */
const MAX_MEMBERS = 50;

/** PKCS #7 SignedData, as far as v1 signatures need it. */
export interface SignedData {
  readonly contentType: string;
  /** Certificates as they are in the file. */
  readonly certificates: readonly Uint8Array[];
  readonly signerInfos: readonly SignerInfo[];
}

export interface SignerInfo {
  /** Undefined when the signer is named by a key identifier: Android finds no certificate then. */
  readonly issuer: DistinguishedName | undefined;
  readonly serialDigits: string | undefined;
  readonly digestOid: string;
  readonly signatureOid: string;
  /** The attributes as they are in the file, tagged `[0]`. */
  readonly signedAttributes: BerValue | undefined;
  readonly signature: Uint8Array;
}

/**
 * Reads a signature block file. What follows the structure is ignored.
 * @throws BadAsn1
 * @source RFC 5652 5
 */
export function readSignedData(file: Uint8Array): SignedData {
  const [type, explicit] = childrenOf(expectTag(readBer(file), SEQUENCE), 2);
  if (oidOf(type) !== SIGNED_DATA) throw new BadAsn1('not signed data');
  const fields = childrenOf(expectTag(readBer(expectTag(explicit, context(0)).contents), SEQUENCE), MAX_FIELDS);
  const [, digestAlgorithms, contentInfo, ...rest] = fields;
  expectTag(digestAlgorithms, SET);
  const contentType = oidOf(childrenOf(expectTag(contentInfo, SEQUENCE), 2)[0]);
  const certificates = rest[0]?.tag === context(0) ? childrenOf(rest.shift()!).map((value) => value.encoded) : [];
  if (rest[0]?.tag === CRLS) rest.shift();
  const signerInfos = childrenOf(expectTag(rest[0], SET));
  if (certificates.length > MAX_MEMBERS || signerInfos.length > MAX_MEMBERS) throw new BadAsn1('too many members');
  return { contentType, certificates, signerInfos: signerInfos.map(readSignerInfo) };
}

function readSignerInfo(value: BerValue): SignerInfo {
  const [, identifier, digestAlgorithm, ...rest] = childrenOf(expectTag(value, SEQUENCE), MAX_FIELDS);
  const signedAttributes = rest[0]?.tag === context(0) ? rest.shift() : undefined;
  const [signatureAlgorithm, signature] = rest;
  return {
    ...readIdentifier(identifier),
    digestOid: oidOf(childrenOf(expectTag(digestAlgorithm, SEQUENCE), 2)[0]),
    signatureOid: oidOf(childrenOf(expectTag(signatureAlgorithm, SEQUENCE), 2)[0]),
    signedAttributes,
    signature: expectTag(signature, OCTET_STRING).contents,
  };
}

function readIdentifier(identifier: BerValue | undefined): Pick<SignerInfo, 'issuer' | 'serialDigits'> {
  if (identifier?.tag !== SEQUENCE) return { issuer: undefined, serialDigits: undefined };
  const [issuer, serial] = childrenOf(identifier, 2);
  return { issuer: readName(expectTag(issuer, SEQUENCE)), serialDigits: readSerial(serial) };
}

/**
 * Values of the signed attributes by type.
 * @throws BadAsn1 also when a type comes twice
 */
export function readSignedAttributes(attributes: BerValue): ReadonlyMap<string, readonly BerValue[]> {
  const values = new Map<string, readonly BerValue[]>();
  for (const attribute of childrenOf(attributes)) {
    const [type, set] = childrenOf(expectTag(attribute, SEQUENCE));
    const oid = oidOf(type);
    if (values.has(oid)) throw new BadAsn1('an attribute twice');
    values.set(oid, childrenOf(expectTag(set, SET)));
  }
  return values;
}
