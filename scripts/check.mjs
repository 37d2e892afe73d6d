// npm run check: types of every package, lint and format. Returns the checks that failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache', 'types');

/** @returns `{ passed, failed }`, names of checks */
export function check(node) {
  const checks = [
    ...programs().map(({ name, file }) => ({ name, args: ['node_modules/typescript-native/bin/tsc', '-p', file] })),
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

/**
 * The whole, tests and scripts too; and once more what may see less than the whole does: pure packages no Node, the console
 * no Node either. Those whose `tsconfig.json` says the same are one program, because a package alone takes all that it
 * imports with it. What is known of unchanged files is kept between runs.
 */
function programs() {
  // this may still be the Node of the machine: no Map.groupBy
  const alike = new Map();
  for (const top of ['packages', 'apps']) {
    for (const file of readdirSync(join(root, top)).map((name) => `${top}/${name}/tsconfig.json`)) {
      if (!existsSync(join(root, file)) || seesNode(file)) continue;
      const text = readFileSync(join(root, file), 'utf8');
      alike.set(text, [...(alike.get(text) ?? []), file]);
    }
  }
  mkdirSync(cache, { recursive: true });
  return [...alike.values(), ['tsconfig.json']].map((files, i) => {
    const file = join(cache, `${i}.json`);
    writeFileSync(file, JSON.stringify(together(files, i), null, 2));
    return { name: `types of ${files.map((one) => dirname(one)).join(' ')}`, file };
  });
}

const seesNode = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).compilerOptions?.types?.includes('node') ?? false;

function together(files, i) {
  const one = JSON.parse(readFileSync(join(root, files[0]), 'utf8'));
  const everywhere = (key) => files.flatMap((file) => (one[key] ?? []).map((path) => join(root, dirname(file), path)));
  return {
    extends: join(root, dirname(files[0]), one.extends),
    compilerOptions: { ...one.compilerOptions, incremental: true, tsBuildInfoFile: join(cache, `${i}.tsbuildinfo`) },
    include: everywhere('include'),
    exclude: everywhere('exclude'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = check(setUp());
  process.stdout.write(`${passed.length} checks passed, ${failed.length} failed\n`);
  process.exit(failed.length === 0 ? 0 : 1);
}
