import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');

/** `const drop = useChange(…)`: names of changes, in a file. */
const CHANGE = /\bconst (\w+) = useChange\(/g;

test('what a change was refused for is shown: whoever only pressed believes that it was done', () => {
  const silent = ['app', 'pages', 'parts']
    .flatMap((folder) => readdirSync(join(SOURCE, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.tsx') || (file.endsWith('.ts') && !file.includes('.test.')))
    .flatMap((file) => {
      const text = readFileSync(join(SOURCE, file), 'utf8');
      const names = [...text.matchAll(CHANGE)].map(([, name = '']) => name);
      return names.filter((name) => text.includes(`${name}.mutate(`) && !text.includes(`${name}.error`)).map((name) => `${file}: ${name}`);
    });
  expect(silent).toEqual([]);
});
