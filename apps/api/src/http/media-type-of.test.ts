import { expect, test } from 'vitest';
import { Refusal } from '../problem/refusal.ts';
import { mediaTypeOf } from './media-type-of.ts';

const of = (said: string | undefined) => mediaTypeOf({ headers: said === undefined ? {} : { 'content-type': said } }, ['image/png']);

test.each(['image/png', ' Image/PNG ; charset=x'])('%s is taken', (said) => expect(of(said)).toBe('image/png'));

test.each([undefined, '', 'image/jpeg', 'image/png2', 'charset=image/png'])('%s is not', (said) => {
  expect(() => of(said)).toThrow(Refusal);
});
