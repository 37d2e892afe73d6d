import { expect, test } from 'vitest';
import { rolesWithin, scopeOf } from './scope-of.ts';

const NONE = { id: 'o', province: null, operator: null, store: null };

test.each([
  ['ministry', {}, 'all'],
  ['province', { province: '11' }, 'province:11'],
  ['store', { store: 's' }, 'store:s'],
  ['store', {}, undefined],
])('intake of a %s with %o reaches %s', (kind, more, scope) =>
  expect(scopeOf(['all', 'province', 'store'], { ...NONE, ...more, kind })).toBe(scope),
);

test('a lab reaches what is assigned to it, a firm its own', () => {
  expect(scopeOf(['lab'], { ...NONE, kind: 'lab' })).toBe('lab:o');
  expect(scopeOf(['operator'], { ...NONE, kind: 'enterprise', operator: 'f' })).toBe('operator:f');
});

test('roles of other kinds, of machines, and those that would reach nothing are not offered', () => {
  const roles = [
    { role: 'province-inspector', within: ['province'], scopes: ['province'] },
    { role: 'worker', within: ['province'], scopes: ['none'] },
    { role: 'lab-tester', within: ['lab'], scopes: ['lab'] },
  ];
  expect(rolesWithin(roles, { ...NONE, kind: 'province', province: '11' }).map(({ role }) => role)).toEqual(['province-inspector']);
  expect(rolesWithin(roles, { ...NONE, kind: 'province' })).toEqual([]);
});
