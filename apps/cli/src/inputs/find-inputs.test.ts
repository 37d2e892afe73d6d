import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { findInputs } from './find-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

for (const path of [
  'a/b.apk',
  'a/c/d.APK',
  'a/c/e.xapk',
  'a/notes.txt',
  'a/.hidden',
  'z.apk',
  '[odd].apk',
  'd1/x.apk',
  'd2/x.apk',
  '空 格/应用.apk',
]) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), 'x');
}
writeFileSync(join(folder, 'a/5f70bf18'), Buffer.from('504b0304', 'hex'));
writeFileSync(join(folder, 'a/README'), 'text');
symlinkSync(join(folder, 'a/b.apk'), join(folder, 'a/link.apk'));
symlinkSync('..', join(folder, 'a/c/up'));
symlinkSync('circle.apk', join(folder, 'a/circle.apk'));

test.each<[string, string[], string[]]>([
  ['a file', ['a/b.apk'], ['b.apk']],
  ['files below their common folder', ['z.apk', 'a/b.apk'], ['a/b.apk', 'z.apk']],
  ['a folder, sorted; links to files are inputs, circles are not', ['a'], ['5f70bf18', 'b.apk', 'c/d.APK', 'c/e.xapk', 'link.apk']],
  ['a glob, relative to its fixed part', ['a/**/*.xapk'], ['c/e.xapk']],
  ['a file twice', ['a/b.apk', './a/b.apk'], ['b.apk']],
  ['a file whose name looks like a glob', ['[odd].apk'], ['[odd].apk']],
  ['any file that is named', ['a/notes.txt'], ['notes.txt']],
  ['folders that hold files of the same name', ['d1', 'd2'], ['d1/x.apk', 'd2/x.apk']],
  ['a file and a folder with the same name in it', ['d1/x.apk', 'd2'], ['d1/x.apk', 'd2/x.apk']],
  ['Chinese and spaces', ['空 格'], ['应用.apk']],
  ['a file that is not there beside one that is', ['z.apk', 'nowhere.apk'], ['nowhere.apk', 'z.apk']],
])('%s', (_name, args, names) => {
  expect(findInputs(args, folder).map((input) => input.name)).toEqual(names);
});

test.each(['nowhere.apk', 'a/*.zip', '', 'x'.repeat(5_000)])('%s names nothing', (arg) => {
  expect(() => findInputs([arg], folder)).toThrow(UsageError);
});
