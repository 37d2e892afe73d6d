import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CELL_FAULTS,
  fieldOf,
  fieldsOfLedger,
  guessMapping,
  headRow,
  LEDGER_FIELDS,
  LEDGER_KINDS,
  ledgerOf,
  mappingFaults,
  problemsOf,
  readCell,
  readRow,
} from './index.ts';

const heads = (kind: (typeof LEDGER_KINDS)[number], language: 'zh' | 'en') => fieldsOfLedger(kind).map((id) => fieldOf(id)[language]);

describe.each(LEDGER_KINDS.map((kind) => [kind] as const))('%s', (kind) => {
  test('its own heads are understood, in both languages, and its example fits', () => {
    for (const language of ['zh', 'en'] as const) {
      const guessed = guessMapping(kind, heads(kind, language));
      expect(Object.values(guessed).sort()).toEqual([...fieldsOfLedger(kind)].sort());
      expect(mappingFaults(kind, guessed)).toEqual([]);
    }
    const { example } = ledgerOf(kind);
    const named = fieldsOfLedger(kind).map((id) => fieldOf(id).zh);
    const cells = fieldsOfLedger(kind).map((id) => example[id] ?? '');
    expect(readRow(kind, named, guessMapping(kind, named), cells).faults).toEqual([]);
  });
});

test.each([
  [
    'apps',
    ['序号', 'APP 名称', '包名（Bundle ID）', '*统一社会信用代码：', '其它'],
    { 'APP 名称': 'appName', '包名（Bundle ID）': 'package', '*统一社会信用代码：': 'creditCode' },
  ],
  [
    'notices',
    ['应用名称', '应用开发者', '应用来源', '应用版本', '所涉问题', 'App备案号', '属地'],
    {
      应用名称: 'appName',
      应用开发者: 'operatorName',
      应用来源: 'source',
      应用版本: 'versionName',
      所涉问题: 'problems',
      App备案号: 'filingNumber',
      属地: 'province',
    },
  ],
  ['firms', ['__proto__', 'constructor', '企业名称', '企业名称'], { 企业名称: 'operatorName' }],
] as const)('heads of %s', (kind, given, mapping) => expect(guessMapping(kind, given)).toEqual(mapping));

test('a mapping must name what must be there, each field once', () => {
  expect(mappingFaults('firms', { a: 'operatorName', b: 'operatorName', c: 'appName' })).toEqual([
    { code: 'mapped-twice', column: 'b' },
    { code: 'unknown-field', column: 'c' },
    { code: 'field-not-mapped', field: 'creditCode' },
  ]);
});

test('titles above the heads are passed over', () => {
  const rows = [['2021年台账'], ['单位：家', '企业名称'], ['企业名称', '信用代码'], ['甲', '乙']];
  expect(headRow(rows, (text) => ['企业名称', '信用代码'].includes(text))).toBe(2);
  expect(headRow([['甲', '乙']], () => false)).toBeUndefined();
});

describe('cells', () => {
  test.each([
    ['day', '2021-12-09', '2021-12-09'],
    ['day', '2021/2/9 08:00:00', '2021-02-09'],
    ['day', '２０２１年１２月９日', '2021-12-09'],
    ['day', '20211209', '2021-12-09'],
    ['day', '2024-02-29', '2024-02-29'],
    ['province', '北京市', '11'],
    ['province', '广东省通信管理局', '44'],
    ['platform', '安卓', 'android'],
    ['operator-filing', '京ICP备 12345678 号-3', '京ICP备12345678号'],
    ['filing', '京icp备12345678号－1a', '京ICP备12345678号-1A'],
    ['name', '  甲\u0000乙 ', '甲乙'],
  ] as const)('%s %s', (type, text, value) => expect(readCell(type, text)).toEqual({ ok: true, value }));

  test.each([
    ['day', '2021-02-30', 'day'],
    ['day', '2023-02-29', 'day'],
    ['day', '44539', 'day'],
    ['day', '明天', 'day'],
    ['credit-code', '9.11101E+17', 'credit-code-length'],
    ['credit-code', '911101081234567860', 'credit-code-check'],
    ['filing', '京ICP备12345678号', 'filing-not-an-app'],
    ['filing', '火ICP备12345678号-1A', 'filing-province'],
    ['category', '40', 'category'],
    ['package', '../../etc', 'package'],
    ['email', 'a b@c', 'email'],
    ['name', 'x'.repeat(201), 'too-long'],
  ] as const)('%s %s is refused as %s', (type, text, code) => expect(readCell(type, text)).toEqual({ ok: false, code }));
});

test.each([
  ['违规收集个人信息；强制索权、过度索权', ['违规收集个人信息', '强制索权', '过度索权']],
  ['1.违规收集个人信息\n2.账号注销难', ['违规收集个人信息', '账号注销难']],
  ['（1）甲（2）乙', ['甲', '乙']],
  ['SDK2.x 违规、Android 13.0', ['SDK2.x 违规', 'Android 13.0']],
  ['；；', []],
])('problems of %s', (text, problems) => expect(problemsOf(text)).toEqual(problems));

test('each cell that does not fit is named with its column and what to do', () => {
  const named = ['企业名称', '信用代码', '属地'];
  expect(readRow('firms', named, guessMapping('firms', named), ['', '123', '火星']).faults).toEqual([
    { column: '信用代码', field: 'creditCode', value: '123', code: 'credit-code-length' },
    { column: '属地', field: 'province', value: '火星', code: 'province' },
    { column: '企业名称', field: 'operatorName', value: '', code: 'missing' },
  ]);
  const days = ['应用名称', '日期', '整改期限'];
  expect(readRow('deadlines', days, guessMapping('deadlines', days), ['甲', '2021-11-09', '2021-11-03']).faults).toMatchObject([
    { column: '整改期限', code: 'day-order' },
  ]);
});

test('whatever is in the cells, a row is read or its faults are of the list', () => {
  const ids = Object.keys(LEDGER_FIELDS);
  fc.assert(
    fc.property(
      fc.constantFrom(...LEDGER_KINDS),
      fc.array(fc.oneof(fc.constantFrom(...ids, '__proto__', '企业名称'), fc.string({ unit: 'binary' })), { maxLength: 12 }),
      fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('2021-12-09', '京', '1e400')), { maxLength: 14 }),
      (kind, named, cells) => {
        const { values, faults } = readRow(kind, named, guessMapping(kind, named), cells);
        for (const fault of faults) expect(CELL_FAULTS[fault.code]).toBeDefined();
        if (faults.length === 0) for (const field of ledgerOf(kind).required) expect(values[field]).toBeTruthy();
      },
    ),
    { numRuns: 300 },
  );
});
