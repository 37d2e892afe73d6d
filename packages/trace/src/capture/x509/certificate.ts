import { decodeUtf8 } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import { addressText } from '../packet/address.ts';
import { BadDer, BIT_STRING, childrenOf, type Der, expectTag, INTEGER, OCTET_STRING, oidOf, readDer, SEQUENCE, SET } from './der.ts';

/** A server's certificate, as a person compares it. Nobody vouches for it here: its signature is not checked. */
export interface Certificate {
  /** `CN=a.example, O=…`, in the order of the certificate. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName?: string;
  /** Names and addresses it is for, lower case. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** `RSA`, `EC`, `Ed25519`, or the identifier of what is not known. */
  readonly keyAlgorithm: string;
  readonly keyBits?: number;
  /** Name of the digest that the signature is over; absent when the algorithm has none or is not known. */
  readonly signatureHash?: string;
  readonly isSelfIssued: boolean;
  readonly serial: string;
}

const NAME_PARTS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};
const KEY_ALGORITHMS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.10045.2.1': 'EC',
  '1.2.840.10040.4.1': 'DSA',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};
const CURVE_BITS: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.1': 192,
  '1.3.132.0.33': 224,
  '1.2.840.10045.3.1.7': 256,
  '1.2.156.10197.1.301': 256,
  '1.3.132.0.34': 384,
  '1.3.132.0.35': 521,
};
const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2',
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10040.4.3': 'sha1',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.156.10197.1.501': 'sm3',
};
const SUBJECT_ALT_NAME = '2.5.29.17';
const [EXPLICIT_0, EXPLICIT_3, DNS_NAME, IP_ADDRESS] = [0xa0, 0xa3, 0x82, 0x87];
const [UTC_TIME, BMP_STRING] = [0x17, 0x1e];
const MAX_NAMES = 500;

/** Reads a certificate; undefined when it is none. @source RFC 5280 4.1 */
export function readCertificate(encoded: Uint8Array): Certificate | undefined {
  try {
    return readFields(encoded);
  } catch (error) {
    if (error instanceof BadDer) return undefined;
    throw error;
  }
}

function readFields(encoded: Uint8Array): Certificate {
  const [signed, algorithm] = childrenOf(expectTag(readDer(encoded), SEQUENCE));
  const fields = [...childrenOf(expectTag(signed, SEQUENCE))];
  if (fields[0]?.tag === EXPLICIT_0) fields.shift();
  const [serial, , issuer, validity, subject, key, ...rest] = fields;
  const [notBefore, notAfter] = childrenOf(expectTag(validity, SEQUENCE));
  const parts = readName(subject);
  const commonName = parts.findLast(([type]) => type === 'CN')?.[1];
  const hash = SIGNATURE_HASHES[oidOf(childrenOf(expectTag(algorithm, SEQUENCE))[0])];
  return {
    subject: nameText(parts),
    issuer: nameText(readName(issuer)),
    ...(commonName === undefined ? {} : { commonName }),
    names: readNames(rest.find((field) => field.tag === EXPLICIT_3)),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    ...readKey(expectTag(key, SEQUENCE)),
    ...(hash === undefined ? {} : { signatureHash: hash }),
    isSelfIssued: toHex(issuer!.encoded) === toHex(subject!.encoded),
    serial: toHex(expectTag(serial, INTEGER).contents),
  };
}

function readKey(key: Der): Pick<Certificate, 'keyAlgorithm' | 'keyBits'> {
  const [algorithm, bits] = childrenOf(key);
  const [type, parameters] = childrenOf(expectTag(algorithm, SEQUENCE));
  const oid = oidOf(type);
  const keyAlgorithm = KEY_ALGORITHMS[oid] ?? oid;
  const keyBits = keyAlgorithm === 'RSA' ? modulusBits(expectTag(bits, BIT_STRING)) : curveBits(parameters);
  return keyBits === undefined ? { keyAlgorithm } : { keyAlgorithm, keyBits };
}

function modulusBits(bits: Der): number {
  const [modulus] = childrenOf(expectTag(readDer(bits.contents, 1), SEQUENCE));
  const { contents } = expectTag(modulus, INTEGER);
  const first = contents.findIndex((octet) => octet !== 0);
  return first === -1 ? 0 : (contents.length - first) * 8 - Math.clz32(contents[first]!) + 24;
}

const curveBits = (parameters: Der | undefined) => (parameters?.tag === 0x06 ? CURVE_BITS[oidOf(parameters)] : undefined);

function readName(name: Der | undefined): readonly (readonly [string, string])[] {
  return childrenOf(expectTag(name, SEQUENCE)).flatMap((set) =>
    childrenOf(expectTag(set, SET)).map((pair) => {
      const [type, value] = childrenOf(expectTag(pair, SEQUENCE));
      const oid = oidOf(type);
      if (value === undefined) throw new BadDer('a name without value');
      return [NAME_PARTS[oid] ?? oid, textOf(value)] as const;
    }),
  );
}

const nameText = (parts: readonly (readonly [string, string])[]) => parts.map(([type, value]) => `${type}=${value}`).join(', ');

function textOf({ tag, contents }: Der): string {
  if (tag !== BMP_STRING) return decodeUtf8(contents);
  return Array.from({ length: contents.length >> 1 }, (_, i) => String.fromCharCode((contents[i * 2]! << 8) | contents[i * 2 + 1]!)).join(
    '',
  );
}

function readNames(extensions: Der | undefined): readonly string[] {
  if (extensions === undefined) return [];
  for (const extension of childrenOf(expectTag(readDer(extensions.contents), SEQUENCE))) {
    const [oid, ...values] = childrenOf(expectTag(extension, SEQUENCE));
    if (oidOf(oid) !== SUBJECT_ALT_NAME) continue;
    const names = childrenOf(expectTag(readDer(expectTag(values.at(-1), OCTET_STRING).contents), SEQUENCE));
    return names.slice(0, MAX_NAMES).flatMap(alternativeName);
  }
  return [];
}

function alternativeName({ tag, contents }: Der): readonly string[] {
  if (tag === DNS_NAME) return [decodeUtf8(contents).toLowerCase()];
  if (tag === IP_ADDRESS && (contents.length === 4 || contents.length === 16)) return [addressText(contents, 0, contents.length)];
  return [];
}

function readTime(value: Der | undefined): number {
  if (value === undefined) throw new BadDer('no time');
  const text = decodeUtf8(value.contents);
  const [, year, rest] = (value.tag === UTC_TIME ? /^(\d\d)(\d{8}(?:\d\d)?)Z$/ : /^(\d{4})(\d{8}(?:\d\d)?)Z$/).exec(text) ?? [];
  if (year === undefined || rest === undefined) throw new BadDer('a time that is not of DER');
  // Two digits are of 1950 to 2049.
  const century = value.tag !== UTC_TIME ? 0 : Number(year) < 50 ? 2000 : 1900;
  const [month, day, hour, minute, second] = Array.from({ length: 5 }, (_, i) => Number(rest.slice(i * 2, i * 2 + 2) || 0));
  return Date.UTC(century + Number(year), month! - 1, day!, hour!, minute!, second!);
}
