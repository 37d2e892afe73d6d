import { constants, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { HashName, Ports, SignatureScheme } from '@touchstone/kernel/ports';
import { ports as js } from '@touchstone/ports-js';
import { ports as node } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const BOTH: readonly (readonly [string, Ports])[] = [
  ['node', node],
  ['js', js],
];
const HASHES: readonly HashName[] = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const DATA = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) & 0xff);

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('hash', () => {
  test.each(HASHES)('%s is the same in pieces, at once and in both ports', (name) => {
    const whole = text(node.hash.of(name, DATA));
    for (const [, { hash }] of BOTH) {
      const pieces = hash.start(name);
      pieces.update(DATA.subarray(0, 63));
      pieces.update(DATA.subarray(63));
      expect(text(pieces.digest())).toBe(whole);
      expect(text(hash.of(name, DATA.subarray(0, 500), DATA.subarray(500)))).toBe(whole);
      expect(text(hash.of(name, DATA))).toBe(whole);
    }
  });

  test.each(BOTH)('crc32 of the check string, seeded and not: %s', (_, { hash }) => {
    const check = Buffer.from('123456789');
    expect(hash.crc32(check)).toBe(0xcbf43926);
    expect(hash.crc32(check.subarray(4), hash.crc32(check.subarray(0, 4)))).toBe(0xcbf43926);
    expect(hash.crc32(new Uint8Array(0))).toBe(0);
    expect(hash.crc32(DATA)).toBe(node.hash.crc32(DATA));
  });
});

describe('inflate', () => {
  const plain = Buffer.from('the quick brown fox '.repeat(200) + randomBytes(0).toString('hex'));
  const packed = deflateRawSync(plain);

  test.each(BOTH)('a whole stream, whatever size is claimed: %s', (_, { inflate }) => {
    for (const claimed of [plain.length, 0, 1, 1e9, Number.NaN, 0xffffffff]) {
      const { bytes, ended } = inflate(packed, claimed, 1e6);
      expect(ended).toBe('end');
      expect(text(bytes)).toBe(text(plain));
    }
  });

  test.each(BOTH)('stops at the limit: %s', (_, { inflate }) => {
    for (const limit of [0, 1, 100, plain.length - 1]) {
      const { bytes, ended } = inflate(packed, plain.length, limit);
      expect([ended, bytes.length]).toEqual(['limit', limit]);
      expect(text(bytes)).toBe(text(plain.subarray(0, limit)));
    }
    expect(inflate(packed, plain.length, plain.length).ended).toBe('end');
  });

  test.each(BOTH)('bytes after the stream do not matter: %s', (_, { inflate }) => {
    expect(inflate(Buffer.concat([packed, plain]), plain.length, 1e6).ended).toBe('end');
  });

  test('every truncation gives the same beginning in both', () => {
    for (let length = 0; length < packed.length; length++) {
      const [a, b] = BOTH.map(([, { inflate }]) => inflate(packed.subarray(0, length), plain.length, 1e6));
      expect(a!.ended).toBe('truncated');
      expect(b).toEqual(a);
      expect(text(plain.subarray(0, a!.bytes.length))).toBe(text(a!.bytes));
    }
  });

  test('streams of every level and strategy come out whole', () => {
    const samples = fc.oneof(
      fc.uint8Array({ maxLength: 5000 }),
      fc.string({ maxLength: 3000 }).map((s) => Buffer.from(s.repeat(3))),
    );
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 }), (bytes, level, strategy) => {
        const stream = deflateRawSync(bytes, { level, strategy });
        for (const [, { inflate }] of BOTH) {
          const out = inflate(stream, bytes.length, 1e6);
          expect(out.ended).toBe('end');
          expect(text(out.bytes)).toBe(text(bytes));
        }
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('a damaged stream ends in the same place in both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Uint8Array.from(packed);
        damaged[at]! ^= flip;
        expect(js.inflate(damaged, plain.length, 1e5)).toEqual(node.inflate(damaged, plain.length, 1e5));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  test('noise ends in the same way in both', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(js.inflate(noise, 100, 1e5)).toEqual(node.inflate(noise, 100, 1e5));
      }),
      { numRuns: 1500, seed: 3 },
    );
  });
});

interface Signer {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly spki: Uint8Array;
  readonly schemes: readonly SignatureScheme[];
}

const rsaSchemes = (bytes: number): SignatureScheme[] => [
  ...HASHES.map((hash) => ({ kind: 'rsa-pkcs1' as const, hash })),
  { kind: 'rsa-pss', hash: 'sha256', saltBytes: 32 },
  ...(bytes >= 256 ? [{ kind: 'rsa-pss' as const, hash: 'sha512' as const, saltBytes: 64 }] : []),
  { kind: 'rsa-pss', hash: 'sha1', saltBytes: 0 },
];

function signer(name: string, pair: { privateKey: KeyObject; publicKey: KeyObject }, schemes: readonly SignatureScheme[]): Signer {
  return { name, privateKey: pair.privateKey, spki: pair.publicKey.export({ type: 'spki', format: 'der' }), schemes };
}

const SIGNERS: readonly Signer[] = [
  ...[768, 1024, 2048, 2049].map((modulusLength) =>
    signer(`rsa ${modulusLength}`, generateKeyPairSync('rsa', { modulusLength }), rsaSchemes(modulusLength >> 3)),
  ),
  signer('rsa exponent 3', generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 3 }), rsaSchemes(128)),
  ...['prime256v1', 'secp384r1', 'secp521r1'].map((namedCurve) =>
    signer(
      namedCurve,
      generateKeyPairSync('ec', { namedCurve }),
      HASHES.map((hash) => ({ kind: 'ecdsa' as const, hash })),
    ),
  ),
  signer(
    'dsa 1024/160',
    generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }),
    HASHES.map((hash) => ({ kind: 'dsa' as const, hash })),
  ),
  signer('dsa 1024/224', generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 224 }), [{ kind: 'dsa', hash: 'sha256' }]),
];

function signed({ privateKey }: Signer, scheme: SignatureScheme): Uint8Array {
  if (scheme.kind === 'rsa-pkcs1') return sign(scheme.hash, DATA, { key: privateKey, padding: constants.RSA_PKCS1_PADDING });
  if (scheme.kind === 'rsa-pss') {
    return sign(scheme.hash, DATA, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltBytes });
  }
  return sign(scheme.hash, DATA, { key: privateKey, dsaEncoding: 'der' });
}

const bothSay = (...args: Parameters<Ports['verify']>) => {
  const answers = BOTH.map(([, { verify }]) => verify(...args));
  expect(answers[1], `js against node for ${JSON.stringify(args[0])} ${text(args[1])} ${text(args[3])}`).toBe(answers[0]);
  return answers[0];
};

describe.each(SIGNERS)('verify $name', (by) => {
  test.each(by.schemes)('$kind $hash', (scheme) => {
    // A 768-bit key is too short for the larger digests: nothing to sign.
    let signature: Uint8Array;
    try {
      signature = signed(by, scheme);
    } catch {
      expect(bothSay(scheme, by.spki, DATA, new Uint8Array(96))).toBe('invalid');
      return;
    }
    expect(bothSay(scheme, by.spki, DATA, signature)).toBe('valid');
    expect(bothSay(scheme, by.spki, DATA.subarray(1), signature)).toBe('invalid');
    const other = { ...scheme, hash: scheme.hash === 'sha256' ? 'sha1' : 'sha256' } as SignatureScheme;
    expect(bothSay(other, by.spki, DATA, signature)).toBe('invalid');
    for (const at of [0, 1, 2, 3, 4, 5, signature.length >> 1, signature.length - 1]) {
      const flipped = Uint8Array.from(signature);
      flipped[at]! ^= 1;
      expect(bothSay(scheme, by.spki, DATA, flipped)).toBe('invalid');
    }
    for (const odd of [
      new Uint8Array(0),
      signature.subarray(1),
      signature.subarray(0, -1),
      Buffer.concat([signature, Buffer.of(0)]),
      Buffer.concat([Buffer.of(0), signature]),
    ]) {
      expect(bothSay(scheme, by.spki, DATA, odd)).toBe('invalid');
    }
    if (scheme.kind === 'rsa-pss')
      expect(bothSay({ ...scheme, saltBytes: scheme.saltBytes + 1 }, by.spki, DATA, signature)).toBe('invalid');
  });

  test('a scheme of another key type is not for this key', () => {
    const kind = by.schemes[0]!.kind === 'dsa' ? 'ecdsa' : 'dsa';
    expect(bothSay({ kind, hash: 'sha256' }, by.spki, DATA, new Uint8Array(64))).toBe('unsupported');
  });

  test('a damaged key is unsupported, or verifies nothing', () => {
    const scheme = by.schemes.at(-1)!;
    const signature = new Uint8Array(64).fill(1);
    for (let length = 0; length < by.spki.length; length++) {
      expect(bothSay(scheme, by.spki.subarray(0, length), DATA, signature)).toBe('unsupported');
    }
    for (let at = 0; at < by.spki.length; at++) {
      const flipped = Uint8Array.from(by.spki);
      flipped[at]! ^= 0x20;
      for (const [, { verify }] of BOTH) expect(verify(scheme, flipped, DATA, signature)).not.toBe('valid');
    }
  });
});

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function integer(value: bigint): Buffer {
  let hex = (value < 0n ? BigInt.asUintN(264, value) : value).toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  if (value >= 0n && Number.parseInt(hex.slice(0, 2), 16) >= 0x80) hex = `00${hex}`;
  return Buffer.concat([Buffer.of(2, hex.length / 2), Buffer.from(hex, 'hex')]);
}

const sequence = (...parts: readonly Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([content.length < 128 ? Buffer.of(0x30, content.length) : Buffer.of(0x30, 0x81, content.length), content]);
};

describe('ECDSA signatures with odd numbers', () => {
  const by = SIGNERS.find(({ name }) => name === 'prime256v1')!;
  const scheme = { kind: 'ecdsa', hash: 'sha256' } as const;
  const signature = sign('sha256', DATA, { key: by.privateKey, dsaEncoding: 'ieee-p1363' });
  const r = BigInt(`0x${signature.subarray(0, 32).toString('hex')}`);
  const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);

  test('s and its complement are both valid', () => {
    expect(bothSay(scheme, by.spki, DATA, sequence(integer(r), integer(s)))).toBe('valid');
    expect(bothSay(scheme, by.spki, DATA, sequence(integer(r), integer(P256_ORDER - s)))).toBe('valid');
  });

  const padded = (value: bigint) => Buffer.concat([Buffer.of(2, 34, 0, 0), Buffer.from(value.toString(16).padStart(64, '0'), 'hex')]);
  test.each([
    ['zero r', sequence(integer(0n), integer(s))],
    ['zero s', sequence(integer(r), integer(0n))],
    ['both zero', sequence(integer(0n), integer(0n))],
    ['r plus the order', sequence(integer(r + P256_ORDER), integer(s))],
    ['s plus the order', sequence(integer(r), integer(s + P256_ORDER))],
    ['r of the order', sequence(integer(P256_ORDER), integer(s))],
    ['negative s', sequence(integer(r), integer(-s))],
    ['r padded with zeros', sequence(padded(r), integer(s))],
    ['three numbers', sequence(integer(r), integer(s), integer(1n))],
    ['one number', sequence(integer(r))],
    ['a long length for a short one', Buffer.concat([Buffer.of(0x30, 0x81), sequence(integer(r), integer(s)).subarray(1)])],
    ['indefinite length', Buffer.concat([Buffer.of(0x30, 0x80), integer(r), integer(s), Buffer.of(0, 0)])],
    ['a SET', Buffer.concat([Buffer.of(0x31), sequence(integer(r), integer(s)).subarray(1)])],
    ['not DER at all', signature],
  ])('%s is invalid', (_, odd) => {
    expect(bothSay(scheme, by.spki, DATA, odd)).toBe('invalid');
  });

  test('keys of other curves and algorithms are unsupported', () => {
    const others = [generateKeyPairSync('ec', { namedCurve: 'secp256k1' }), generateKeyPairSync('ed25519')];
    for (const { publicKey } of others) {
      const spki = publicKey.export({ type: 'spki', format: 'der' });
      expect(bothSay(scheme, spki, DATA, sequence(integer(r), integer(s)))).toBe('unsupported');
    }
  });
});
