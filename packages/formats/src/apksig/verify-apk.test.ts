import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ByteSource, sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownKeyOf, type VerifyOptions, verifyApk } from './index.ts';

const FOLDER = join(import.meta.dirname, '../../../../corpus/made/apksig');
const open = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));
const verify = (bytes: Uint8Array, options: Partial<VerifyOptions> = {}) =>
  verifyApk(sourceOf(bytes), { minSdk: 24, ...options }, ports).value;

describe('what the manifest says decides', () => {
  test.each([
    ['a target below 30 may be signed with v1 alone', 'rsa2048-v1-min18.apk', { targetSdk: 29 }, []],
    ['a target of 30 may not', 'rsa2048-v1-min18.apk', { targetSdk: 30 }, ['apk/min-sig-scheme-for-target-sdk-not-met']],
    ['a target of 30 may be signed with v2', 'rsa2048-v2.apk', { targetSdk: 30 }, []],
    ['a target that no level reaches asks for nothing', 'rsa2048-v1-min18.apk', { targetSdk: 30, maxSdk: 29 }, []],
    [
      'sandbox 2 may not be signed with v1 alone',
      'rsa2048-v1-min18.apk',
      { targetSandboxVersion: 2 },
      ['apk/no-sig-for-target-sandbox-version'],
    ],
    ['sandbox 2 may be signed with v2', 'rsa2048-v2.apk', { targetSandboxVersion: 2 }, []],
    ['levels before 24 see no v2', 'rsa2048-v2.apk', { minSdk: 23 }, ['v1/jar-sig-no-manifest']],
  ])('%s', (_name, file, options, errors) => {
    const report = verify(open(file), options);
    expect(report.errors.map(({ code }) => code)).toEqual(errors);
    expect(report.verified).toBe(errors.length === 0);
  });
});

describe('rotation', () => {
  test('the lineage is the old keys with what they may do', () => {
    const { lineage, signers } = verify(open('rotated-twice.apk'));
    expect(lineage.map(({ certificate }) => certificate.subject)).toEqual([
      'CN=rsa2048,O=Touchstone,C=CN',
      'CN=rsa2048b,O=Touchstone,C=CN',
      'CN=ec256,O=Touchstone,C=CN',
    ]);
    expect(lineage[0]?.capabilities).toEqual(['installed-data', 'shared-uid', 'permission', 'auth']);
    expect(signers.map(({ subject }) => subject)).toEqual(['CN=ec256,O=Touchstone,C=CN']);
  });

  test('the signer is that of v3.1 where there is one', () => {
    const { signers, schemeSigners } = verify(open('v31-rotated-at-33.apk'));
    expect(signers.map(({ subject }) => subject)).toEqual(['CN=Second']);
    expect(schemeSigners.map(({ scheme, minSdk, certificates }) => [scheme, minSdk, certificates[0]?.subject])).toEqual([
      ['v2', undefined, 'CN=First'],
      ['v3', 28, 'CN=First'],
      ['v31', 33, 'CN=Second'],
    ]);
  });
});

test('a debug key is known by its subject', () => {
  const [signer] = verify(open('rsa2048-v2.apk')).signers;
  expect(knownKeyOf(signer!)).toBeUndefined();
  expect(knownKeyOf({ ...signer!, subject: 'CN=Android Debug,O=Android,C=US' })).toBe('android-debug');
  expect(knownKeyOf({ ...signer!, subject: 'O=CN\\=Android Debug' })).toBeUndefined();
});

test('all blocks are listed, also unknown ones', () => {
  expect(verify(open('rsa2048-v1v2v3.apk')).blockIds).toEqual([0x7109871a, 0xf05368c0, 0x42726577]);
});

describe('v4', () => {
  const apk = open('rsa2048-v1v2v3.apk');
  const idsig = open('rsa2048-v1v2v3.apk.idsig');

  test('an idsig of another package fails, the package does not', () => {
    const report = verify(apk, { idsig: open('ec256-v1v2v3.apk.idsig') });
    expect([report.schemes.v4, report.verified]).toEqual(['failed', true]);
  });

  test('an idsig that breaks off fails, but for its tree', () => {
    const treeAt = idsig.length - 4096 - 4;
    for (let size = 0; size < idsig.length; size += 7) {
      expect(verify(apk, { idsig: idsig.subarray(0, size) }).schemes.v4).toBe(size < treeAt ? 'failed' : 'verified');
    }
  });
});

describe('damage', () => {
  const samples = ['rsa2048-v1-min18.apk', 'v31-rotated-at-33.apk', 'v1-two-signers.apk', 'v3-two-ranges.apk'].map(open);

  test.each(samples.map((sample, i) => [i, sample] as const))('sample %i cut anywhere does not verify', (_i, sample) => {
    for (let size = 0; size < sample.length; size++) expect(verify(sample.subarray(0, size)).verified).toBe(false);
  });

  test('a v2 package with any byte of its files, directory or block changed does not verify as another', () => {
    const sample = open('rsa2048-v2.apk');
    const [was] = verify(sample).signers;
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const copy = new Uint8Array(sample);
        copy[at] = copy[at]! ^ mask;
        const report = verify(copy);
        if (report.verified) expect(report.signers).toEqual([was]);
      }),
      { numRuns: 400 },
    );
  });

  test('any bytes at all give a report', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 })), { minLength: 1, maxLength: 5 }),
        (sample, edits) => {
          const copy = new Uint8Array(sample);
          for (const [at, bytes] of edits) copy.set(bytes.subarray(0, copy.length - (at % copy.length)), at % copy.length);
          expect(verify(copy).verified).toBeTypeOf('boolean');
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('hostile packages', () => {
  test('what is not an archive is refused', () => {
    const { value, problems } = verifyApk(sourceOf(new Uint8Array(10)), { minSdk: 24 }, ports);
    expect(value.errors).toEqual([{ scheme: 'apk', code: 'apk/malformed-zip' }]);
    expect(problems.map(({ code }) => code)).toEqual(['apksig/not-an-archive']);
  });

  test('files over the budget are not called verified', () => {
    const report = verify(open('rsa2048-v1-min18.apk'), { limits: { maxTotalBytes: 600 } });
    expect(report.verified).toBe(false);
    expect(report.errors.map(({ code }) => code)).toContain('v1/jar-sig-not-checked-over-budget');
  });

  test('a file larger than memory is digested in pieces of 1 MiB', () => {
    const small = open('rsa2048-v2.apk');
    const middle = 64 * 1024 * 1024;
    let largest = 0;
    const source: ByteSource = {
      size: small.length + middle,
      read(at, length) {
        largest = Math.max(largest, length);
        const out = new Uint8Array(length);
        const tail = Math.max(0, at - middle);
        if (at + length > middle) out.set(small.subarray(tail, at + length - middle), Math.max(0, middle - at));
        return out;
      },
    };
    const shifted = new Uint8Array(small);
    const end = shifted.length - 22;
    const view = new DataView(shifted.buffer);
    view.setUint32(end + 16, view.getUint32(end + 16, true) + middle, true);
    small.set(shifted);
    expect(verifyApk(source, { minSdk: 24 }, ports).value.errors.map(({ code }) => code)).toContain('v2/sig-apk-digest-did-not-verify');
    expect(largest).toBeLessThanOrEqual(1024 * 1024);
  });
});
