import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apk } from '@touchstone/test-kit';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-start-'));
afterAll(() => rmSync(folder, { recursive: true }));
const root = join(import.meta.dirname, '..');

/** `npm start -- …`, as npm runs it: its script in the root, where the caller stands in a variable. */
function npmStart(...args: readonly string[]) {
  const script = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts['start']!;
  const [, file = ''] = script.split(' ');
  const env = { ...process.env, INIT_CWD: folder, TOUCHSTONE_HOME: join(folder, 'home') };
  return spawnSync(process.execPath, [file, ...args], { cwd: root, env, encoding: 'utf8' });
}

test('npm start -- scan FILE scans the file where the caller stands, and starts no platform', () => {
  writeFileSync(join(folder, 'shop.apk'), apk({ package: 'cn.example.shop', label: '商店', targetSdk: 22 }));
  const { status, stdout } = npmStart('scan', 'shop.apk');
  expect(status).toBe(0);
  expect(stdout).toContain('试金石 App 合规检测报告');
  expect(stdout).toContain('cn.example.shop');
  expect(existsSync(join(folder, 'home'))).toBe(false);
});
