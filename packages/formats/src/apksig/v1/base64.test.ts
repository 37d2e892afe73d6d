import { expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';

test.each([
  ['', []],
  ['AA==', [0]],
  ['AA', [0]],
  ['/+8=', [255, 239]],
  ['AQID', [1, 2, 3]],
  ['AQIDBA==', [1, 2, 3, 4]],
])('%s', (text, bytes) => expect(decodeBase64(text)).toEqual(Uint8Array.from(bytes)));

test.each(['A', 'AA=', 'AAA==', 'AA= ', ' AA==', 'AA==\n', 'A-==', '====', 'AA==AA=='])('%j is none', (text) =>
  expect(decodeBase64(text)).toBeUndefined(),
);
