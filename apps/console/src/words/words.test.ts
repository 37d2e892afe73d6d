import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS } from '@touchstone/domain/access';
import { CASE_EVENTS, CASE_STATES } from '@touchstone/domain/case';
import { FINDING_WORDS, SEVERITY_WORDS, STRENGTH_WORDS } from '@touchstone/domain/finding';
import { describe, expect, test } from 'vitest';
import { areaOf, type Words } from './by-area.ts';
import { words as permissionWords } from './zh/permissions.ts';
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

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true })
  .map(String)
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !/^(words|e2e)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

/** `orders.title`: the name of every text. */
async function namesOfTexts(): Promise<readonly string[]> {
  const names = areas.map(async (file) => keysOf(await wordsOf('zh', file)).map((key) => `${areaOf(file)}.${key}`));
  return (await Promise.all(names)).flat();
}

test('every text that a page names is there', async () => {
  const known = new Set(await namesOfTexts());
  const missing = files.flatMap(({ path, text }) => {
    const named = [...text.matchAll(/(?:\bt\(|words: )'([a-zA-Z]+\.[^']+)'/g)].map(([, key]) => key ?? '');
    return named.filter((key) => !known.has(key)).map((key) => `${path}: ${key}`);
  });
  expect(missing).toEqual([]);
});

test('every text is named somewhere: whole, by what stands above it, or by how it begins', async () => {
  const all = files.map(({ text }) => text).join('\n');
  const named = new Set([...all.matchAll(/['"]([\w.-]+)['"]/g)].map(([, name]) => name ?? ''));
  const beginnings = [...all.matchAll(/`([a-zA-Z]+\.[\w.-]*)\$\{/g)].map(([, beginning]) => beginning ?? '');
  const isNamed = (name: string): boolean => name.includes('.') && (named.has(name) || isNamed(name.slice(0, name.lastIndexOf('.'))));
  const unused = (await namesOfTexts()).filter((name) => {
    const singular = name.replace(/_(one|other|zero)$/, '');
    return !isNamed(singular) && !beginnings.some((beginning) => singular.startsWith(beginning));
  });
  expect(unused).toEqual([]);
});

test('states and steps of a case are called as the law of the case calls them', () => {
  expect(caseWords.case).toEqual(Object.fromEntries(Object.entries(CASE_STATES).map(([state, [zh]]) => [state, zh])));
  expect(caseWords.caseEvent).toEqual(Object.fromEntries(Object.entries(CASE_EVENTS).map(([event, { zh }]) => [event, zh])));
});

test.each([
  ['zh', 0],
  ['en', 1],
] as const)('findings are called in pages as in the files that the server makes: %s', async (language, place) => {
  const said = (table: Readonly<Record<string, readonly [string, string]>>) =>
    Object.fromEntries(Object.entries(table).map(([code, words]) => [code, words[place]]));
  const [states, findings] = [await wordsOf(language, 'states.ts'), await wordsOf(language, 'findings.ts')];
  expect([states['finding'], states['strength'], findings['severity']]).toEqual([FINDING_WORDS, STRENGTH_WORDS, SEVERITY_WORDS].map(said));
});

test('every right has a name', () => expect(keysOf(permissionWords).sort()).toEqual([...PERMISSIONS].sort()));
