import { fromHex, toHex } from '@touchstone/kernel/hex';
import { describe, expect, test } from 'vitest';
import { tlsCrypto } from './tls-crypto.ts';

const bytes = (hex: string) => fromHex(hex.replaceAll(' ', ''))!;
const text = (value: Uint8Array | undefined) => value && toHex(value);
const zeros = (size: number) => new Uint8Array(size);

describe('hmac', () => {
  // RFC 2202 and RFC 4231, "Jefe" and "what do ya want for nothing?"
  const key = bytes('4a656665');
  const parts = [bytes('7768617420646f2079612077616e74'), bytes('20666f72206e6f7468696e673f')];
  test.each([
    ['md5', '750c783e6ab0b503eaa86e310a5db738'],
    ['sha1', 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
    ['sha256', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
  ] as const)('%s', (hash, digest) => expect(text(tlsCrypto.hmac(hash, key, ...parts))).toBe(digest));
});

describe('openAead', () => {
  // Test cases 2 and 14 of the specification of GCM; the third is RFC 8439 2.8.2 with the first words only authenticated.
  test.each([
    ['aes-128-gcm', zeros(16), '0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf'],
    ['aes-256-gcm', zeros(32), 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919'],
  ] as const)('%s', (aead, key, sealed) => {
    expect(text(tlsCrypto.openAead(aead, key, zeros(12), zeros(0), bytes(sealed)))).toBe('00'.repeat(16));
    const changed = bytes(sealed);
    changed[3]! ^= 1;
    expect(tlsCrypto.openAead(aead, key, zeros(12), zeros(0), changed)).toBeUndefined();
  });

  test('chacha20-poly1305 of the specification', () => {
    const key = bytes('1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0');
    const nonce = bytes('000000000102030405060708');
    const sealed = bytes(
      '64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb24c6cfc18755d43eea09ee94e382d26b0bdb7b73c321b0100d4f03b7f355894cf' +
        '332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c8559797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4' +
        'b9166c767b804d46a59b5216cde7a4e99040c5a40433225ee282a1b0a06c523eaf4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a' +
        '0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a1049e617d91d361094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29' +
        'a6ad5cb4022b02709b' +
        'eead9d67890cbb22392336fea1851f38',
    );
    const opened = tlsCrypto.openAead('chacha20-poly1305', key, nonce, bytes('f33388860000000000004e91'), sealed);
    expect(opened?.length).toBe(265);
    expect(String.fromCharCode(...opened!.subarray(0, 15))).toBe('Internet-Drafts');
  });

  test.each([
    ['a short key', zeros(15), zeros(12), zeros(32)],
    ['a long nonce', zeros(16), zeros(13), zeros(32)],
    ['less than a tag', zeros(16), zeros(12), zeros(15)],
  ])('%s is refused', (_name, key, nonce, sealed) => {
    expect(tlsCrypto.openAead('aes-128-gcm', key, nonce, zeros(0), sealed)).toBeUndefined();
  });
});

test('CBC as in SP 800-38A F.2.2', () => {
  const key = bytes('2b7e151628aed2a6abf7158809cf4f3c');
  const iv = bytes('000102030405060708090a0b0c0d0e0f');
  expect(text(tlsCrypto.decryptCbc(key, iv, bytes('7649abac8119b246cee98e9b12e9197d')))).toBe('6bc1bee22e409f96e93d7e117393172a');
  expect(tlsCrypto.decryptCbc(key, iv, zeros(0))).toEqual(zeros(0));
  expect(tlsCrypto.decryptCbc(key, iv, zeros(17))).toBeUndefined();
  expect(tlsCrypto.decryptCbc(zeros(20), iv, zeros(16))).toBeUndefined();
});

test('a block as in FIPS 197 C.1', () => {
  const key = bytes('000102030405060708090a0b0c0d0e0f');
  expect(text(tlsCrypto.encryptBlock(key, bytes('00112233445566778899aabbccddeeff')))).toBe('69c4e0d86a7b0430d8cdb78070b4c55a');
  expect(tlsCrypto.encryptBlock(key, zeros(15))).toBeUndefined();
});
