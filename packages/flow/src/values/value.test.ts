import { describe, expect, test } from 'vitest';
import { computed, outcomes, workOf } from '../run/arithmetic.ts';
import { ANYTHING, join, known, object, only, tainted, type Value } from './value.ts';

describe('joining values', () => {
  test('the first value itself when the second adds nothing', () => {
    const a = tainted(join(known(1), known(2)), [3, 5]);
    expect(join(a, tainted(known(2), [5]))).toBe(a);
  });

  test('too many known values are any value', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map(known).reduce((a, b) => join(a, b));
    expect(many.known).toBeUndefined();
  });

  test('in a loop two known values are any value', () => expect(join(known(1), known(2), true).known).toBeUndefined());

  test('sources and objects of both, ascending', () => {
    const both = join(tainted(object(7), [2, 9]), tainted(object(3), [1, 9]));
    expect([both.objects, both.taints]).toEqual([
      [3, 7],
      [1, 2, 9],
    ]);
  });
});

describe('questions', () => {
  const either = join(known(0), known(5));

  test.each<[string, number, Value, Value, boolean, boolean]>([
    ['equal numbers', 0, known(3), known(3), true, false],
    ['a smaller number', 2, known(3), known(4), true, false],
    ['one of two', 0, either, known(5), true, true],
    ['anything', 0, ANYTHING, known(5), true, true],
    ['an object is not null', 0, object(1), known(0), false, true],
    ['two objects are not the same', 0, object(1), object(2), false, true],
    ['a text is not null', 1, known('x'), known(0), true, false],
  ])('%s', (_, test_, a, b, yes, no) => expect(outcomes(test_, a, b)).toEqual({ yes, no }));
});

describe('arithmetic of the machine', () => {
  test.each([
    ['add wraps', 0x90, 0x7fff_ffff, 1, -0x8000_0000],
    ['divide cuts', 0x93, -7, 2, -3],
    ['shift without sign', 0x9a, -1, 28, 15],
    ['subtract the other way round', 0xd9, 3, 10, 7],
  ])('%s', (_, op, x, y, expected) => expect(only(computed(known(x), known(y), workOf(op)))).toBe(expected));

  test('what depends on a source stays so', () => {
    expect(computed(tainted(known(1), [4]), known(2), workOf(0x90))).toEqual({ objects: [], known: [3], taints: [4] });
  });

  test('division by zero is no number', () => expect(computed(known(1), known(0), workOf(0x93)).known).toBeUndefined());
});
