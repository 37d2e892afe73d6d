import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { touchstoneHome } from './home.ts';

const root = mkdtempSync(join(tmpdir(), 'home-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'checkout', 'apps'), { recursive: true });
mkdirSync(join(root, 'other'));
writeFileSync(join(root, 'checkout', 'package.json'), '{\n  "name": "touchstone"\n}\n');
writeFileSync(join(root, 'other', 'package.json'), '{\n  "name": "something"\n}\n');

test.each([
  ['as set', { TOUCHSTONE_HOME: '/srv/touchstone' }, 'checkout', '/srv/touchstone'],
  ['as set, from where we are', { TOUCHSTONE_HOME: 'here' }, 'other', join(root, 'other', 'here')],
  ['in the checkout', {}, 'checkout/apps', join(root, 'checkout', '.touchstone')],
  ['where data goes', { XDG_DATA_HOME: '/data' }, 'other', '/data/touchstone'],
  ['where data goes by default', {}, 'other', join(homedir(), '.local', 'share', 'touchstone')],
])('%s', (_name, env, cwd, expected) => {
  expect(touchstoneHome(env, join(root, cwd))).toBe(expected);
});
