import { constants, createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ZipEntry } from '../zip/entry.ts';
import { zip } from '../zip/zip.ts';
import { contentDigest } from './content-digest.ts';
import { signJar } from './jar.ts';
import { proofOfRotation } from './lineage.ts';
import { signP256 } from './p256.ts';
import { signPss } from './rsa-pss.ts';
import { type Signing, signZip } from './sign.ts';
import { type KeyName, privateKey, signer } from './signer.ts';
import { pairIds } from './signing-block.ts';

const entries: readonly ZipEntry[] = [
  { name: 'a', data: 'aaaa' },
  { name: 'b', data: 'b' },
];
const message = new TextEncoder().encode('message');

/** Ids of the pairs in the block before the central directory; its two sizes and magic must agree. */
function pairs(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const view = new DataView(bytes.buffer);
  const directory = view.getUint32(bytes.length - 6, true);
  expect(Buffer.from(bytes.subarray(directory - 16, directory)).toString()).toBe('APK Sig Block 42');
  const size = Number(view.getBigUint64(directory - 24, true));
  let at = directory - size - 8;
  expect(Number(view.getBigUint64(at, true))).toBe(size);
  const found = new Map<number, Uint8Array>();
  for (at += 8; at < directory - 24; ) {
    const length = Number(view.getBigUint64(at, true));
    found.set(view.getUint32(at + 8, true), bytes.subarray(at + 12, at + 8 + length));
    at += 8 + length;
  }
  return found;
}

describe('certificates', () => {
  test.each<KeyName>(['debug', 'release', 'other', 'weak', 'strong', 'ec', 'ec-next'])(
    '%s is read by others and verifies itself',
    (name) => {
      const certificate = new X509Certificate(signer(name).certificates[0]!);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.checkPrivateKey(privateKey(name))).toBe(true);
    },
  );

  test('subject, issuer and validity are what was asked for', () => {
    const { certificates } = signer('release', {
      subject: 'CN=A, O=B',
      notBefore: '1999-01-01T00:00:00Z',
      notAfter: '2060-01-01T00:00:00Z',
    });
    const certificate = new X509Certificate(certificates[0]!);
    expect(certificate.subject).toBe('O=B\nCN=A');
    expect([certificate.validFrom, certificate.validTo]).toEqual(['Jan  1 00:00:00 1999 GMT', 'Jan  1 00:00:00 2060 GMT']);
  });
});

describe('signatures that are usually random', () => {
  test('ECDSA verifies and is the same twice', () => {
    const key = privateKey('ec');
    const digest = createHash('sha256').update(message).digest();
    expect(signP256(key, digest)).toEqual(signP256(key, digest));
    expect(verify('sha256', message, createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }).toString()), signP256(key, digest))).toBe(
      true,
    );
  });

  test.each(['sha256', 'sha512'] as const)('RSA-PSS with %s', (hash) => {
    const key = createPublicKey(privateKey('strong').export({ type: 'pkcs8', format: 'pem' }).toString());
    const saltLength = hash === 'sha256' ? 32 : 64;
    expect(
      verify(hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signPss(privateKey('strong'), hash, message)),
    ).toBe(true);
  });
});

describe('signZip', () => {
  test.each<[string, Signing, readonly number[]]>([
    ['all schemes', {}, [pairIds.v2, pairIds.v3, pairIds.padding]],
    ['v1 alone', { v2: false, v3: false }, []],
    ['v2 alone', { v3: false }, [pairIds.v2, pairIds.padding]],
    ['two signers', { by: ['release', 'other'] }, [pairIds.v2, pairIds.padding]],
    ['rotation', { lineage: ['release', 'other'], v31: true, unpadded: true }, [pairIds.v2, pairIds.v3, pairIds.v31]],
  ])('%s', (_name, signing, expected) => {
    const bytes = signZip(entries, signing);
    expect(expected.length === 0 ? [] : [...pairs(bytes).keys()]).toEqual(expected);
    expect(signZip(entries, signing)).toEqual(bytes);
  });

  test('the signature in the v2 pair covers the signed data', () => {
    const value = pairs(signZip(entries, { v1: false, v3: false })).get(pairIds.v2)!;
    const view = new DataView(value.buffer, value.byteOffset);
    const dataLength = view.getUint32(8, true);
    const signedData = value.subarray(12, 12 + dataLength);
    const signatureAt = 12 + dataLength + 4 + 4 + 4 + 4;
    const signature = value.subarray(signatureAt, signatureAt + 256);
    const { publicKey } = new X509Certificate(signer('release').certificates[0]!);
    expect(verify('sha256', signedData, publicKey, signature)).toBe(true);
    const digest = signedData.subarray(16, 48);
    expect(Buffer.from(digest)).toEqual(contentDigest(zip(entries), 'sha256'));
  });

  test('a manifest digests each entry, a signature file each section', () => {
    const [manifest, signatureFile] = signJar(entries, [signer('release')]);
    const digest = createHash('sha256').update('aaaa').digest('base64');
    expect(manifest!.data).toContain(`Name: a\r\nSHA-256-Digest: ${digest}\r\n\r\n`);
    const section = createHash('sha256').update(`Name: a\r\nSHA-256-Digest: ${digest}\r\n\r\n`).digest('base64');
    expect(signatureFile!.data).toContain(`Name: a\r\nSHA-256-Digest: ${section}\r\n\r\n`);
  });

  test('no line of a manifest is longer than 72 bytes', () => {
    const [manifest] = signJar([{ name: `assets/${'长'.repeat(60)}`, data: '' }], [signer('release')]);
    for (const line of String(manifest!.data).split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(72);
  });

  test('the proof of rotation starts with version 1 and grows by one node per key', () => {
    const two = proofOfRotation([signer('release'), signer('other')]);
    const three = proofOfRotation([signer('release'), signer('other'), signer('ec')]);
    expect(new DataView(two.buffer).getUint32(0, true)).toBe(1);
    expect(three.length).toBeGreaterThan(two.length);
  });
});
