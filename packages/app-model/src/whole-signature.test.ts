import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { type ApkSpec, apk } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { loadApp } from './load-app.ts';

const app = { package: 'cn.example.app', versionCode: 5 };
const split = (parts: Partial<ApkSpec> = {}, name = 'feat'): Uint8Array =>
  apk({ ...app, launcher: false, dex: [], manifestAttributes: { split: name }, ...parts });

function load(...archives: readonly (readonly [string, Uint8Array])[]) {
  const { value, problems } = loadApp(
    archives.map(([name, bytes]) => ({ name, source: sourceOf(bytes) })),
    { ports, sdkPrefixes: [] },
  );
  return { ...value, problems };
}

/** A byte of the content changed that no checksum of the archive tells. */
function tampered(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const at = [...copy].findIndex((_, i) => i > 60 && copy[i] === 0x03 && copy[i + 1] === 0x00 && copy[i + 2] === 0x08);
  copy[at + 20] = (copy[at + 20] ?? 0) ^ 0xff;
  return copy;
}

test.each<[string, Uint8Array, boolean, readonly string[]]>([
  ['signed alike', split(), true, []],
  ['not signed', split({ sign: false }), false, ['split-not-verified']],
  ['changed', tampered(split()), false, ['split-not-verified']],
  ['signed by another', split({ sign: 'debug' }), false, ['split-signer-differs']],
  ['without API levels of its own', split({ minSdk: null, targetSdk: null }), true, []],
])('a split %s', (_name, bytes, verified, faults) => {
  const alone = load(['base.apk', apk(app)]).signature;
  const { signature, problems, splits } = load(['base.apk', apk(app)], ['f.apk', bytes]);
  expect(splits).toHaveLength(1);
  expect(signature).toEqual({ ...alone, verified, errors: faults.map((what) => ({ scheme: 'apk', code: `apk/${what}` })) });
  expect(problems.filter(({ code }) => code.startsWith('apksig/'))).toEqual(
    faults.map((what) => ({ code: `apksig/${what}`, at: 0, file: 'f.apk' })),
  );
});

test('two splits of one name', () => {
  const { problems } = load(['base.apk', apk(app)], ['a.apk', split()], ['b.apk', split()], ['c.apk', split({}, 'other')]);
  expect(problems.filter(({ code }) => code === 'app/duplicate-split').map(({ file }) => file)).toEqual(['b.apk']);
});

test('a manifest that cannot be read hides no scheme, and nothing is verified', () => {
  const { signature } = load(['a.apk', apk({ ...app, manifest: '<junk/>' })]);
  expect(signature.schemes).toEqual(load(['a.apk', apk(app)]).signature.schemes);
  expect([signature.verified, signature.errors.map(({ code }) => code)]).toEqual([false, ['apk/min-sdk-unknown']]);
});
