import { expect, test } from 'vitest';
import { placeOf } from './place-of.ts';

test.each([
  ['/body/creditCode', 'creditCode'],
  ['/body/items/3/answers', 'items/3/answers'],
  ['/query/state', 'state'],
  ['/artifacts/body/x', '/artifacts/body/x'],
])('%s is told as %s', (pointer, place) => expect(placeOf(pointer)).toBe(place));
