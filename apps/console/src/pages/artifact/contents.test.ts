import { expect, test } from 'vitest';
import { contentsOf, problemOf } from './contents.ts';

test('a file that is no app has no contents', () => expect(contentsOf(null)).toBeUndefined());

test('what an app says is read field by field, and what is of another kind is left out', () =>
  expect(contentsOf({ label: 'x', minSdk: '21', permissions: ['a', 1], signature: { schemes: { v2: 'valid' } } })).toMatchObject({
    label: 'x',
    minSdk: undefined,
    permissions: ['a'],
    schemes: ['v2: valid'],
  }));

test('a problem is its code and where it was', () =>
  expect(problemOf({ code: 'zip/overlap', at: 12 })).toEqual({ code: 'zip/overlap', where: '{"at":12}' }));
