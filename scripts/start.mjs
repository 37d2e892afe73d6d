// npm start [-- COMMAND …]: the command line; without a command it scans a sample that npm brings.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './command-line.mjs';
import { setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
await runCommandLine(given.length > 0 ? given : ['scan', sample()], process.env.INIT_CWD); // npm itself stands in the root

/** A real app of 18 MB, from the dev dependency appium-uiautomator2-server. */
function sample() {
  setUp(); // npm brings it
  const folder = join(root, 'node_modules/appium-uiautomator2-server/apks');
  const apk = readdirSync(folder).find((name) => /^appium-uiautomator2-server-v.*\.apk$/.test(name));
  return join(folder, apk ?? '');
}
