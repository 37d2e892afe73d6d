import { zip } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { screenInArchive } from './screen-in-archive.ts';

const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3);
const archive = zip([
  { name: '../../a/first.png', data: picture },
  { name: 'second.png', data: new Uint8Array(100) },
]);

test('a picture is found by the name that it has once unpacked', () =>
  expect(screenInArchive(archive, '_.._a_first.png', 50)).toEqual(picture));

test.each([
  ['by a path', archive, '../../a/first.png'],
  ['larger than wanted', archive, 'second.png'],
  ['in what is no archive', Uint8Array.of(1, 2, 3), 'first.png'],
])('nothing is given: %s', (_, bytes, name) => expect(screenInArchive(bytes, name, 50)).toBeUndefined());
