import { constants, createHash, sign } from 'node:crypto';
import { type KeyName, signer } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { challengeText, checkAppKey } from './app-key.ts';

const challenge = challengeText({ nonce: 'n'.repeat(43), organisation: 'o', signer: 's' });
const data = Buffer.from(challenge, 'utf8');

const certificateOf = (name: KeyName) => signer(name).certificates[0]!;
const digestOf = (certificate: Uint8Array) => createHash('sha256').update(certificate).digest('hex');
const check = (name: KeyName, signature: Uint8Array, certificate = certificateOf(name)) =>
  checkAppKey(challenge, signature, certificate, digestOf(certificateOf(name)));

describe('the holder of an app’s signing key', () => {
  const { key: rsa } = signer('release');
  const { key: ec } = signer('ec');
  const pss = { key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING };

  test.each([
    ['RSA PKCS #1', 'release', sign('sha256', data, rsa), 'rsa-pkcs1-sha256'],
    [
      'RSA-PSS, salt as long as the digest',
      'release',
      sign('sha256', data, { ...pss, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }),
      'rsa-pss-sha256',
    ],
    [
      'RSA-PSS, longest salt',
      'release',
      sign('sha256', data, { ...pss, saltLength: constants.RSA_PSS_SALTLEN_MAX_SIGN }),
      'rsa-pss-sha256',
    ],
    ['EC as DER', 'ec', sign('sha256', data, ec), 'ecdsa-sha256'],
    ['EC as r‖s', 'ec', sign('sha256', data, { key: ec, dsaEncoding: 'ieee-p1363' }), 'ecdsa-sha256-p1363'],
  ] as const)('may sign with %s', (_how, name, signature, scheme) => {
    expect(check(name, signature)).toEqual({ ok: true, scheme });
  });

  test('may send the certificate as PEM', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificateOf('release')).toString('base64')}\n-----END CERTIFICATE-----\n`;
    expect(check('release', sign('sha256', data, rsa), Buffer.from(pem)).ok).toBe(true);
  });

  test.each([
    ['another challenge', 'release', sign('sha256', Buffer.from('other'), rsa), undefined, 'wrong-signature'],
    ['another digest', 'release', sign('sha1', data, rsa), undefined, 'wrong-signature'],
    ['another key', 'release', sign('sha256', data, signer('other').key), undefined, 'wrong-signature'],
    [
      'another certificate with its own key',
      'release',
      sign('sha256', data, signer('other').key),
      certificateOf('other'),
      'other-certificate',
    ],
    [
      'a certificate of the same name for another key',
      'release',
      sign('sha256', data, rsa),
      signer('release', { serial: 2n }).certificates[0],
      'other-certificate',
    ],
    ['a key that is too short', 'weak', sign('sha256', data, signer('weak').key), undefined, 'weak-key'],
    ['no signature', 'ec', new Uint8Array(0), undefined, 'wrong-signature'],
    ['no certificate', 'ec', new Uint8Array(64), Uint8Array.of(0x30, 0x82), 'not-a-certificate'],
  ] as const)('is not proven by %s', (_what, name, signature, certificate, reason) => {
    expect(check(name, signature, certificate)).toEqual({ ok: false, reason });
  });

  test('one flipped bit anywhere in the signature is a no', () => {
    const signature = sign('sha256', data, rsa);
    for (let at = 0; at < signature.length; at += 7) {
      const changed = Buffer.from(signature);
      changed[at]! ^= 1;
      expect(check('release', changed)).toEqual({ ok: false, reason: 'wrong-signature' });
    }
  });
});
