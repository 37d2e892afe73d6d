import { inflateRaw } from '@touchstone/kernel/deflate';
import { zip } from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument, recognise } from './index.ts';

const ports = { inflate: inflateRaw };
const utf8 = (text: string) => new TextEncoder().encode(text);
const part = (name: string) => zip([{ name, data: utf8('<x/>') }]);
const ole = (stream: string) =>
  Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(512), ...Buffer.from(stream, 'utf16le')]);

test.each<[string, Uint8Array, string, string]>([
  ['a page', utf8('<!DOCTYPE html><p>甲'), 'a', 'html'],
  ['a page that is called text', utf8('<html><p>甲'), 'a.txt', 'html'],
  ['a piece of a page', utf8('<div>甲</div>'), 'a', 'html'],
  ['text that is called a page', utf8('隐私政策'), 'a.html', 'text'],
  ['a page in UTF-16', new Uint8Array(Buffer.from('\ufeff<html><p>甲', 'utf16le')), 'a', 'html'],
  ['a PDF behind other bytes', utf8('\n\n%PDF-1.7'), 'a.txt', 'pdf'],
  ['DOCX', part('word/document.xml'), 'a.doc', 'docx'],
  ['XLSX', part('xl/workbook.xml'), 'a.xls', 'xlsx'],
  ['XLS called XLSX', ole('Workbook'), 'a.xlsx', 'xls'],
  ['Markdown by name', utf8('# 甲'), 'a.md', 'markdown'],
  ['Markdown by its signs', utf8('# 甲\n\n## 乙\n丙'), 'a.txt', 'markdown'],
  ['text', utf8('隐私政策\n一、收集'), 'policy.txt', 'text'],
  ['JSON', utf8('{"content":"<p>甲</p>"}'), 'https://a.cn/api', 'json'],
])('%s is recognised', (_, bytes, name, format) => {
  expect(recognise(bytes, { name })).toEqual({ format });
});

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(0), 'readers/empty'],
  ['old Word', ole('WordDocument'), 'readers/old-word'],
  ['an encrypted package', ole('EncryptedPackage'), 'readers/encrypted'],
  ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'readers/image'],
  ['an app', part('AndroidManifest.xml'), 'readers/app'],
  ['an archive', part('a.txt'), 'readers/archive'],
  ['code', utf8('dex\n035\0'), 'readers/binary'],
  ['noise', Uint8Array.from({ length: 512 }, (_, i) => (i * 7) % 32), 'readers/binary'],
  ['RTF', utf8('{\\rtf1 x}'), 'readers/rtf'],
  ['a saved page with its parts', utf8('From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n'), 'readers/mhtml'],
  ['a page without text', utf8('<html></html>'), 'html/no-text'],
])('%s is refused with its reason', async (_, bytes, code) => {
  const { value, problems } = await readDocument(bytes, { name: 'a.html', ports });
  expect([value, problems.map((problem) => problem.code)]).toEqual([undefined, [code]]);
});

describe('documents', () => {
  test('carry their name, title and encoding', async () => {
    const { value } = await readDocument(utf8('<meta charset=utf-8><title>隐私政策</title><h1>隐私政策</h1>'), {
      name: 'https://a.cn/p.html',
      ports,
    });
    expect(value).toEqual({
      name: 'https://a.cn/p.html',
      title: '隐私政策',
      encoding: 'utf-8',
      links: [],
      blocks: [{ kind: 'heading', level: 1, text: '隐私政策', line: 1 }],
    });
  });

  test('a wrong declaration stands beside the value', async () => {
    const gbk = Uint8Array.of(0xce, 0xd2, 0xc3, 0xc7, 0xca, 0xd5, 0xbc, 0xaf, 0xc4, 0xfa, 0xb5, 0xc4, 0xd0, 0xc5, 0xcf, 0xa2);
    const { value, problems } = await readDocument(gbk, { name: 'a.txt', contentType: 'text/plain; charset=utf-8', ports });
    expect([value?.blocks[0], value?.encoding]).toEqual([{ kind: 'paragraph', text: '我们收集您的信息', line: 1 }, 'gb18030']);
    expect(problems).toEqual([{ code: 'text/declared-encoding-wrong', at: 0 }]);
  });

  test('the same bytes give the same document', async () => {
    const bytes = utf8('<table><tr><td>甲<td>乙</table><p>https://a.cn');
    expect(await readDocument(bytes, { name: 'a', ports })).toEqual(await readDocument(bytes, { name: 'a', ports }));
  });

  test('any bytes give a document or a reason', async () => {
    const starts = [
      '',
      '<html>',
      '%PDF-',
      'PK\x03\x04',
      '{"a":"',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0k\0b\0o\0o\0k\0',
      '\xff\xfe',
    ].map((text) => Uint8Array.from(text, (character) => character.charCodeAt(0)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
        const { value, problems } = await readDocument(new Uint8Array([...start, ...rest]), { name: 'a', ports });
        expect(value !== undefined || problems.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
