import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeUtf8, sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadAsn1, readBer } from '../asn1/ber.ts';
import { encodeDer } from '../asn1/encode-der.ts';
import { verifyApk } from '../verify-apk.ts';
import { readCertificate } from './certificate.ts';
import { readName } from './distinguished-name.ts';

const UTF8 = 0x0c;
const oid = (...octets: number[]) => encodeDer(0x06, Uint8Array.from(octets));
const CN = oid(0x55, 4, 3);
const attribute = (type: Uint8Array, tag: number, value: Uint8Array) => encodeDer(0x30, type, encodeDer(tag, value));
const nameOf = (...sets: Uint8Array[][]) => readName(readBer(encodeDer(0x30, ...sets.map((set) => encodeDer(0x31, ...set)))));

describe('readName', () => {
  test.each([
    ['UTF-8', UTF8, encodeUtf8('试金石'), 'CN=试金石'],
    ['Latin in T61', 0x14, Uint8Array.of(0x4d, 0xfc), 'CN=Mü'],
    ['16-bit', 0x1e, Uint8Array.of(0x8b, 0xd5, 0x91, 0xd1), 'CN=试金'],
    ['what must be escaped', UTF8, encodeUtf8(' a,b+c"d\\e<f>g;h '), 'CN=\\ a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h\\ '],
    ['a control character', UTF8, Uint8Array.of(0x41, 0x1b, 0x5b), 'CN=A\\1b['],
    ['no string at all', 0x02, Uint8Array.of(5), 'CN=#020105'],
  ])('%s', (_name, tag, value, text) => expect(nameOf([attribute(CN, tag, value)]).text).toBe(text));

  test('the most specific part comes first, an unknown attribute by its number', () => {
    const name = nameOf(
      [attribute(oid(0x55, 4, 6), 0x13, encodeUtf8('CN'))],
      [attribute(CN, UTF8, encodeUtf8('x')), attribute(oid(0x2a, 3), UTF8, encodeUtf8('y'))],
    );
    expect(name.text).toBe('CN=x+1.2.3=y,C=CN');
  });

  test('case and runs of blanks make no other name', () => {
    const [a, b] = ['Touch  Stone ', ' touch stone'].map((text) => nameOf([attribute(CN, UTF8, encodeUtf8(text))]).canonical);
    expect(a).toBe(b);
  });
});

const FOLDER = join(import.meta.dirname, '../../../../../corpus/made/apksig');
const idsig = readFileSync(join(FOLDER, 'rsa2048-v1v2v3.apk.idsig'));

/** The certificate in an `.idsig`: after version and hashing (44 octets), the size of the rest, and a SHA-256. */
function certificateOf(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset);
  let at = 4;
  at += 4 + view.getUint32(at, true) + 4;
  at += 4 + view.getUint32(at, true);
  return file.subarray(at + 4, at + 4 + view.getUint32(at, true));
}

describe('readCertificate', () => {
  const encoded = certificateOf(idsig);

  test('says what the certificate says', () => {
    expect(readCertificate(encoded, ports.hash).certificate).toMatchObject({
      subject: 'CN=rsa2048,O=Touchstone,C=CN',
      issuer: 'CN=rsa2048,O=Touchstone,C=CN',
      keyAlgorithm: 'RSA',
      keyBits: 2048,
      signatureAlgorithm: 'SHA256withRSA',
      notBefore: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      md5: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  test('a certificate that breaks off is refused wherever it does', () => {
    for (let size = 0; size < encoded.length; size++) {
      expect(() => readCertificate(encoded.subarray(0, size), ports.hash)).toThrow(BadAsn1);
    }
  });

  test('a certificate with changed octets is read or refused', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(encoded.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (edits) => {
        const copy = new Uint8Array(encoded);
        for (const [at, value] of edits) copy[at] = value;
        try {
          readCertificate(copy, ports.hash);
        } catch (error) {
          expect(error).toBeInstanceOf(BadAsn1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('v4 reports the certificate of v3', () => {
    const report = verifyApk(sourceOf(readFileSync(join(FOLDER, 'rsa2048-v1v2v3.apk'))), { minSdk: 24, idsig }, ports).value;
    expect(report.signers).toEqual([readCertificate(encoded, ports.hash).certificate]);
  });
});
