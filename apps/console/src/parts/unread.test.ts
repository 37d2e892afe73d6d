import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');
/** An answer that was not read, drawn as one that is empty. */
const AS_EMPTY = /\bdata\?\.[^;]{0,120}?\?\? \[\]/;

/** Where nothing is wrong with that, and why. */
const HARMLESS: Readonly<Record<string, string>> = {
  'api/use-list.ts': 'when to ask again: nothing is drawn of it',
  'app/search-results.tsx': 'a group says that it has failed',
  'parts/order-code.tsx': 'suggestions for a number that is typed',
  'parts/table/saved-filters.tsx': 'short ways to what the filters of the list do',
  'pages/person/grants.tsx': 'its fields are drawn when they were read',
  'pages/sheet/sheet-actions.tsx': 'its field is drawn when it was read',
  'pages/sign-in/demo-accounts.tsx': 'no installation but a demonstration has them',
};

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
);
const textOf = (file: string) => readFileSync(join(SOURCES, file), 'utf8');
const asEmpty = files.filter((file) => AS_EMPTY.test(textOf(file)));

test('what could not be read is never shown as empty without a word: `Unread` stands beside it', () => {
  expect(asEmpty.filter((file) => !textOf(file).includes('<Unread ') && HARMLESS[file] === undefined)).toEqual([]);
});

test('whatever is excused is still there', () => {
  expect(Object.keys(HARMLESS).filter((file) => !asEmpty.includes(file))).toEqual([]);
});
