import { expect, test } from 'vitest';
import { nextOf } from './next-of.ts';

const queue = [{ id: 'a' }, { id: 'b' }];

test.each([
  ['a', 'b'],
  ['b', undefined],
  ['somebody took it', 'a'],
])('after %s comes %s', (id, next) => expect(nextOf(queue, id)).toBe(next));

test('nothing comes after an empty queue', () => expect(nextOf([], 'a')).toBeUndefined());
