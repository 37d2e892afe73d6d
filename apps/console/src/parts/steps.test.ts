import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PAGES = join(import.meta.dirname, '../pages');

/** The end of the element is not looked for: parts of it are elements themselves. */
const EMPTIES = /<Steps\b[\s\S]{0,600}?\bonClose=/;

const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => ({ file, text: readFileSync(join(PAGES, file), 'utf8') }))
  .filter(({ text }) => /from '.*parts\/steps\.tsx'/.test(text) && /<Steps\b/.test(text));

test('what was typed for a step and left stands in no other: whoever asks for more than a reason empties it', () => {
  expect(files.length).toBeGreaterThan(20);
  const kept = files.filter(({ text }) => /\bfields(?::|=)/.test(text) && /\buseState\b/.test(text) && !EMPTIES.test(text));
  expect(kept.map(({ file }) => file)).toEqual([]);
});
