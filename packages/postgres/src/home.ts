import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * The one folder under which everything that is kept lies: `postgres/` the private server, `objects/` the bytes.
 *
 * `TOUCHSTONE_HOME`; else `.touchstone` beside the package.json of the checkout that `cwd` is in; else
 * `touchstone` in `XDG_DATA_HOME`, which is `~/.local/share` when not set.
 */
export function touchstoneHome(env: NodeJS.ProcessEnv = process.env, cwd: string = process.cwd()): string {
  if (env['TOUCHSTONE_HOME']) return resolve(cwd, env['TOUCHSTONE_HOME']);
  const checkout = checkoutAround(cwd);
  if (checkout !== undefined) return join(checkout, '.touchstone');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'touchstone');
}

function checkoutAround(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isCheckout(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

const isCheckout = (manifest: string) => existsSync(manifest) && /^\s*"name": "touchstone"/m.test(readFileSync(manifest, 'utf8'));
