import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_EVENTS, CASE_STATES } from '@touchstone/domain/case';
import { describe, expect, test } from 'vitest';
import { areaOf, type Words } from './by-area.ts';
import { words as caseWords } from './zh/states.ts';

const filesOf = (language: string) => readdirSync(join(import.meta.dirname, language)).sort();
const areas = filesOf('zh');

const wordsOf = async (language: string, file: string) => ((await import(`./${language}/${file}`)) as { readonly words: Words }).words;

/** `title`, `filter.q`: the way to every text. */
const keysOf = (words: Words, above = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [above + key] : keysOf(value, `${above}${key}.`)));
const textsOf = (words: Words): string[] => Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
const holesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('there are the same areas in both languages', () => expect(filesOf('en')).toEqual(areas));

describe.each(areas)('%s', (file) => {
  test('says the same things in both languages, with the same holes', async () => {
    const [zh, en] = [await wordsOf('zh', file), await wordsOf('en', file)];
    expect(keysOf(en)).toEqual(keysOf(zh));
    expect(textsOf(en).map(holesOf)).toEqual(textsOf(zh).map(holesOf));
    expect([...textsOf(zh), ...textsOf(en)]).not.toContain('');
  });
});

test('every text that a page names is there', async () => {
  const known = new Set<string>();
  for (const file of areas) for (const key of keysOf(await wordsOf('zh', file))) known.add(`${areaOf(file)}.${key}`);
  const source = join(import.meta.dirname, '..');
  const missing = readdirSync(source, { recursive: true })
    .map(String)
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.startsWith('words/'))
    .flatMap((path) => {
      const text = readFileSync(join(source, path), 'utf8');
      const named = [...text.matchAll(/(?:\bt\(|words: )'([a-zA-Z]+\.[^']+)'/g)].map(([, key]) => key ?? '');
      return named.filter((key) => !known.has(key)).map((key) => `${path}: ${key}`);
    });
  expect(missing).toEqual([]);
});

test('states and steps of a case are called as the law of the case calls them', () => {
  expect(caseWords.case).toEqual(Object.fromEntries(Object.entries(CASE_STATES).map(([state, [zh]]) => [state, zh])));
  expect(caseWords.caseEvent).toEqual(Object.fromEntries(Object.entries(CASE_EVENTS).map(([event, { zh }]) => [event, zh])));
});
