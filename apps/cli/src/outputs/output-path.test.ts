import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputPath } from './output-path.ts';

test.each([
  ['no --out', undefined, 'b.apk', true, undefined],
  ['one file, a file', 'r.json', 'b.apk', true, '/w/r.json'],
  ['one file, a folder by its slash', 'r/', 'b.apk', true, '/w/r/b.apk.json'],
  ['one file, a folder that exists', tmpdir(), 'b.apk', true, join(tmpdir(), 'b.apk.json')],
  ['many files', 'r', 'a/b.apk', false, '/w/r/a/b.apk.json'],
  ['a name that leads out', 'r', '../../b.apk', false, '/w/r/b.apk.json'],
])('%s', (_name, out, name, isOneFile, expected) => {
  expect(outputPath(out, name, 'json', isOneFile, '/w')).toBe(expected);
});
