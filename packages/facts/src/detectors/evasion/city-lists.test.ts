import { knowledge } from '@touchstone/knowledge';
import { type Body, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { observed } from '../../made-app.contract.ts';
import { evasion } from './detector.ts';
import { shortLists } from './short-lists.ts';

const CITY = 'Lcom/amap/api/location/AMapLocation;->getCity()Ljava/lang/String;';
const HAS = 'interface Ljava/util/List;->contains(Ljava/lang/Object;)Z';
const EQUALS = 'Ljava/lang/String;->equals(Ljava/lang/Object;)Z';
const PRINT = 'static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';

const opens: Body = (m) => m.constString('v0', 'gate.json').call('La/Files;->open(Ljava/lang/String;)V', null, 'v0');
/** The city is looked for in a list that comes from elsewhere, and something depends on it. */
const gates: Body = (m) =>
  m
    .call(CITY)
    .moveResult('v0')
    .invokeInterface(HAS.slice('interface '.length), 'p0', 'v0')
    .moveResult('v1')
    .if('eqz', 'v1', 'end')
    .op('nop')
    .label('end');
const asksForOne: Body = (m) =>
  m.call(CITY).moveResult('v0').call(EQUALS, 'v0', text('苏州')).moveResult('v1').if('eqz', 'v1', 'end').op('nop').label('end');
const prints: Body = (m) => m.call(CITY).moveResult('v0').call(PRINT, text('city'), 'v0');

const code = (...bodies: readonly (readonly [owner: string, body: Body])[]) =>
  [...Map.groupBy(bodies, ([owner]) => owner)].map(([owner, own]) =>
    cls(`cn.example.app.${owner}`, {
      methods: own.map(([, body], i) => method(`m${i}`, '(Ljava/util/List;)V', body, 'public static')),
    }),
  );
const GATE = '{"rules":{"block":["北京","上海","深圳"],"ratio":3}}';
const seen = (content: string, classes: ReturnType<typeof code>, name = 'assets/gate.json') =>
  observed(evasion, { classes, files: [{ name, data: content }] }, knowledge).map(([, { checks, how, grade }]) => [checks, how, grade]);
const found = (grade: string, name = 'assets/gate.json') => [['city', `${name}: 北京, 上海, 深圳`, grade]];

test('one class that names the file and compares is suspected, two are undecided', () => {
  expect(seen(GATE, code(['A', opens], ['A', gates]))).toEqual(found('suspected'));
  expect(seen(GATE, code(['A', opens], ['B', gates]))).toEqual(found('undecided'));
  expect(seen(GATE, code(['B', gates]), 'res/raw/gate.json')).toEqual(found('undecided', 'res/raw/gate.json'));
});

test.each<[string, string, ReturnType<typeof code>]>([
  ['nobody asks for the city', GATE, code(['A', opens])],
  ['the city is only printed', GATE, code(['A', opens], ['A', prints])],
  ['the city is compared with one of the code', GATE, code(['A', opens], ['A', asksForOne])],
  ['one city', '["北京"]', code(['A', opens], ['A', gates])],
  ['a list of other things', '["北京","天气","新闻","体育","上海"]', code(['A', opens], ['A', gates])],
  [
    'a catalogue of cities',
    JSON.stringify(['北京', '上海', '深圳', ...Array.from({ length: 60 }, (_, i) => `城${i}`)]),
    code(['A', opens], ['A', gates]),
  ],
])('no lead: %s', (_name, content, classes) => expect(seen(content, classes)).toEqual([]));

test.each<[string, readonly (readonly string[])[]]>([
  [
    '{"a":["x","y"],"b":{"c":"北京,上海"}}',
    [
      ['x', 'y'],
      ['北京', '上海'],
    ],
  ],
  ['block=北京、上海\nother=1', [['北京', '上海'], ['1'], ['北京', '上海', 'other=1']]],
  ['', []],
  [`[${'['.repeat(50_000)}`, []],
])('short lists, row %#', (content, lists) => expect(shortLists(content)).toEqual(lists));

test('what is too deep or too long ends', () => {
  expect(shortLists(`${'['.repeat(20_000)}"x"${']'.repeat(20_000)}`).length).toBeLessThanOrEqual(1);
  expect(shortLists('北京 '.repeat(100))).toEqual([]);
});
