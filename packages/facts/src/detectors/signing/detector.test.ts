import { type KeyName, type Signing, signer } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { signing } from './detector.ts';

const signed = (sign: Signing, parts: MadeApp = {}) => observed(signing, { ...parts, sign });
const states = (facts: ReturnType<typeof observed>) =>
  facts.filter(([kind]) => kind === 'signing.scheme').map(([, { scheme, state }]) => `${scheme} ${state}`);

test('an app signed with three schemes', () => {
  const facts = signed({ by: 'release' });
  expect(states(facts)).toEqual(['v1 verified', 'v2 verified', 'v3 verified', 'v31 absent', 'v4 absent', 'stamp absent']);
  expect(facts).toContainEqual(['signing.verified', { verified: true }]);
  const [, attributes] = facts.find(([kind]) => kind === 'signing.signer') ?? [];
  expect(attributes).toMatchObject({ key: 'RSA-2048', subject: expect.stringContaining('CN=Example Release') });
  expect(attributes?.['md5']).toMatch(/^[0-9a-f]{32}$/);
});

test('an app without a signature', () => {
  const facts = observed(signing, {});
  expect(states(facts)).toEqual(['v1 absent', 'v2 absent', 'v3 absent', 'v31 absent', 'v4 absent', 'stamp absent']);
  expect(facts.slice(6)).toEqual([['signing.verified', { verified: false }]]);
});

test('a scheme that fails says why', () => {
  const facts = signed({ by: 'release', v2: [{ signer: signer('release'), lies: { wrongSignature: true } }], v3: false });
  const failed = facts.find(([kind, { scheme }]) => kind === 'signing.scheme' && scheme === 'v2');
  expect(failed?.[1]['state']).toBe('failed');
  expect(failed?.[1]['code']).toMatch(/^v2\//);
});

test.each<[KeyName, readonly string[]]>([
  ['debug', ['android-debug']],
  ['release', []],
])('the key %s is public: %j', (by, keys) => {
  expect(signed({ by }).flatMap(([kind, { key }]) => (kind === 'signing.known-key' ? [key] : []))).toEqual(keys);
});

test('a key of the list is named', () => {
  const app: MadeApp = { sign: { by: 'other' } };
  const sha256 = String(observed(signing, app).find(([kind]) => kind === 'signing.signer')?.[1]['sha256']);
  const facts = observed(signing, app, { knownKeys: [{ sha256, key: 'vendor-leak', name: 'leaked' }] });
  expect(facts).toContainEqual(['signing.known-key', { key: 'other', sha256 }]);
});

test.each<[KeyName, readonly string[]]>([
  ['weak', ['RSA-1024']],
  ['release', []],
  ['ec', []],
])('the key %s is weak: %j', (by, expected) => {
  const what = signed({ by, v1: true, v2: true, v3: by !== 'weak' }).flatMap(([kind, attributes]) =>
    kind === 'signing.weak-key' ? [attributes['what']] : [],
  );
  expect(what).toEqual(expected);
});
