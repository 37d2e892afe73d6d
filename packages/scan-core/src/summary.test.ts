import type { Fact } from '@touchstone/facts';
import { expect, test } from 'vitest';
import { permissionsOf } from './summary.ts';

const fact = (kind: string, permission: string): Fact => ({
  kind,
  attributes: { permission, ...(kind === 'permission.declared' ? { protection: 'dangerous' } : {}) },
  at: { file: 'AndroidManifest.xml' },
});

test.each([
  ['permission.used', 'used'],
  ['permission.unused', 'unused'],
  ['permission.undecided', 'undecided'],
  ['permission.unsuitable', 'undecided'],
])('a permission with %s is %s', (kind, use) => {
  expect(permissionsOf([fact('permission.declared', 'p'), fact(kind, 'p')])).toEqual([{ name: 'p', protection: 'dangerous', use }]);
});
