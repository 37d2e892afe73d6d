import { type Configuration, type Entry, type EntryTable, type ResourceTable, readArsc, type Value } from '@touchstone/formats/arsc';
import { sampleFiles } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { resourcesOf } from './read-resources.ts';

const ANY = {
  ...{ mcc: 0, mnc: 0, orientation: 0, touchscreen: 0, density: 0, keyboard: 0, navigation: 0, inputFlags: 0, grammaticalInflection: 0 },
  ...{ screenWidth: 0, screenHeight: 0, sdk: 0, minorVersion: 0, screenLayout: 0, uiMode: 0, smallestWidthDp: 0, screenWidthDp: 0 },
  ...{ screenHeightDp: 0, screenLayout2: 0, colorMode: 0, language: '', region: '', script: '', variant: '', numbering: '' },
} satisfies Omit<Configuration, 'qualifier'>;

/** A text, a reference as `@` and hexadecimal, or the texts of an array. */
type Given = string | readonly string[];
type Row = readonly [qualifier: string, configuration: Partial<Configuration>, values: Readonly<Record<number, Given>>];

/** One package with types `string` (1) and `array` (2); names are `n0`, `n1` …, the same for both. */
function tableOf(types: Readonly<Record<string, readonly Row[]>>, packageId = 0x7f): ResourceTable {
  const texts: string[] = [];
  const valueFor = (given: string): Value => {
    const [, reference] = /^@([0-9a-f]+)$/.exec(given) ?? [];
    return reference === undefined ? { type: 3, data: texts.push(given) - 1 } : { type: 1, data: Number.parseInt(reference, 16) };
  };
  const entryFor = (key: number, given: Given): Entry => {
    if (typeof given === 'string') return { key, value: valueFor(given), bag: undefined };
    const items = given.map((text, i) => ({ name: i, value: valueFor(text) }));
    return { key, value: undefined, bag: { parent: 0, count: items.length, items: () => items } };
  };
  const entryTable = ([qualifier, configuration, values]: Row): EntryTable => {
    const entries = Object.entries(values).map(([index, given]) => [Number(index), entryFor(Number(index), given)] as const);
    return {
      configuration: { ...ANY, ...configuration, qualifier },
      entryAt: (index) => new Map(entries).get(index),
      entries: () => entries,
    };
  };
  const pool = (at: (index: number) => string | undefined) => ({ count: 0, at, spansOf: () => 0 });
  const kinds = Object.entries(types).map(([name, rows], i) => [i + 1, { name, tables: rows.map(entryTable) }] as const);
  return {
    strings: pool((index) => texts[index]),
    packages: [{ id: packageId, name: 'cn.example', types: new Map(kinds), keys: pool((index) => `n${index}`), libraries: [] }],
  };
}
const ID = 0x7f01_0000;
const of = (...rows: readonly Row[]) => resourcesOf([tableOf({ string: rows })]);

const CN: Row = ['zh-rCN', { language: 'zh', region: 'CN' }, { 0: 'CN' }];
const ZH: Row = ['zh', { language: 'zh' }, { 0: 'zh' }];
const TW: Row = ['zh-rTW', { language: 'zh', region: 'TW' }, { 0: 'TW' }];
const FR: Row = ['fr', { language: 'fr' }, { 0: 'fr' }];
const DEFAULT: Row = ['', {}, { 0: 'default' }];

describe('text', () => {
  test.each<[string, readonly Row[], string, string | undefined]>([
    ['zh-rCN before zh', [DEFAULT, TW, ZH, CN], 'zh', 'CN'],
    ['zh before zh-rTW', [DEFAULT, TW, ZH], 'zh', 'zh'],
    ['zh-rTW before the default', [DEFAULT, FR, TW], 'zh', 'TW'],
    ['the default before other languages', [FR, DEFAULT], 'zh', 'default'],
    ['the first when there is nothing else', [FR, TW], 'en', 'fr'],
    ['the default whatever the language', [ZH, DEFAULT], '', 'default'],
    ['none', [], 'zh', undefined],
    ['by day rather than night', [['night', { uiMode: 0x20 }, { 0: 'night' }], DEFAULT], '', 'default'],
    ['the newest version', [DEFAULT, ['v21', { sdk: 21 }, { 0: 'v21' }], ['v26', { sdk: 26 }, { 0: 'v26' }]], '', 'v26'],
    ['no version that is not out', [DEFAULT, ['v99', { sdk: 99 }, { 0: 'v99' }]], '', 'default'],
    [
      'the sharpest picture',
      [
        ['mdpi', { density: 160 }, { 0: 'mdpi' }],
        ['xxhdpi', { density: 480 }, { 0: 'xxhdpi' }],
      ],
      '',
      'xxhdpi',
    ],
  ])('%s', (_name, rows, language, text) => {
    expect(of(...rows).text(ID, language)).toBe(text);
  });

  test('references are followed in the language that was asked for', () => {
    const target: Row = ['zh', { language: 'zh' }, { 1: '试金石' }];
    expect(of(['', {}, { 0: '@7f010001', 1: 'Touchstone' }], target).text(ID, 'zh')).toBe('试金石');
  });

  test('references in a circle lead nowhere', () => {
    const resources = of(['', {}, { 0: '@7f010001', 1: '@7f010000' }]);
    expect([resources.text(ID, 'zh'), resources.values(ID)]).toEqual([undefined, [{ text: undefined, configuration: '' }]]);
  });

  test('a chain longer than Android follows leads nowhere', () => {
    const chain = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [i, `@${(ID + i + 1).toString(16)}`]));
    const resources = of(['', {}, { ...chain, 40: 'end' }]);
    expect([resources.text(ID, ''), resources.text(ID + 30, '')]).toEqual([undefined, 'end']);
  });

  test('package 0 in a reference is the package itself', () => {
    expect(of(['', {}, { 0: '@10001', 1: 'here' }]).text(ID, '')).toBe('here');
  });
});

test('values: default first, arrays item by item', () => {
  const resources = resourcesOf([tableOf({ string: [ZH, DEFAULT], array: [['', {}, { 0: ['a', '@7f010000'] }]] })]);
  expect(resources.values(ID)).toEqual([
    { text: 'default', configuration: '' },
    { text: 'zh', configuration: 'zh' },
  ]);
  expect(resources.values(0x7f02_0000).map(({ text }) => text)).toEqual(['a', 'default']);
});

test('splits add configurations, the base comes first', () => {
  const resources = resourcesOf([tableOf({ string: [DEFAULT] }), tableOf({ string: [['', {}, { 0: 'split', 1: 'new' }], ZH] })]);
  expect([resources.text(ID, ''), resources.text(ID, 'zh'), resources.text(ID + 1, '')]).toEqual(['default', 'zh', 'new']);
});

test('names and ids', () => {
  const resources = of(['', {}, { 3: 'x' }]);
  expect([resources.nameOf(ID + 3), resources.idOf('string', 'n3'), resources.idOf('string', 'n4')]).toEqual([
    'string/n3',
    ID + 3,
    undefined,
  ]);
  expect([resources.nameOf(0), resources.idOf('id', 'n3')]).toEqual([undefined, undefined]);
});

test('texts: each once, paths of files left out', () => {
  const resources = resourcesOf([
    tableOf({ string: [['', {}, { 0: 'a', 1: 'a', 2: 'b/c' }], FR], layout: [['', {}, { 0: 'res/layout/main.xml', 1: 'plain' }]] }),
  ]);
  expect([...resources.texts()].map(({ name, text, configuration }) => [name, text, configuration])).toEqual([
    ['string/n0', 'a', ''],
    ['string/n2', 'b/c', ''],
    ['string/n0', 'fr', 'fr'],
    ['layout/n1', 'plain', ''],
  ]);
});

test('real resources', () => {
  const [table] = sampleFiles('resources.arsc').filter(({ apk }) => apk === 'settings_apk-debug.apk');
  const resources = resourcesOf([readArsc(table?.bytes ?? new Uint8Array(0)).value]);
  const id = resources.idOf('string', 'common_google_play_services_enable_button') ?? 0;
  expect(resources.text(id, 'zh')).toBe('启用');
  expect(resources.text(id, 'en')).toBe('Enable');
  expect(resources.nameOf(id)).toBe('string/common_google_play_services_enable_button');
  expect([...resources.texts()].length).toBeGreaterThan(1_000);
});
