import { expect, test } from 'vitest';
import { folderName } from './folder-name.ts';

test.each([
  ['a file', 'app.apk', 'app.apk'],
  ['in a folder', 'shelf/app.apk', 'app.apk'],
  ['of another system', 'C:\\\\shelf\\\\app.apk', 'app.apk'],
  ['leading out', '../../..', 'app'],
  ['hidden', '.apk', 'apk'],
  ['nothing', '', 'app'],
  ['controls and directions', 'a\u0000\u202eb?.apk', 'a__b_.apk'],
  ['Chinese', '示例商城.apk', '示例商城.apk'],
])('%s', (_name, file, folder) => {
  expect(folderName(file, new Set())).toBe(folder);
});

test('two apps of one name have folders of their own', () => {
  const taken = new Set<string>();
  expect(['a/x.apk', 'b/x.apk', 'c/x.apk'].map((file) => folderName(file, taken))).toEqual(['x.apk', 'x.apk-2', 'x.apk-3']);
});

test('a name as long as a file system refuses is cut', () => {
  expect(folderName('x'.repeat(5_000), new Set())).toHaveLength(100);
});
