import { fromHex } from '@touchstone/kernel/hex';
import { bytesOf } from './bytes.ts';

export interface CertificateFields {
  readonly subject?: string;
  readonly issuer?: string;
  readonly names?: readonly string[];
  readonly addresses?: readonly (readonly number[])[];
  /** `YYMMDDhhmmssZ`. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** DER of the algorithm that `sign` uses. */
  readonly algorithm?: Uint8Array;
  readonly sign?: (signed: Uint8Array) => Uint8Array;
}

export const SHA256_WITH_RSA: Uint8Array = der(0x30, fromHex('06092a864886f70d01010b0500')!);
export const SHA1_WITH_RSA: Uint8Array = der(0x30, fromHex('06092a864886f70d0101050500')!);
export const SHA256_WITH_ECDSA: Uint8Array = der(0x30, fromHex('06082a8648ce3d040302')!);

/** One value of DER with the parts as its contents. */
export function der(tag: number, ...parts: readonly (Uint8Array | number | string)[]): Uint8Array {
  const contents = bytesOf(...parts);
  const size = contents.length;
  if (size < 0x80) return bytesOf(tag, size, contents);
  return size < 0x100 ? bytesOf(tag, 0x81, size, contents) : bytesOf(tag, 0x82, size >> 8, size & 0xff, contents);
}

/** A certificate of version 3. */
export function certificate(fields: CertificateFields): Uint8Array {
  const { subject = 'test.example', issuer = subject, names = [], addresses = [], publicKey } = fields;
  const { notBefore = '250101000000Z', notAfter = '300101000000Z', algorithm = SHA256_WITH_RSA, sign = () => bytesOf(0) } = fields;
  const alternatives = [...names.map((name) => der(0x82, name)), ...addresses.map((address) => der(0x87, ...address))];
  const extension = der(0x30, der(0x06, 0x55, 0x1d, 0x11), der(0x04, der(0x30, ...alternatives)));
  const signed = der(
    0x30,
    der(0xa0, der(0x02, 2)),
    der(0x02, 0x11),
    algorithm,
    nameOf(issuer),
    der(0x30, der(0x17, notBefore), der(0x17, notAfter)),
    nameOf(subject),
    publicKey,
    ...(alternatives.length === 0 ? [] : [der(0xa3, der(0x30, extension))]),
  );
  return der(0x30, signed, algorithm, der(0x03, 0, sign(signed)));
}

const nameOf = (text: string) => der(0x30, der(0x31, der(0x30, der(0x06, 0x55, 4, 3), der(0x0c, text))));
