import type { Fix, Report } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { unreadable } from '../fixtures/unreadable.fixture.ts';
import { render } from '../render.ts';
import { clauseParts, compareParts } from './clause-order.ts';
import { describeFact } from './describe-fact.ts';
import { placesText, subjectsText } from './fix-lines.ts';
import { reasonCounts } from './gate.ts';
import { sizeText } from './identity.ts';
import { dataMatrix } from './personal-data.ts';
import { sharingList } from './sharing-list.ts';
import { viewOf } from './view.ts';

const options = optionsIn('zh');
const view = viewOf(shopApp, options);

test('every finding is in the gate once', () => {
  const shown = view.gate.flatMap(({ items }) => items.flatMap(({ lines }) => lines.map(({ finding }) => finding.rule)));
  expect(shown.toSorted()).toEqual(shopApp.findings.map(({ rule }) => rule).toSorted());
});

test('164号文 comes first, then 191号文, whatever the order of the rule set', () => {
  expect(view.gate.map(({ folder }) => folder)).toEqual(['164', '191', '42582']);
});

test('an item with one rule not tested is not shown as clean', () => {
  const clean = shopApp.findings.map((finding, i) => (i === 0 ? finding : { ...finding, result: 'not-found' as const }));
  const [notice] = viewOf({ ...shopApp, findings: clean }, options).gate;
  expect(notice?.items[0]?.worst).toBe('not-tested');
});

test('a finding of a rule that the rule set does not have is still shown', () => {
  const stray: Report = {
    ...unreadable,
    findings: [{ rule: 'gone', clause: 'X-1', result: 'not-tested', reason: 'unreadable', facts: [] }],
  };
  expect(viewOf(stray, options).gate[0]?.items[0]?.lines[0]?.title).toBe('gone');
});

test('reasons are counted, the most frequent first', () => {
  expect(reasonCounts(shopApp.findings, 'not-tested', view.names)).toEqual([
    ['需要运行检测', 2],
    ['需要隐私政策、界面检测', 1],
    ['须由人工判定', 1],
  ]);
});

test('clauses are ordered as numbers', () => {
  const clauses = ['164-02.10', '164-02.9', 'PIC-08', '164-01'];
  expect(clauses.toSorted((a, b) => compareParts(clauseParts(a), clauseParts(b)))).toEqual(['164-01', '164-02.9', '164-02.10', 'PIC-08']);
});

test('the matrix has the app first, the undecided last, sensitive information on top', () => {
  const { owners, rows } = dataMatrix(shopApp, view.names);
  expect(owners.map(({ id }) => id)).toEqual(['app', 'example-ads', 'org.unnamed.kit', 'unknown']);
  expect(rows[0]).toMatchObject({ name: '精确位置', isSensitive: true });
});

test('the list of third parties has what is declared and what is readable, and code that no catalogue knows', () => {
  const rows = sharingList(shopApp, options, view.names);
  expect(rows.filter((row) => row.handlesPersonalInfo)).toMatchObject([
    {
      name: '示例广告',
      declared: [
        { how: '公开声明', data: ['IMEI', 'Android ID'] },
        { how: '声明为可选', data: ['精确位置'] },
      ],
      readable: ['IMEI', '精确位置'],
    },
    { name: '第三方代码 org.unnamed.kit', readable: ['软件列表'] },
  ]);
  expect(rows.find((row) => row.id === 'example-network')?.handlesPersonalInfo).toBe(false);
});

test.each([
  [999, '999 B'],
  [1_536, '1.5 KB (1,536 B)'],
  [19_084_112, '18.2 MB (19,084,112 B)'],
  [3_221_225_472, '3.0 GB (3,221,225,472 B)'],
])('%d bytes', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test('a library is named with what it is', () => {
  const [first] = shopApp.facts;
  const fact = { ...first!, attributes: { ...first!.attributes, owner: 'library', sdk: 'example-network' } };
  expect(view.names.ownerOf(fact)).toBe('示例网络库 · 通用基础库');
});

test('a check of which only parts were seen says how far', () => {
  const fact = {
    kind: 'evasion.check',
    attributes: { checks: 'city', how: 'assets/a.json: 北京, 上海', grade: 'undecided' },
    at: { file: 'a' },
  };
  expect(describeFact(fact, view.names)).toBe('识别城市（assets/a.json: 北京, 上海；无法判定）');
});

test('what rests on a suggested type says so', () => {
  const fact = { kind: 'compare.unnecessary-for-type', attributes: { data: 'imei', type: 7, confirmed: false }, at: { file: 'a' } };
  expect(describeFact(fact, view.names)).toBe('读取该类型非必要的IMEI（应用类型待确认）');
});

test('what a fix changes is named, and places are counted once', () => {
  const fix = (more: Partial<Fix>): Fix => ({ ...(shopApp.fixFirst[1] as Fix), ...more });
  const subjects = ['imei', 'example-ads', 'android.permission.READ_SMS', 'com.a.permission.B', 'watch-clipboard'];
  expect(subjectsText(fix({ subjects }), view.names)).toBe('IMEI、示例广告、READ_SMS、com.a.permission.B、监听剪切板');
  expect(subjectsText(fix({ subjects: Array(14).fill('imei') }), view.names)).toMatch(/IMEI \(\+2\)$/);
  expect(placesText(fix({ facts: [1, 1, 2] }), view)).toMatch(/ \(\+1\)$/);
  expect(placesText(fix({ facts: [1, 1] }), view)).not.toMatch(/\(/);
});

test.each<['text' | 'html', string, readonly string[]]>([
  [
    'text',
    '其他观察',
    ['调试证书签名', '可调试', '使用未声明', 'LocationManager.getLastKnownLocation — 示例广告', 'cn.example.shop.Sync', 'libshop.so'],
  ],
  [
    'html',
    '其他观察',
    ['调试证书签名', '可调试', '使用未声明', 'LocationManager.getLastKnownLocation', '证书校验薄弱', 'DexClassLoader', 'libshop.so'],
  ],
])('the %s says what no rule cites', (format, heading, said) => {
  const page = render(shopApp, format, options);
  for (const text of [heading, ...said]) expect(page).toContain(text);
  expect(page).not.toContain('cn.example.shop.Guarded');
});
