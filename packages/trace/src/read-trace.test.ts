import { encodeUtf8 } from '@touchstone/kernel/bytes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from './collected.contract.ts';

const lines = (...values: unknown[]) => `${values.map((value) => JSON.stringify(value)).join('\n')}\n`;
const header = { format: 'touchstone-trace', version: 1, app: { package: 'cn.example.shop' } };
const read = (time: number, more: object = {}) => ({ kind: 'call', time, data: 'imei', ...more });
const T = 1_763_773_200_000;

const log = lines(
  header,
  { kind: 'phase', time: T, scenario: 'first-launch', edge: 'start' },
  read(T + 1, { api: { class: 'android.telephony.TelephonyManager', method: 'getDeviceId' }, stack: ['cn.example.shop.A.b(A.java:1)'] }),
  { kind: 'consent', time: T + 2, event: 'agreed', text: '同意并继续' },
  read(T + 3),
  { kind: 'request', time: T + 4, protocol: 'http', host: 'A.Example', headers: [['A', 'b']], body: '{"a":"中"}' },
);

describe('our own contract', () => {
  test('each record comes once, in order, with what was going on', () => {
    const { heads, records, contexts, summary } = collect(log);
    expect(heads).toEqual([{ format: 'touchstone', version: '1', app: { package: 'cn.example.shop' } }]);
    expect(records.map(({ kind, line }) => `${line} ${kind}`)).toEqual(['2 phase', '3 call', '4 consent', '5 call', '6 request']);
    expect(contexts.map(({ consent }) => consent)).toEqual([
      'before-consent',
      'before-consent',
      'after-consent',
      'after-consent',
      'after-consent',
    ]);
    expect(records[1]).toEqual({
      kind: 'call',
      line: 3,
      time: T + 1,
      data: 'imei',
      api: { class: 'android.telephony.TelephonyManager', method: 'getDeviceId' },
      arguments: [],
      stack: ['cn.example.shop.A.b(A.java:1)'],
    });
    expect(records[4]).toMatchObject({ host: 'a.example', decrypted: false, headers: [['A', 'b']], body: encodeUtf8('{"a":"中"}') });
    expect(summary).toMatchObject({ format: 'touchstone', records: 5, kinds: { call: 2, request: 1 }, from: T, to: T + 4, problems: [] });
  });

  test.each([
    ['bytes, one at a time', encodeUtf8(log), 1],
    ['bytes, in sevens', encodeUtf8(log), 7],
    ['text, one at a time', log, 1],
    ['with a mark', encodeUtf8(`\ufeff${log}`), 4096],
    ['with carriage returns', log.replaceAll('\n', '\r\n'), 11],
    ['UTF-16 of PowerShell', utf16(log), 5],
  ])('%s gives the same', (_name, input, size) => {
    expect(collect(input, {}, size).records).toEqual(collect(log).records);
  });

  test.each([
    ['a line that is no JSON', '{"kind":"call","time":', 'trace/unreadable-line'],
    ['a kind that is not known', '{"kind":"noise","time":1}', 'touchstone/unknown-kind'],
    ['a kind that every object has', '{"kind":"constructor","time":1}', 'touchstone/unknown-kind'],
    ['a kind that is the root of objects', '{"kind":"__proto__","time":1}', 'touchstone/unknown-kind'],
    ['a header nested deeper than can be written', `{"format":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'touchstone/other-format'],
    ['a call that says nothing', '{"kind":"call","time":1}', 'touchstone/incomplete-record'],
    ['a scenario that is not known', '{"kind":"phase","time":1,"scenario":"lunch","edge":"start"}', 'touchstone/incomplete-record'],
    ['a later version', '{"format":"touchstone-trace","version":7}', 'touchstone/other-version'],
    ['a number instead of a record', '7', 'trace/unreadable-line'],
  ])('%s is counted, the rest is read', (_name, line, code) => {
    const { records, summary } = collect(`${log}${line}\n${lines(read(T + 9))}`);
    expect(records).toHaveLength(6);
    expect(summary.problems).toMatchObject([{ code, count: 1, lines: [7] }]);
  });

  test('a line of megabytes is skipped and not kept', () => {
    const { records, codes } = collect(`${log}{"kind":"call","data":"${'x'.repeat(3 << 20)}"}\n${lines(read(T + 9))}`, {}, 65_536);
    expect(records).toHaveLength(6);
    expect(codes).toEqual(['trace/line-too-long']);
  });

  test('the log of another app says so', () => {
    const { summary, records } = collect(log, { package: 'cn.example.other' });
    expect(summary.problems).toEqual([{ code: 'trace/other-app', count: 1, lines: [1], detail: 'cn.example.shop' }]);
    expect(records).toHaveLength(5);
  });

  test('a clock that is set back or ahead is counted, the order of the file stays', () => {
    const { summary, records } = collect(lines(header, read(T), read(T - 500), read(T - 60_000), read(T + 9e8)));
    expect(summary.problems.map(({ code, lines: at }) => [code, at])).toEqual([
      ['trace/clock-jumps-ahead', [5]],
      ['trace/clock-jumps-back', [4]],
    ]);
    expect(records.map(({ time }) => time)).toEqual([T, T - 500, T - 60_000, T + 9e8]);
  });

  test('bytes that are not UTF-8 are told', () => {
    expect(collect(Uint8Array.of(...encodeUtf8(log), 0xd6, 0xd0, 0xb9, 0xfa, 0x0a)).codes).toEqual([
      'trace/not-utf-8',
      'trace/unreadable-line',
    ]);
  });
});

describe('what is no log', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['a page', '<!doctype html><title>x</title>', 'web-page'],
    ['a policy', '本隐私政策适用于示例商城。', 'text'],
    ['a capture', Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0), 'capture'],
    ['a workbook of Excel 97', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'workbook'],
    ['a PDF', encodeUtf8('%PDF-1.7'), 'pdf'],
    ['an app', encodeUtf8('PK\u0003\u0004\u0014\0\0\0\0\0AndroidManifest.xml'), 'app'],
    ['an XLSX', encodeUtf8('PK\u0003\u0004\u0014\0\0\0\0\0[Content_Types].xml'), 'workbook'],
    ['a compressed file', Uint8Array.of(0x1f, 0x8b, 8), 'compressed'],
  ])('%s is refused with what it looks like', (_name, input, detail) => {
    const { summary, records } = collect(input);
    expect(summary.problems).toEqual([{ code: 'trace/unknown-format', count: 1, lines: [0], detail }]);
    expect(records).toEqual([]);
  });
});

test('cut anywhere, the lines before are read', () => {
  const bytes = encodeUtf8(log);
  const whole = collect(log).records;
  for (let end = 0; end <= bytes.length; end++) {
    const { records } = collect(bytes.subarray(0, end), { format: 'touchstone' }, 64);
    expect(whole.slice(0, records.length)).toEqual(records);
  }
});

test('whatever is changed in it, nothing is thrown', () => {
  const bytes = encodeUtf8(log);
  const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(change, (changes) => {
      const changed = bytes.slice();
      for (const [at, value] of changes) changed[at] = value;
      const { records, summary } = collect(changed, {}, 100);
      expect(summary.records).toBe(records.length);
    }),
    { numRuns: 300 },
  );
});

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) bytes.set([text.charCodeAt(i) & 0xff, text.charCodeAt(i) >> 8], 2 + i * 2);
  return bytes;
}
