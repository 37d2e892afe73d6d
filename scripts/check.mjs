// npm run check: types of every package, lint and format. Returns the checks that failed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns `{ passed, failed }`, names of checks */
export function check(node) {
  const projects = ['packages', 'apps']
    .flatMap((top) => readdirSync(join(root, top)).map((name) => `${top}/${name}/tsconfig.json`))
    .concat('tsconfig.json')
    .filter((file) => existsSync(join(root, file)));
  const checks = [
    ...projects.map((file) => ({ name: `types of ${file}`, args: ['node_modules/typescript-native/bin/tsc', '-p', file] })),
    { name: 'lint and format', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  ];
  const passed = [];
  const failed = [];
  for (const { name, args } of checks) {
    const done = spawnSync(node, args, { cwd: root, encoding: 'utf8' });
    if (done.status === 0) passed.push(name);
    else {
      failed.push(name);
      process.stdout.write(`\n✗ ${name}\n${done.stdout}${done.stderr}\n`);
    }
  }
  return { passed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = check(setUp());
  process.stdout.write(`${passed.length} checks passed, ${failed.length} failed\n`);
  process.exit(failed.length === 0 ? 0 : 1);
}
