import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
const main = join(import.meta.dirname, '../main.ts');
afterAll(() => rmSync(folder, { recursive: true }));

function classify(args: readonly string[], input = '') {
  const done = spawnSync(process.execPath, [main, 'policy', 'classify', ...args], { cwd: folder, encoding: 'utf8', input });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const collecting = '当您注册账号时，我们会收集您的手机号码，用于创建账号。';

test('a line of kinds for each line, an empty one for none', () => {
  writeFileSync(join(folder, 'lines.txt'), `${collecting}\n\n第一章 总则\r\n更新日期：2024年3月1日`);
  expect(classify(['--lines', 'lines.txt'])).toEqual({ code: 0, out: 'CR11#CR13\n\n\nCR1\n', err: '' });
});

test('--json: kinds with their evidence, and the personal information', () => {
  const { out } = classify(['--lines', '-', '--json'], '我们不会收集您的通讯录。\n更新日期：2024年3月1日\n');
  const [denied, dated] = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(denied.data).toEqual([{ data: 'contacts', text: '通讯录', denied: true }]);
  expect(dated).toMatchObject({
    text: '更新日期：2024年3月1日',
    labels: [{ label: 'CR1', score: expect.any(Number), evidence: expect.stringContaining('更新日期') }],
    data: [],
  });
});

test('GB18030 is recognised', () => {
  // 更新日期：2024年3月1日
  const bytes = Uint8Array.from(Buffer.from('b8fcd0c2c8d5c6daa3ba32303234c4ea33d4c231c8d5', 'hex'));
  writeFileSync(join(folder, 'gb.txt'), bytes);
  expect(classify(['--lines', 'gb.txt']).out).toBe('CR1\n');
});

test.each([[['--lines', 'nowhere.txt']], [[]]])('%j is a usage error', (args) => {
  expect(classify(args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/./) });
});

test.each([
  ['a picture', 'ffd8ffe000104a464946'],
  ['a PDF', '255044462d312e37'],
  ['a document', '504b030414000600'],
])('%s is not read as sentences', (_name, hex) => {
  writeFileSync(join(folder, 'lines.bin'), Buffer.from(hex, 'hex'));
  expect(classify(['--lines', 'lines.bin'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('存为每行一句的 TXT') });
});

test('an empty file gives nothing', () => {
  writeFileSync(join(folder, 'empty.txt'), '');
  expect(classify(['--lines', 'empty.txt'])).toEqual({ code: 0, out: '', err: '' });
});
