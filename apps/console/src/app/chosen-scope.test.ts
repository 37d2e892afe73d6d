import { expect, test } from 'vitest';
import { chosenScope, scopesOf, within } from './chosen-scope.ts';
import type { Me } from './me.ts';

const me = {
  rights: [
    { permission: 'case.read', scopes: ['operator:own', 'operator:other'] },
    { permission: 'claim.create', scopes: ['operator:own'] },
    { permission: 'run.lease', scopes: ['none'] },
  ],
} as unknown as Me;

test('each scope once; none is none', () => expect(scopesOf(me)).toEqual(['operator:own', 'operator:other']));

test('who sees the country has nothing to choose', () =>
  expect(scopesOf({ rights: [{ permission: 'a', scopes: ['all', 'province:11'] }] })).toEqual(['all']));

test.each([
  ['nothing was chosen', '', 'operator:own'],
  ['what was chosen', 'x=1; touchstone-scope=operator:other', 'operator:other'],
  ['what is no longer held', 'touchstone-scope=operator:gone', 'operator:own'],
])('%s', (_, cookies, scope) => expect(chosenScope(scopesOf(me), cookies)).toBe(scope));

test('one scope is no choice', () => expect(chosenScope(['store:s'], 'touchstone-scope=store:s')).toBeUndefined());

test('in a scope one may what one may there', () =>
  expect(within(me, 'operator:other').rights).toEqual([{ permission: 'case.read', scopes: ['operator:other'] }]));
