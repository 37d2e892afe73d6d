import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './index.ts';

const POLICY = '我们会收集您的个人信息，包括设备信息、位置信息。为了向您提供服务，我们可能与第三方共享。';
const TRADITIONAL = '我們會收集您的個人資料，包括設備資訊與位置。為了向您提供服務，我們可能與第三方共享。';

/** Bytes of `text` in an encoding that the runtime only reads. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Uint8Array.from(
    [...text].flatMap((character) => (character < '\x80' ? [character.charCodeAt(0)] : (codes.get(character) ?? [0x3f]))),
  );
}

const wide = (text: string, isBigEndian: boolean) => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  return isBigEndian ? new Uint8Array(Buffer.from(bytes).swap16()) : bytes;
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('the encoding is what the bytes are', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['UTF-8', utf8(POLICY), 'utf-8', POLICY],
    ['UTF-8 with a mark', join(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(POLICY)), 'utf-8', POLICY],
    ['GBK without a word about it', encode(POLICY, 'gbk'), 'gb18030', POLICY],
    ['Big5 without a word about it', encode(TRADITIONAL, 'big5'), 'big5', TRADITIONAL],
    ['UTF-16LE with a mark', join(Uint8Array.of(0xff, 0xfe), wide(POLICY, false)), 'utf-16le', POLICY],
    ['UTF-16BE with a mark', join(Uint8Array.of(0xfe, 0xff), wide(POLICY, true)), 'utf-16be', POLICY],
    ['UTF-16LE without', wide(`<p>${POLICY}</p>\n`, false), 'utf-16le', `<p>${POLICY}</p>\n`],
    ['UTF-16BE without', wide(`<p>${POLICY}</p>\n`, true), 'utf-16be', `<p>${POLICY}</p>\n`],
    ['UTF-16LE of Chinese alone', wide(POLICY, false), 'utf-16le', POLICY],
    ['ASCII', utf8('We collect your data.'), 'utf-8', 'We collect your data.'],
    ['nothing', new Uint8Array(0), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, problems: [] });
  });
});

describe('a declaration that is wrong is said and not believed', () => {
  test.each<[string, Uint8Array, string | undefined, string]>([
    ['GBK in a page of utf-8', join(utf8('<meta charset="utf-8">'), encode(POLICY, 'gbk')), undefined, 'gb18030'],
    [
      'UTF-8 in a page of gb2312',
      join(utf8('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), utf8(POLICY)),
      undefined,
      'utf-8',
    ],
    ['GBK behind a header of utf-8', encode(POLICY, 'gbk'), 'text/html; charset=UTF-8', 'gb18030'],
    ['Big5 in a page of gbk', join(utf8('<meta charset=gbk>'), encode(TRADITIONAL, 'big5')), undefined, 'big5'],
    ['GBK in a page of iso-8859-1', join(utf8('<meta charset=iso-8859-1>'), encode(POLICY, 'gbk')), undefined, 'gb18030'],
  ])('%s', (_, bytes, contentType, encoding) => {
    const decoded = decodeText(bytes, { contentType });
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toMatch(/收集您的個?个?人/);
    expect(decoded.problems.map(({ code }) => code)).toEqual(['text/declared-encoding-wrong']);
  });

  test.each([
    ['GBK', join(utf8('<meta charset="gb2312">'), encode(POLICY, 'gbk'))],
    ['UTF-8', join(utf8('<meta charset="utf-8">'), utf8(POLICY))],
  ])('a right one is not mentioned: %s', (_, bytes) => {
    expect(decodeText(bytes).problems).toEqual([]);
  });
});

describe('bytes that mean nothing', () => {
  test.each<[string, Uint8Array]>([
    ['in UTF-8', join(utf8(POLICY.repeat(3)), Uint8Array.of(0xff, 0xc0), utf8(POLICY))],
    ['in GBK', join(encode(POLICY.repeat(3), 'gbk'), Uint8Array.of(0xff, 0x20), encode(POLICY, 'gbk'))],
  ])('%s leave the rest', (_, bytes) => {
    const { text, problems } = decodeText(bytes);
    expect(text.startsWith(POLICY)).toBe(true);
    expect(text.endsWith(POLICY)).toBe(true);
    expect(problems).toEqual([{ code: 'text/stray-bytes', at: 0 }]);
  });

  test('half of a last character is not mentioned', () => {
    expect(decodeText(utf8(POLICY).subarray(0, -1)).problems).toEqual([]);
  });
});

test.each([
  ['line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['NUL and zero-width characters', '个\u200b人\u0000信\ufeff息\u00ad', '个人信息'],
  ['glyphs of icon fonts', '\ue601返回', '返回'],
  ['radicals', '⽤⼾的⻚⾯', '用户的页面'],
])('unseen characters go: %s', (_, text, expected) => {
  expect(decodeText(utf8(`一${text}`)).text).toBe(`一${expected}`);
});

test('any bytes give text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { text, encoding } = decodeText(bytes);
      expect(new TextDecoder(encoding).encoding).toBe(encoding);
      expect(text).not.toMatch(/[\r\u200b]/);
    }),
    { numRuns: 300 },
  );
});
