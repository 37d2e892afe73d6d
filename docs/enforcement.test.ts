import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const rows = [
  ...readFileSync(join(import.meta.dirname, 'enforcement.md'), 'utf8').matchAll(
    /^\| ([A-L–]) \| ([^|]+) \| `([^`|]+)` \| `([^`|]+)`: ([^|]+) \|$/gm,
  ),
].map(([, letter = '', promise = '', code = '', file = '', title = '']) => ({ letter, promise, code, file, title }));

test('every letter has its rows', () => expect(new Set(rows.map(({ letter }) => letter))).toEqual(new Set([...'ABCDEFGHIJKL–'])));

test('every row of the table is read', () => {
  const lines = readFileSync(join(import.meta.dirname, 'enforcement.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-L–] \|/.test(line));
  expect(rows).toHaveLength(lines.length);
});

test.each(rows)('$letter: $promise', ({ code, file, title }) => {
  expect([existsSync(join(root, code)), existsSync(join(root, file))]).toEqual([true, true]);
  expect(readFileSync(join(root, file), 'utf8')).toContain(title);
});
