import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtConsole } from './built-console.fixture.ts';

/** JavaScript of the first page, gzipped, before the library of charts. */
const BUDGET_BYTES = 250 * 1024;
const MAIN = /<script[^>]+type="module"[^>]+src="\/assets\/([^"]+)"/;
const STATIC = /(?:from|import)\s*["`]\.\/([^"`]+\.js)["`]/g;
const LAZY = /import\(["`]\.\/([^"`]+\.js)["`]\)/g;
/** What every visit loads at once, though by `import(…)`: the words of a language, and the first page itself. */
const AT_ONCE = [/^zh-(?!Cr)/, /^desk-route-/];

const textOf = (assets: string, name: string) => readFileSync(join(assets, name), 'utf8');

/** A file of the bundle and all that it imports statically. */
function withImports(assets: string, name: string, seen: Set<string>): void {
  if (seen.has(name)) return;
  seen.add(name);
  for (const [, file = ''] of textOf(assets, name).matchAll(STATIC)) withImports(assets, file, seen);
}

test('the first page loads no more JavaScript than its budget, and no charts', async () => {
  const folder = await builtConsole();
  const assets = join(folder, 'assets');
  const [, main = ''] = MAIN.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ?? [];
  const lazy = [...textOf(assets, main).matchAll(LAZY)].map(([, name = '']) => name);
  const first = AT_ONCE.map((named) => lazy.find((name) => named.test(name)));
  expect(first, 'the entry loads the words and the desk').not.toContain(undefined);
  const files = new Set<string>();
  for (const name of [main, ...first]) withImports(assets, name ?? '', files);

  const sizes = [...files].map((name) => [name, gzipSync(textOf(assets, name)).length] as const).sort((a, b) => b[1] - a[1]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(sizes.length, 'what they import was found').toBeGreaterThan(10);
  expect(sizes.filter(([name]) => name.startsWith('charts'))).toEqual([]);
  expect(total, `${total} bytes: ${JSON.stringify(sizes.slice(0, 12))}`).toBeLessThanOrEqual(BUDGET_BYTES);
}, 120_000);
