import { encodeUtf8 } from '@touchstone/kernel/bytes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';
import { Lines } from './lines.ts';
import { recogniseText } from './recognise.ts';
import { TextStream } from './text-stream.ts';
import { offsetOf, timeOf } from './time-text.ts';

test.each([
  ['2026-03-01T09:30:15.250+08:00', Date.UTC(2026, 2, 1, 1, 30, 15, 250)],
  ['2026-03-01T01:30:15Z', Date.UTC(2026, 2, 1, 1, 30, 15)],
  ['2026-03-01 09:30:15', Date.UTC(2026, 2, 1, 1, 30, 15)],
  ['2026/3/1 9:30', Date.UTC(2026, 2, 1, 1, 30)],
  ['2026年3月1日 09:30:15', Date.UTC(2026, 2, 1, 1, 30, 15)],
  ['2024-02-29 00:00:00.123456', Date.UTC(2024, 1, 28, 16, 0, 0, 123)],
  ['2026-03-01 01:30:15-0530', Date.UTC(2026, 2, 1, 7, 0, 15)],
  ['1763773200000', 1_763_773_200_000],
  ['1763773200.5', 1_763_773_200_500],
  ['2026-00-01 00:00:00', undefined],
  ['2026-13-01 00:00:00', undefined],
  ['09:30:15', undefined],
  ['', undefined],
])('time %s', (text, expected) => {
  expect(timeOf(text, 480)).toBe(expected);
});

test('times of days of four centuries are those of the calendar', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1901-01-01T00:00:00Z'), max: new Date('2300-01-01T00:00:00Z'), noInvalidDate: true }), (date) => {
      expect(timeOf(date.toISOString(), 480)).toBe(date.getTime());
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['+08:00', 480],
  ['-0330', -210],
  ['UTC+8', 480],
  ['Asia/Shanghai', 480],
  ['Mars/Base', undefined],
])('zone %s', (zone, minutes) => {
  expect(offsetOf(zone)).toBe(minutes);
});

test('Base64 of any bytes, whole or up to a bound, of both alphabets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (bytes, bound) => {
      const text = Buffer.from(bytes).toString('base64');
      const url = Buffer.from(bytes).toString('base64url');
      expect([...decodeBase64(text, bound)]).toEqual([...bytes.subarray(0, bound)]);
      expect([...decodeBase64(url, 100)]).toEqual([...bytes]);
    }),
  );
});

test('text in pieces of any size is the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (text, size, isOurs) => {
      const well = text.toWellFormed();
      const bytes = encodeUtf8(well);
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const stream = new TextStream(isOurs ? undefined : (piece) => decoder.decode(piece));
      let out = '';
      for (let from = 0; from < bytes.length; from += size) out += stream.push(bytes.subarray(from, from + size));
      expect(out + stream.end()).toBe(well);
    }),
    { numRuns: 300 },
  );
});

describe('lines', () => {
  const cut = (pieces: readonly string[], longest?: number) => {
    const seen: string[] = [];
    const lines = new Lines((line, number) => seen.push(`${number}:${line}`), longest);
    for (const piece of pieces) lines.push(piece);
    lines.end();
    return seen;
  };

  test.each<[string, readonly string[], readonly string[]]>([
    ['over the border of pieces', ['a', 'b\nc', '\n', 'd'], ['1:ab', '2:c', '3:d']],
    ['empty ones count', ['a\n\n', '\nb\n'], ['1:a', '2:', '3:', '4:b']],
    ['carriage returns go', ['a\r', '\nb\r\n'], ['1:a', '2:b']],
    ['too long, in one piece', ['a\nbbbbbbbbbbb\nc'], ['1:a', '2:undefined', '3:c']],
    ['too long, in several', ['a\nbbbb', 'bbbb', 'bbbb', 'b\nc'], ['1:a', '2:undefined', '3:c']],
    ['too long, to the end', ['bbbbbb', 'bbbbbb'], ['1:undefined']],
    ['nothing', [], []],
  ])('%s', (_name, pieces, expected) => {
    expect(cut(pieces, 10)).toEqual(expected);
  });
});

test.each([
  ['{"log":{"version":"1.2"', 'har'],
  ['{ "log" : {', 'har'],
  ['{"time":1,"kind":"call"}', 'touchstone'],
  ['{"format":"touchstone-trace","version":1}', 'touchstone'],
  ['{"type":"send","payload":{}}', 'frida'],
  ["message: {'type': 'send'", 'frida'],
  ['[*] 2026 hook', 'frida'],
  ['[Pixel 3::cn.example.shop ]-> x', 'frida'],
  ['     ____\n    / _  |   Frida 16.1.4', 'frida'],
  ['Uid mode: CAMERA: allow', 'appops'],
  ['READ_SMS: ignore; rejectTime=+3s ago', 'appops'],
  ['  Uid u0a12:\n    Package a.b:', 'appops'],
])('%s is %s', (text, format) => {
  expect(recogniseText(text)).toEqual({ kind: 'text', format });
});

test.each(['{\n  "name": "x"\n}', '[section]\nkey=value', '一、我们收集的信息\n1. 手机号', 'a,b\n1,2'])('%j is none of them', (text) => {
  expect(recogniseText(text)).toEqual({ kind: 'unknown', looksLike: 'text' });
});
