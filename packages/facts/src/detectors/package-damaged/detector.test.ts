import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { packageDamaged } from './detector.ts';

const twice = { name: 'assets/a', data: 'a' };

test.each<[string, MadeApp, readonly string[]]>([
  ['a sound package', { files: [twice] }, []],
  ['two files of one name', { files: [twice, twice, twice] }, ['zip/duplicate-name']],
  ['an encryption flag on a plain entry', { files: [{ ...twice, central: { flags: 1 }, local: { flags: 1 } }] }, ['zip/encryption-flag']],
  [
    'a compression method nobody knows',
    { files: [{ ...twice, method: 'stored', central: { method: 77 }, local: { method: 77 } }] },
    ['zip/unknown-method'],
  ],
  ['a name that leads out', { files: [{ name: '../a', data: 'a' }] }, ['zip/name-parent']],
])('%s', (_name, parts, codes) => {
  expect(observed(packageDamaged, parts).map(([, { problem }]) => problem)).toEqual(codes);
});
