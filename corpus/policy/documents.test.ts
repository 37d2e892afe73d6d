import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface Expected {
  readonly file: string;
  readonly encoding: string;
  readonly states: readonly string[];
  readonly lacks: readonly string[];
  readonly denied: readonly string[];
  readonly items: readonly { readonly data: string }[];
  readonly thirdParties: readonly { readonly kinds: readonly string[]; readonly missing: readonly string[] }[];
  readonly [key: string]: Json | readonly object[];
}

const folders = ['documents/', 'held-back/documents/'].filter((folder) => existsSync(at(folder)));
const cases = folders.flatMap((folder) =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => ({ folder, expected: JSON.parse(readFileSync(at(folder + name), 'utf8')) as Expected })),
);
const tokens = new Set(Object.keys(parse(readFileSync(at('../../data/personal-info.yaml'), 'utf8'))));

/** Of these keys the strings are words about the document, or values brought into one form, and not words of the document. */
const notQuoted = new Set(
  'file form encoding declaredEncoding language dates states lacks unclear denied defects traps data kinds missing rights about unit reason where place by link alsoAccepted'.split(
    ' ',
  ),
);

test('there are documents', () => {
  expect(cases.length).toBeGreaterThan(0);
});

test.each(cases)('$folder $expected.file says what is expected of it', ({ folder, expected }) => {
  const shown = visibleText(decode(readFileSync(at(folder + expected.file)), expected.encoding));
  expect(shown.length).toBeGreaterThan(600);
  expect(quotations(expected).filter((words) => !shown.includes(squeeze(words)))).toEqual([]);
  expect(links(expected).filter((link) => !readText(folder, expected).includes(link))).toEqual([]);
});

test.each(cases)('$folder $expected.file uses the common vocabulary', ({ expected }) => {
  const used = [...expected.denied, ...expected.items.map(({ data }) => data), ...expected.thirdParties.flatMap(({ kinds }) => kinds)];
  expect(used.filter((token) => !tokens.has(token))).toEqual([]);
  expect(expected.states.filter((statement) => expected.lacks.includes(statement))).toEqual([]);
  expect(new Set(expected.states).size).toBe(expected.states.length);
});

function at(path: string): URL {
  return new URL(path, import.meta.url);
}

function readText(folder: string, expected: Expected): string {
  return decode(readFileSync(at(folder + expected.file)), expected.encoding);
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding.replace('-bom', ''), { fatal: true }).decode(bytes);
}

/** Every string of the expectation that must stand in the document. */
function quotations(value: Json | object, key = ''): string[] {
  if (notQuoted.has(key) || value === null) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((inner) => quotations(inner, key));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([inner, held]) => quotations(held, inner));
}

function links(expected: Expected): string[] {
  return expected.thirdParties.flatMap((party) => ('link' in party && typeof party.link === 'string' ? [party.link] : []));
}

/** Rough on purpose: enough to find quotations in these documents, not a reader of HTML. */
function visibleText(markup: string): string {
  const bare = markup
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&(nbsp|amp|lt|gt|quot|ldquo|rdquo|copy|ndash|mdash|middot);/g, (_, name: string) => entities[name] ?? '');
  return squeeze(bare);
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
  ndash: '–',
  mdash: '—',
  middot: '·',
};

function squeeze(text: string): string {
  return text.replace(/[\s\u200b\ufeff|*`#]+/g, '');
}
