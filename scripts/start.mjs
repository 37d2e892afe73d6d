// npm start [-- COMMAND …]: the command line; without a command it scans a sample that npm brings.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = setUp();
const given = process.argv.slice(2);
const args = given.length > 0 ? given : ['scan', sample()];
const cwd = process.env.INIT_CWD ?? process.cwd();
const done = spawnSync(node, [join(root, 'apps/cli/src/main.ts'), ...args], { cwd, stdio: 'inherit' });
process.exit(done.status ?? 4);

/** A real app of 18 MB, from the dev dependency appium-uiautomator2-server. */
function sample() {
  const folder = join(root, 'node_modules/appium-uiautomator2-server/apks');
  const apk = readdirSync(folder).find((name) => /^appium-uiautomator2-server-v.*\.apk$/.test(name));
  return join(folder, apk ?? '');
}
