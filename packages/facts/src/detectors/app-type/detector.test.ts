import { expect, test } from 'vitest';
import type { Fact } from '../../fact.ts';
import type { AppType } from '../../knowledge.ts';
import { type MadeApp, NO_KNOWLEDGE, observed } from '../../made-app.contract.ts';
import { appType } from './detector.ts';

const type = (number: number, words: readonly string[], tokens: readonly string[] = []): AppType => ({
  number,
  name: '',
  en: '',
  aliases: [],
  basicFunction: '',
  necessary: [{ text: '', tokens }],
  words,
});
const appTypes = [
  type(1, ['地图', '导航', 'map'], ['loc_precise']),
  type(14, ['二手车']),
  type(20, ['二手']),
  type(27, ['直播', 'live']),
  type(28, ['视频', 'music']),
  type(32, ['浏览器', 'browser']),
  type(33, ['输入法']),
];
const lists = { 'app-type': { permissions: [{ type: '28', permissions: ['RECORD_AUDIO'] }] } };

const labelled = (label: string, parts: MadeApp = {}): MadeApp => ({ application: `android:label="${label}"`, ...parts });
const VIEW = (data: string) =>
  `<activity android:name="a.B" android:exported="true"><intent-filter><action android:name="android.intent.action.VIEW"/><category android:name="android.intent.category.BROWSABLE"/>${data}</intent-filter></activity>`;
const BOTH = '<data android:scheme="http"/><data android:scheme="https"/>';

test.each<[string, MadeApp, number | undefined]>([
  ['a word of the label', labelled('某某地图'), 1],
  ['the longer of two words', labelled('二手车之家'), 14],
  ['of two words the last', labelled('视频直播'), 27],
  ['a permission tips the scale', labelled('视频直播', { tags: '<uses-permission android:name="android.permission.RECORD_AUDIO"/>' }), 28],
  ['a word of the package', labelled('Go', { package: 'com.shop.map' }), 1],
  ['a word inside another word', labelled('Mapper', { package: 'com.mapper.olive' }), undefined],
  ['nothing that tells', labelled('Kuaikuai'), undefined],
  [
    'an input method',
    labelled('某某', { components: '<service android:name="a.B" android:permission="android.permission.BIND_INPUT_METHOD"/>' }),
    33,
  ],
  ['what opens any page', labelled('某某', { components: VIEW(BOTH) }), 32],
  ['what opens pages of one site', labelled('某某', { components: VIEW(`${BOTH}<data android:host="a.cn"/>`) }), undefined],
])('%s', (_name, parts, number) => {
  expect(observed(appType, parts, { appTypes, lists })[0]?.[1]['type']).toBe(number);
});

test('the reason is a list of codes, of no language', () => {
  expect(observed(appType, labelled('某某地图', { package: 'cn.map.app' }), { appTypes })[0]?.[1]['reason']).toBe('label:地图,package:map');
});

test('no suggestion when the type is given', () => {
  expect(observed(appType, labelled('某某地图'), { appTypes }, { appType: 28 })).toEqual([]);
});

const reads = (data: string, owner: Fact['attributes'], file = 'classes.dex'): Fact => ({
  kind: 'code.reads',
  attributes: { data, via: 'api', api: 'x', ...owner },
  at: { file },
});
const own = { owner: 'app', package: 'cn.example' };
const suggested: Fact = { kind: 'app.type-suggested', attributes: { type: 1, reason: '' }, at: { file: '' } };

test.each<[string, readonly Fact[], number | undefined, readonly object[]]>([
  ['necessary for the type', [reads('loc_precise', own)], 1, []],
  ['not necessary', [reads('imei', own)], 1, [{ data: 'imei', type: 1, confirmed: true, ...own }]],
  ['of a suggested type', [suggested, reads('imei', own)], undefined, [{ data: 'imei', type: 1, confirmed: false, ...own }]],
  ['of no type', [reads('imei', own)], undefined, []],
  [
    'read twice by one owner',
    [reads('imei', own), reads('imei', { ...own, package: 'cn.example.b' })],
    1,
    [{ data: 'imei', type: 1, confirmed: true, ...own }],
  ],
  [
    'read by the app and an SDK',
    [reads('imei', own), reads('imei', { owner: 'sdk', sdk: 'umeng', package: 'com.umeng' })],
    1,
    [{ owner: 'app' }, { owner: 'sdk', sdk: 'umeng' }],
  ],
])('information %s', (_name, facts, given, expected) => {
  const options = given === undefined ? {} : { appType: given };
  const found = [...(appType.conclude?.(facts, { ...NO_KNOWLEDGE, appTypes }, options) ?? [])];
  expect(found.map(({ attributes }) => attributes)).toEqual(expected.map((attributes) => expect.objectContaining(attributes)));
});
