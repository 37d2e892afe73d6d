import { decodeUtf8, encodeUtf8 } from '@touchstone/kernel/bytes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '../../collected.contract.ts';
import { Timeline } from '../../timeline.ts';
import type { NetworkRequest } from '../../trace.ts';
import { partsOfUrl } from './url.ts';

const entry = (url: string, more: object = {}, time = '2026-03-01T09:30:15.250+08:00') => ({
  startedDateTime: time,
  request: { method: 'post', url, headers: [{ name: 'User-Agent', value: 'x' }], headersSize: 10, bodySize: -1, ...more },
  response: { status: 200, headers: [], content: { size: 3, text: 'a"}]b' }, headersSize: 5, bodySize: 7 },
  serverIPAddress: '203.0.113.7',
});

const har = (...entries: unknown[]) => ({
  log: { version: '1.2', creator: { name: 'mitmproxy', version: '10' }, pages: [{ title: '{"entries":[{' }], entries, comment: 'x' },
});

const read = (value: unknown, size?: number) => collect(JSON.stringify(value), {}, size);

test('an entry is a request', () => {
  const { records, heads, summary } = read(
    har(entry('https://Log.Example.com:8443/v1?a=b', { postData: { mimeType: 'application/json', text: '{"k":"中\\""}' } })),
  );
  expect(records).toEqual([
    {
      kind: 'request',
      line: 1,
      time: Date.UTC(2026, 2, 1, 1, 30, 15, 250),
      protocol: 'http',
      host: 'log.example.com',
      ip: '203.0.113.7',
      port: 8443,
      method: 'POST',
      url: 'https://Log.Example.com:8443/v1?a=b',
      headers: [['User-Agent', 'x']],
      body: encodeUtf8('{"k":"中\\""}'),
      bodyDecoded: true,
      response: { status: 200, headers: [] },
      tls: { sni: 'log.example.com', certificateProblems: [] },
      decrypted: true,
      bytesUp: 10,
      bytesDown: 12,
    },
  ]);
  expect(heads.at(-1)).toEqual({ format: 'har', tool: { name: 'mitmproxy', version: '10' } });
  expect(summary.problems).toEqual([]);
});

describe('bodies', () => {
  const body = (postData: object) => {
    const { records } = read(har(entry('http://a.example/', { postData })));
    const { body: bytes, bodyDecoded, bodyCut } = records[0] as NetworkRequest;
    return [bytes && [...bytes.subarray(0, 4)], bodyDecoded, bodyCut];
  };

  test.each([
    ['Base64 that is still packed', { text: 'H4sIAA==', encoding: 'base64' }, [[0x1f, 0x8b, 8, 0], undefined, undefined]],
    ['Base64 of something else', { text: 'QUJD', encoding: 'base64' }, [[0x41, 0x42, 0x43], true, undefined]],
    ['fields of a form', { params: [{ name: 'a b', value: '中' }] }, [[0x61, 0x25, 0x32, 0x30], true, undefined]],
    ['none', {}, [undefined, undefined, undefined]],
  ])('%s', (_name, postData, expected) => {
    expect(body(postData)).toEqual(expected);
  });

  test('what is beyond the bound is cut', () => {
    const log = JSON.stringify(har(entry('http://a.example/', { postData: { text: 'x'.repeat(100) } })));
    expect(collect(log, { bodyBytes: 10 }).records).toMatchObject([{ body: encodeUtf8('x'.repeat(10)), bodyCut: true }]);
  });
});

test.each([
  ['https://a.example', { scheme: 'https', host: 'a.example' }],
  ['http://u:p@A.example.:81/x@y', { scheme: 'http', host: 'a.example', port: 81 }],
  ['ws://[2001:db8::1]:9/x', { scheme: 'ws', host: '2001:db8::1', port: 9 }],
  ['http://中国.example/', { scheme: 'http', host: '中国.example' }],
  ['data:text/plain,x', undefined],
  ['/relative', undefined],
])('address %s', (address, expected) => {
  expect(partsOfUrl(address)).toEqual(expected);
});

test('in pieces of any size, indented or not', () => {
  const value = har(entry('http://a.example/', { postData: { text: '"\\{[ \u2028 }]\n' } }), entry('http://b.example/'));
  const whole = read(value).records;
  expect(whole).toHaveLength(2);
  for (const size of [1, 2, 3, 7, 64]) {
    expect(read(value, size).records).toEqual(whole);
    expect(collect(JSON.stringify(value, undefined, 2), {}, size).records).toEqual(whole);
  }
});

test('half a file gives the entries that are whole, and says so', () => {
  const text = JSON.stringify(har(entry('http://a.example/'), entry('http://b.example/')));
  const whole = collect(text).records;
  for (let end = 30; end < text.length - 2; end += 7) {
    const { records, codes } = collect(text.slice(0, end), { format: 'har' });
    expect(records).toEqual(whole.slice(0, records.length));
    expect(codes).toContain('har/ends-early');
  }
});

test('what is sent over a web socket', () => {
  const messages = [
    { type: 'send', time: 1_772_328_616.5, opcode: 1, data: '{"imei":"1"}' },
    { type: 'receive', time: 1_772_328_617, opcode: 1, data: 'x' },
    { type: 'send', time: 1_772_328_618, opcode: 2, data: 'AAEC' },
  ];
  const { records } = read(har({ ...entry('wss://a.example/s'), _webSocketMessages: messages }));
  expect(
    records.map(
      (record) => record.kind === 'request' && [record.protocol, record.line, record.time, record.body && [...record.body].length],
    ),
  ).toEqual([
    ['websocket', 1, Date.UTC(2026, 2, 1, 1, 30, 15, 250), undefined],
    ['websocket', 1, 1_772_328_616_500, 12],
    ['websocket', 1, 1_772_328_618_000, 3],
  ]);
});

test('entries that are none are counted', () => {
  const { records, summary } = read(har({}, entry('data:,x'), null, 7, entry('http://a.example/')));
  expect(records.map(({ line }) => line)).toEqual([3]);
  expect(summary.problems).toMatchObject([{ code: 'har/unreadable-entry', count: 2, lines: [1, 2] }]);
});

test('what was going on comes by time from the log of the same run', () => {
  const timeline = new Timeline();
  const at = Date.UTC(2026, 2, 1, 1, 30, 15);
  timeline.next({ kind: 'phase', line: 1, time: at - 1000, scenario: 'first-launch', edge: 'start' });
  timeline.next({ kind: 'consent', line: 2, time: at + 1000, event: 'agreed' });
  const log = har(entry('http://a.example/'), entry('http://b.example/', {}, '2026-03-01T01:30:17Z'));
  expect(collect(JSON.stringify(log), { timeline }).contexts.map(({ consent }) => consent)).toEqual(['before-consent', 'after-consent']);
});

test('whatever is changed in it, nothing is thrown', () => {
  const bytes = encodeUtf8(JSON.stringify(har(entry('http://a.example/', { postData: { text: 'a\\nb' } }), entry('http://b.example/'))));
  const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(change, (changes) => {
      const changed = bytes.slice();
      for (const [at, value] of changes) changed[at] = value;
      expect(collect(decodeUtf8(changed), { format: 'har' }, 50).records.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 300 },
  );
});
