import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUuid, timeOfUuid, uuidv7 } from './ids.ts';

test('the example of RFC 9562, appendix A.6', () => {
  const random = Uint8Array.of(0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('later ids sort later, and give their time back', () => {
  const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(time, time, bytes, bytes, (a, b, left, right) => {
      const [first, second] = [uuidv7(a, left), uuidv7(b, right)];
      expect(isUuid(first)).toBe(true);
      expect(timeOfUuid(first)).toBe(a);
      if (a !== b) expect(first < second).toBe(a < b);
    }),
  );
});

test.each([[-1], [2 ** 48], [1.5], [Number.NaN]])('no id for the time %d', (time) => {
  expect(() => uuidv7(time, new Uint8Array(16))).toThrow(RangeError);
});

test('no id from fewer than 16 random bytes', () => {
  expect(() => uuidv7(0, new Uint8Array(10))).toThrow(RangeError);
});
