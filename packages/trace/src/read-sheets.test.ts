import { describe, expect, test } from 'vitest';
import { readSheets } from './read-sheets.ts';
import type { CallRecord, RunContext } from './trace.ts';

function read(rows: readonly (readonly string[])[], name = 'App_privacy_compliance_testing') {
  const [calls, contexts] = [[] as CallRecord[], [] as RunContext[]];
  const summary = readSheets(
    [
      { name: 'other', rows: [['x']] },
      { name, rows },
    ],
    {
      record(record, context) {
        if (record.kind === 'call') calls.push(record);
        contexts.push(context);
      },
    },
  );
  return { calls, contexts, summary };
}

const STACK = '   android.telephony.TelephonyManager.getDeviceId(Native Method)\r\n   com.umeng.A.b(A.java:1)\r\n';

describe('Camille', () => {
  const heading = ['隐私政策状态', '时间点', '行为主体', '操作行为', '行为描述', '传入参数', '调用堆栈'];
  const row = (consent: string, time: string) => [consent, time, '友盟', '获取电话相关信息', '获取IMEI', '无参数', STACK];

  test('each row is a call', () => {
    const { calls, contexts, summary } = read([heading, row('同意隐私政策前', '2021-7-5 9:5:7'), row('同意隐私政策后', '2021-7-5 9:5:8')]);
    expect(calls[0]).toEqual({
      kind: 'call',
      line: 2,
      time: Date.UTC(2021, 7, 5, 1, 5, 7),
      api: { class: 'android.telephony.TelephonyManager', method: 'getDeviceId' },
      label: '获取电话相关信息：获取IMEI',
      arguments: [],
      stack: ['com.umeng.A.b(A.java:1)'],
      statedOwner: '友盟',
      consent: 'before-consent',
    });
    expect(contexts.map(({ consent }) => consent)).toEqual(['before-consent', 'after-consent']);
    expect(summary).toMatchObject({
      format: 'camille',
      records: 2,
      problems: [{ code: 'camille/months-from-zero', detail: '2021-7-5 9:5:7' }],
    });
  });

  test('the older table without consent and subject', () => {
    const { calls } = read([
      ['时间点', '操作行为', '行为描述', '传入参数', '调用堆栈'],
      [
        '2021-0-31 23:0:1',
        '申请权限',
        '申请具体权限看"参数1"',
        '参数0：{}\r\n参数1：["android.permission.CAMERA"]\r\n参数2：1\r',
        '   androidx.core.app.ActivityCompat.requestPermissions(Native Method)\r\n',
      ],
    ]);
    expect(calls[0]).toMatchObject({
      time: Date.UTC(2021, 0, 31, 15, 0, 1),
      api: { class: 'androidx.core.app.ActivityCompat', method: 'requestPermissions' },
      arguments: ['{}', '["android.permission.CAMERA"]', '1'],
    });
  });

  test.each([
    ['leading zeros', '2021-08-05 09:05:07', Date.UTC(2021, 7, 5, 1, 5, 7)],
    ['a day that the next month has not', '2021-1-31 9:5:7', Date.UTC(2021, 0, 31, 1, 5, 7)],
    ['a date cell', '44413.5', Date.UTC(2021, 7, 5, 4)],
    ['nothing to tell by', '2021-7-5 9:5:7', Date.UTC(2021, 7, 5, 1, 5, 7)],
  ])('months: %s', (_name, time, expected) => {
    expect(read([heading, row('', time)]).calls[0]?.time).toBe(expected);
  });

  test('what one row shows counts for all', () => {
    const { calls } = read([heading, row('', '2021-7-5 9:5:7'), row('', '2021-1-31 9:5:7')]);
    expect(calls.map(({ time }) => time)).toEqual([Date.UTC(2021, 6, 5, 1, 5, 7), Date.UTC(2021, 0, 31, 1, 5, 7)]);
  });

  test('empty rows are passed over, incomplete ones counted', () => {
    const { calls, summary } = read([heading, [], ['', '2021-7-5 9:5:7'], row('', '2021-7-5 9:5:7'), ['']]);
    expect([calls.length, summary.problems.find(({ code }) => code === 'camille/incomplete-row')?.lines]).toEqual([1, [3]]);
  });
});

test('AppScan: the latest stands first, without times', () => {
  const { calls, summary } = read(
    [
      ['序号', '主体', '操作行为', '堆栈'],
      ['1', 'com.umeng', '获取IMEI', STACK],
      [
        '2',
        'main',
        '获取位置信息',
        '   android.location.LocationManager.getLastKnownLocation(Native Method)\r\n   cn.example.A.b(A.java:1)\r\n',
      ],
    ],
    '关注列表',
  );
  expect(calls.map(({ line, api, statedOwner }) => [line, api?.method, statedOwner])).toEqual([
    [2, 'getDeviceId', 'com.umeng'],
    [3, 'getLastKnownLocation', 'main'],
  ]);
  expect(summary).toMatchObject({ format: 'appscan', problems: [] });
});

test.each([
  ['no sheets', []],
  [
    'a sheet with other columns',
    [
      {
        name: '价格',
        rows: [
          ['商品', '价格'],
          ['a', '1'],
        ],
      },
    ],
  ],
])('%s: refused', (_name, sheets) => {
  expect(readSheets(sheets, { record: () => undefined }).problems.map(({ code }) => code)).toEqual(['trace/unknown-format']);
});

test.each([
  ['cn.example.shop', []],
  ['com.umeng.demo', ['trace/app-not-seen']],
])('a log that names no app, read for %s', (app, codes) => {
  const stack =
    '   android.os.Build.getSerial(Native Method)\r\n   com.getui.A.b(A.java:1)\r\n   cn.example.shop.App.onCreate(App.java:2)\r\n';
  const rows = Array.from({ length: 20 }, () => ['1', 'main', '获取设备序列号', stack]);
  const summary = readSheets(
    [{ name: '关注列表', rows: [['序号', '主体', '操作行为', '堆栈'], ...rows] }],
    { record: () => undefined },
    { package: app },
  );
  expect(summary.problems.map(({ code }) => code)).toEqual(codes);
});
