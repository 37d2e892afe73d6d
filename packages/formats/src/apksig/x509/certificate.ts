import { toHex } from '@touchstone/kernel/hex';
import type { Hash } from '@touchstone/kernel/ports';
import { BadAsn1, type BerValue, BIT_STRING, childrenOf, context, expectTag, INTEGER, oidOf, readBer, SEQUENCE } from '../asn1/ber.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';
import { type Extensions, readExtensions } from './extensions.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { readTime } from './validity.ts';

/** A certificate as a report shows it. */
export interface Certificate {
  /** RFC 2253. */
  readonly subject: string;
  readonly issuer: string;
  /** Serial number in hexadecimal, without leading zeros; with a minus when the file has it negative. */
  readonly serial: string;
  /** ISO 8601, UTC unless the file says otherwise. Android does not compare them with the clock. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyAlgorithm: string;
  readonly keyBits?: number;
  readonly curve?: string;
  readonly signatureAlgorithm: string;
  /** Digests of the certificate as it is in the file, lower-case hexadecimal. */
  readonly sha256: string;
  readonly sha1: string;
  readonly md5: string;
}

/** A certificate with what verification needs of it. */
export interface X509 {
  readonly certificate: Certificate;
  readonly encoded: Uint8Array;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  readonly key: PublicKey;
  readonly extensions: Extensions;
  /** Two's complement without superfluous leading octets, hexadecimal: equal serials have equal text. */
  readonly serialDigits: string;
}

const SIGNATURE_ALGORITHMS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2withRSA',
  '1.2.840.113549.1.1.4': 'MD5withRSA',
  '1.2.840.113549.1.1.5': 'SHA1withRSA',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.2.840.113549.1.1.11': 'SHA256withRSA',
  '1.2.840.113549.1.1.12': 'SHA384withRSA',
  '1.2.840.113549.1.1.13': 'SHA512withRSA',
  '1.2.840.113549.1.1.14': 'SHA224withRSA',
  '1.2.840.10040.4.3': 'SHA1withDSA',
  '2.16.840.1.101.3.4.3.1': 'SHA224withDSA',
  '2.16.840.1.101.3.4.3.2': 'SHA256withDSA',
  '1.2.840.10045.4.1': 'SHA1withECDSA',
  '1.2.840.10045.4.3.1': 'SHA224withECDSA',
  '1.2.840.10045.4.3.2': 'SHA256withECDSA',
  '1.2.840.10045.4.3.3': 'SHA384withECDSA',
  '1.2.840.10045.4.3.4': 'SHA512withECDSA',
};

/**
 * Reads an X.509 certificate of any version. Its own signature is not checked: Android does not either.
 *
 * @param encoded the certificate; what follows it is ignored
 * @throws BadAsn1
 * @source RFC 5280 4.1
 */
export function readCertificate(encoded: Uint8Array, hash: Hash): X509 {
  const outer = expectTag(readBer(encoded), SEQUENCE);
  const [signed, algorithm, signature] = childrenOf(outer, 3);
  expectTag(signature, BIT_STRING);
  const fields = [...childrenOf(expectTag(signed, SEQUENCE))];
  if (fields[0]?.tag === context(0)) expectVersion(readBer(fields.shift()!.contents));
  const [serial, innerAlgorithm, issuerName, validity, subjectName, key, ...rest] = fields;
  const serialDigits = readSerial(serial);
  const issuer = readName(expectTag(issuerName, SEQUENCE));
  const subject = readName(expectTag(subjectName, SEQUENCE));
  const [notBefore, notAfter] = childrenOf(expectTag(validity, SEQUENCE));
  const publicKey = readPublicKey(expectTag(key, SEQUENCE));
  const signatureOid = oidOf(childrenOf(expectTag(algorithm, SEQUENCE))[0]);
  expectTag(innerAlgorithm, SEQUENCE);
  return {
    encoded,
    subject,
    issuer,
    key: publicKey,
    serialDigits,
    extensions: readExtensions(rest.find((field) => field.tag === context(3))),
    certificate: {
      subject: subject.text,
      issuer: issuer.text,
      serial: showSerial(serialDigits),
      notBefore: readTime(notBefore),
      notAfter: readTime(notAfter),
      keyAlgorithm: publicKey.algorithm,
      ...(publicKey.bits === undefined ? {} : { keyBits: publicKey.bits }),
      ...(publicKey.curve === undefined ? {} : { curve: publicKey.curve }),
      signatureAlgorithm: SIGNATURE_ALGORITHMS[signatureOid] ?? signatureOid,
      sha256: toHex(hash.of('sha256', encoded)),
      sha1: toHex(hash.of('sha1', encoded)),
      md5: toHex(hash.of('md5', encoded)),
    },
  };
}

const V3 = 2;

function expectVersion(value: BerValue): void {
  const { contents } = expectTag(value, INTEGER);
  if (contents.length !== 1 || contents[0]! > V3) throw new BadAsn1('a version that is not known');
}

/** Serial number, in the form of `X509.serialDigits`. */
export function readSerial(value: BerValue | undefined): string {
  const { contents } = expectTag(value, INTEGER);
  if (contents.length === 0) throw new BadAsn1('an empty number');
  const isRedundant = (i: number) =>
    i + 1 < contents.length && ((contents[i] === 0 && contents[i + 1]! < 0x80) || (contents[i] === 0xff && contents[i + 1]! >= 0x80));
  let start = 0;
  while (isRedundant(start)) start++;
  return toHex(contents.subarray(start));
}

function showSerial(digits: string): string {
  const value = BigInt(`0x${digits}`);
  const isNegative = Number.parseInt(digits.slice(0, 2), 16) >= 0x80;
  return isNegative ? `-${((1n << BigInt(digits.length * 4)) - value).toString(16)}` : value.toString(16);
}
