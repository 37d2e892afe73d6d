import { fromHex } from '@touchstone/kernel/hex';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../building/bytes.ts';
import { type CertificateFields, certificate, der, SHA1_WITH_RSA, SHA256_WITH_ECDSA } from '../building/certificates.ts';
import { readCertificate } from './certificate.ts';
import { judgeCertificate } from './judge-certificate.ts';

const oid = (hex: string) => der(0x06, fromHex(hex)!);
const rsaKey = (bits: number) => {
  const modulus = new Uint8Array(bits / 8).fill(0xff);
  return der(0x30, der(0x30, oid('2a864886f70d010101'), der(0x05)), der(0x03, 0, der(0x30, der(0x02, 0, modulus), der(0x02, 1, 0, 1))));
};
const ecKey = (curve: string) => der(0x30, der(0x30, oid('2a8648ce3d0201'), oid(curve)), der(0x03, 0, 4, new Uint8Array(64)));
const good: CertificateFields = { subject: 'a.example', issuer: 'CA', names: ['A.example', '*.b.example'], publicKey: rsaKey(2048) };
const made = (fields: Partial<CertificateFields>) => readCertificate(certificate({ ...good, ...fields }))!;
const NOW = Date.UTC(2026, 2, 1);

test('what a certificate says', () => {
  expect(made({ addresses: [[10, 0, 0, 9]] })).toEqual({
    subject: 'CN=a.example',
    issuer: 'CN=CA',
    commonName: 'a.example',
    names: ['a.example', '*.b.example', '10.0.0.9'],
    notBefore: Date.UTC(2025, 0, 1),
    notAfter: Date.UTC(2030, 0, 1),
    keyAlgorithm: 'RSA',
    keyBits: 2048,
    signatureHash: 'sha256',
    isSelfIssued: false,
    serial: '11',
  });
  expect(made({ publicKey: ecKey('2a8648ce3d030107'), algorithm: SHA256_WITH_ECDSA })).toMatchObject({ keyAlgorithm: 'EC', keyBits: 256 });
  expect(made({ notBefore: '500101000000Z' }).notBefore).toBe(Date.UTC(1950, 0, 1));
});

describe('what is wrong with it', () => {
  test.each([
    ['nothing', {}, 'a.example', []],
    ['its time is over', { notAfter: '260228235959Z' }, 'a.example', ['expired']],
    ['its time has not begun', { notBefore: '260301000001Z' }, 'a.example', ['not-yet-valid']],
    ['it is for others', {}, 'c.example', ['wrong-host']],
    ['its star stands for one label', {}, 'x.y.b.example', ['wrong-host']],
    ['it vouches for itself', { issuer: 'a.example' }, 'a.example', ['self-signed']],
    ['its key is short', { publicKey: rsaKey(1024) }, 'a.example', ['weak-key']],
    ['its curve is short', { publicKey: ecKey('2a8648ce3d030101') }, 'a.example', ['weak-key']],
    ['its digest is weak', { algorithm: SHA1_WITH_RSA }, 'a.example', ['weak-hash']],
    ['it vouches for itself with a weak digest', { algorithm: SHA1_WITH_RSA, issuer: 'a.example' }, 'a.example', ['self-signed']],
  ] as const)('%s', (_name, fields, host, problems) => {
    expect(judgeCertificate(made(fields), { timeMs: NOW, host })).toEqual(problems);
  });

  test('a star, case and a dot at the end do not matter', () => {
    expect(judgeCertificate(made({}), { timeMs: NOW, host: 'X.B.example.' })).toEqual([]);
  });

  test('the common name counts where no other is', () => {
    const old = made({ names: [] });
    expect(judgeCertificate(old, { host: 'a.example' })).toEqual([]);
    expect(judgeCertificate(made({ names: ['other.example'] }), { host: 'a.example' })).toEqual(['wrong-host']);
  });

  test('without a clock and a name, time and name are not judged', () => {
    expect(judgeCertificate(made({ notAfter: '200101000000Z' }), {})).toEqual([]);
  });
});

describe('bytes that are no certificate', () => {
  const encoded = certificate(good);

  test('broken off anywhere', () => {
    for (let size = 0; size < encoded.length; size++) expect(readCertificate(encoded.subarray(0, size))).toBeUndefined();
  });

  test.each([
    ['a length of four gigabytes', bytesOf(0x30, 0x84, 255, 255, 255, 255)],
    ['a length without end', bytesOf(0x30, 0x80, 0, 0)],
    ['a tag of many octets', bytesOf(0x3f, 0x81, 1, 0)],
  ])('%s', (_name, bytes) => expect(readCertificate(bytes)).toBeUndefined());

  test('with changed octets they are read or refused', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(encoded.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (edits) => {
        const copy = encoded.slice();
        for (const [at, value] of edits) copy[at] = value;
        const read = readCertificate(copy);
        if (read !== undefined) judgeCertificate(read, { timeMs: NOW, host: 'a.example' });
      }),
      { numRuns: 1000 },
    );
  });
});
