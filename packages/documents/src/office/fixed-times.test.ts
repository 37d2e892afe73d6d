import { zip } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { withFixedTimes } from './fixed-times.ts';

const file = zip([
  { name: 'a.xml', data: new TextEncoder().encode('<a/>') },
  { name: 'b/c.xml', data: new Uint8Array(1000) },
]);

/** Time and date of every local and central header. */
function timesOf(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const times: number[] = [];
  for (let i = 0; i + 16 < bytes.length; i++) {
    const mark = view.getUint32(i, true);
    if (mark === 0x04034b50) times.push(view.getUint32(i + 10, true));
    if (mark === 0x02014b50) times.push(view.getUint32(i + 12, true));
  }
  return times;
}

test('every entry is dated 1980-01-01, in both of its headers', () => {
  expect(timesOf(withFixedTimes(file))).toEqual([0x210000, 0x210000, 0x210000, 0x210000]);
});

test('nothing else changes, and the input stays as it was', () => {
  const copy = file.slice();
  const fixed = withFixedTimes(file);
  expect(file).toEqual(copy);
  expect(fixed.length).toBe(file.length);
  expect(withFixedTimes(fixed)).toEqual(fixed);
});

test('what is no package of ours is refused', () => {
  expect(() => withFixedTimes(new Uint8Array(40))).toThrow('no end record');
});
