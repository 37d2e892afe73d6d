import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
/** What writes a `style` attribute: the policy of the page refuses it. A field that grows by itself measures with one. */
const INLINE = /\bautoSize\b|setAttribute\('style'/;

test('nothing writes a style where the policy of the page refuses it', () => {
  const files = ['app', 'pages', 'parts'].flatMap((folder) =>
    readdirSync(join(SOURCE, folder), { recursive: true }).map((name) => `${folder}/${name}`),
  );
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));
  expect(sources.filter((file) => INLINE.test(readFileSync(join(SOURCE, file), 'utf8')))).toEqual([]);
});
