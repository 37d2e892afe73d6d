import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { guideLinks } from './guide-links.ts';

const cwd = mkdtempSync(join(tmpdir(), 'guide-links-'));
mkdirSync(join(cwd, '指引/rules'), { recursive: true });
mkdirSync(join(cwd, 'empty'));
afterAll(() => rmSync(cwd, { recursive: true }));

test.each([
  ['指引/', 'r.html', `${encodeURIComponent('指引')}/rules/{rule}.html`],
  ['指引', 'reports/a/r.html', `../../${encodeURIComponent('指引')}/rules/{rule}.html`],
  ['指引', '指引/r.html', 'rules/{rule}.html'],
  ['https://example.cn/guide/', 'reports/r.html', 'https://example.cn/guide/rules/{rule}.html'],
])('pages of %s from %s', (guide, report, address) => {
  expect(guideLinks(guide, cwd)(join(cwd, report))).toBe(address);
});

test('a report on the standard output stands where the command runs', () => {
  expect(guideLinks('指引', cwd)(undefined)).toBe(`${encodeURIComponent('指引')}/rules/{rule}.html`);
});

test.each([
  ['empty', 'touchstone rules guide --out empty'],
  ['nowhere', '找不到文件夹'],
])('%s is refused', (guide, says) => {
  expect(() => guideLinks(guide, cwd)).toThrow(says);
});
