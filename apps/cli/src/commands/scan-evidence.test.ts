import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apk } from '@touchstone/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'scan-evidence-'));
const main = join(import.meta.dirname, '../main.ts');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  mkdirSync(join(folder, 'no-screens'));
  writeFileSync(join(folder, 'app.apk'), apk({ package: 'cn.example.shop', label: '店', targetSdk: 30, minSdk: 23 }));
  writeFileSync(join(folder, 'picture.jpg'), Buffer.from('ffd8ffe000104a464946', 'hex'));
  writeFileSync(join(folder, 'empty.har'), '{"log":{"version":"1.2","creator":{},"entries":[]}}');
});

function scan(...args: string[]) {
  const done = spawnSync(process.execPath, [main, 'scan', 'app.apk', '--format', 'json', ...args], { cwd: folder, encoding: 'utf8' });
  return { code: done.status, report: done.stdout === '' ? undefined : JSON.parse(done.stdout), err: done.stderr };
}

test.each([
  [['--policy', 'picture.jpg'], '! picture.jpg: 是图片，没有文字可读，请提供文本版\n'],
  [['--har', 'empty.har'], '! empty.har: 没有可用的记录；请重新导出\n'],
  [['--ui', 'no-screens'], '! no-screens: 文件夹中没有截图或元素树，未使用；要求见 docs/ui-evidence.md\n'],
])('%j: what cannot be used is said at once and is no clean exit; the app is tested all the same', (args, said) => {
  const { code, report, err } = scan(...args);
  expect([code, err]).toEqual([3, said]);
  expect(report.app.package).toBe('cn.example.shop');
});

test.each([
  [['--keylog', 'empty.har'], '请一并给出 --pcap'],
  [['--policy', 'no-screens'], '是文件夹，请给出其中的文件'],
  [['--ui', 'picture.jpg'], '请给出它所在的文件夹'],
  [['--trace', 'nowhere.jsonl'], '找不到文件'],
  [['--category', '不存在'], '39 演出票务类'],
])('%j is refused, with what to do instead', (args, said) => {
  expect(scan(...args)).toMatchObject({ code: 2, report: undefined, err: expect.stringContaining(said) });
});
