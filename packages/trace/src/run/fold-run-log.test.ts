import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { createTraceReader } from '../read-trace.ts';
import { foldRunLog } from './fold-run-log.ts';

const LINES = [
  {
    format: 'touchstone-trace',
    version: 1,
    app: { package: 'cn.example' },
    device: { values: [{ data: 'android_id', value: '9774d56d682e549c' }] },
  },
  { kind: 'phase', time: 1, scenario: 'first-launch', edge: 'start' },
  { kind: 'call', time: 2, data: 'android_id', arguments: [], stack: ['cn.example.App.onCreate(App.java:1)'] },
  { kind: 'call', time: 3, data: 'android_id', arguments: [], stack: ['cn.example.App.onCreate(App.java:1)'] },
  {
    kind: 'request',
    time: 4,
    protocol: 'http',
    host: 'a.example',
    url: 'http://a.example/?i=9774d56d682e549c',
    headers: [],
    decrypted: false,
  },
  {
    kind: 'request',
    time: 5,
    protocol: 'http',
    host: 'a.example',
    url: 'http://a.example/?i=9774d56d682e549c',
    headers: [],
    decrypted: false,
  },
  { kind: 'dialog', time: 6, permissions: ['android.permission.CAMERA'], outcome: 'shown' },
  { kind: 'phase', time: 9, scenario: 'first-launch', edge: 'end' },
];

function folded(lines: readonly object[]) {
  const fold = foldRunLog('run.jsonl', {
    classify: ({ data }) => (data === undefined ? [] : [{ effect: 'reads', data, api: data, by: 'stated' }]),
    ownerOf: () => ({ owner: 'app', package: 'cn.example' }),
    values: [],
    ports,
  });
  const reader = createTraceReader(fold.sink);
  reader.push(lines.map((line) => JSON.stringify(line)).join('\n'));
  return fold.end(reader.end());
}

test('a log is folded into steps, episodes, dialogs and what was sent', () => {
  const log = folded(LINES);
  expect(log.steps).toEqual([{ scenario: 'first-launch', line: 2, from: 1, to: 9 }]);
  expect(log.episodes.map(({ touch, count, context }) => [touch.data, count, context.consent])).toEqual([
    ['android_id', 2, 'before-consent'],
  ]);
  expect(log.dialogs.map(({ record, order }) => [record.permissions, order])).toEqual([[['android.permission.CAMERA'], 6]]);
  expect(
    log.sent.map(({ found, host, count, times, isEncrypted }) => [found.data, found.encoding, host, count, times, isEncrypted]),
  ).toEqual([['android_id', 'plain', 'a.example', 2, [4, 5], false]]);
  expect(log.hosts).toMatchObject([{ host: 'a.example', requests: 2, cleartext: 2 }]);
  expect(log.left).toEqual({});
});

test('more dialogs than can be kept are counted', () => {
  const dialog = { kind: 'dialog', time: 1, permissions: ['android.permission.CAMERA'], outcome: 'shown' };
  const log = folded([LINES[0] as object, ...Array.from({ length: 20_003 }, () => dialog)]);
  expect([log.dialogs.length, log.left]).toEqual([20_000, { dialog: 3 }]);
});

test('requests for packages are kept', () => {
  const request = { kind: 'request', protocol: 'http', host: 'a.example', headers: [], decrypted: false };
  const urls = ['http://a.example/a.apk?c=1', 'http://a.example/?f=a.apk', 'http://a.example/download'];
  const typed = { response: { status: 200, headers: [['Content-Type', 'application/vnd.android.package-archive']] } };
  const log = folded([LINES[0] as object, ...urls.map((url, i) => ({ ...request, time: i, url, ...(i === 2 ? typed : {}) }))]);
  expect(log.packages.map(({ record }) => record.url)).toEqual([urls[0], urls[2]]);
});
