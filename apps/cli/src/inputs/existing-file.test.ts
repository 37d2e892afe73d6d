import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { existingFile, existingFolder } from './existing-file.ts';

const cwd = mkdtempSync(join(tmpdir(), 'existing-'));
mkdirSync(join(cwd, 'folder'));
writeFileSync(join(cwd, 'file'), '');
afterAll(() => rmSync(cwd, { recursive: true }));

test('what is there comes as an absolute path', () => {
  expect([existingFile('file', cwd), existingFolder('folder/', cwd)]).toEqual([join(cwd, 'file'), join(cwd, 'folder')]);
});

test.each([
  [existingFile, 'folder', '是文件夹，请给出其中的文件'],
  [existingFile, 'nowhere', '找不到文件 /'],
  [existingFile, '', '找不到文件 /'],
  [existingFolder, 'file', '是文件，请给出它所在的文件夹'],
  [existingFolder, 'nowhere', '找不到文件夹 /'],
  [existingFolder, '', '找不到文件夹 /'],
])('%o of “%s” says what to name instead', (existing, named, says) => {
  expect(() => existing(named, cwd)).toThrow(says);
});
