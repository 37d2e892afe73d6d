import { inflateRaw } from '@touchstone/kernel/deflate';
import type { Block } from '@touchstone/kernel/document';
import { zip } from '@touchstone/test-kit';
import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocx } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const short = ({ kind, line: _, ...rest }: Block): readonly unknown[] => [kind, ...Object.values(rest)];
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const docx = (body: string, parts: Readonly<Record<string, string>> = {}) =>
  zip([
    { name: 'word/document.xml', data: utf8(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) },
    ...Object.entries(parts).map(([name, text]) => ({ name, data: utf8(text) })),
  ]);
const read = (body: string, parts?: Readonly<Record<string, string>>) => readDocx(docx(body, parts), inflateRaw);
const p = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;

const STYLES = `<w:styles>
  <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
  <w:style w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="1"/></w:style>
  <w:style w:styleId="T"><w:name w:val="Title"/></w:style>
  <w:style w:styleId="toc"><w:name w:val="toc 1"/></w:style>
  <w:style w:styleId="L"><w:name w:val="List Paragraph"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>
</w:styles>`;

describe('paragraphs', () => {
  test.each<[string, string, readonly (readonly unknown[])[]]>([
    [
      'styles of headings, also inherited',
      p('一', '<w:pStyle w:val="1"/>') +
        p('二', '<w:pStyle w:val="mine"/>') +
        p('三', '<w:outlineLvl w:val="2"/>') +
        p('四', '<w:pStyle w:val="a"/>'),
      [
        ['heading', 1, '一'],
        ['heading', 1, '二'],
        ['heading', 3, '三'],
        ['paragraph', '四'],
      ],
    ],
    [
      'lists',
      p('甲', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>') +
        p('乙', '<w:pStyle w:val="L"/>') +
        p('丙', '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      [
        ['item', 1, '甲'],
        ['item', 2, '乙'],
        ['paragraph', '丙'],
      ],
    ],
    [
      'bold lines with a number',
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一、收集</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>二、共享</w:t></w:r></w:p>',
      [
        ['heading', 2, '一、收集'],
        ['paragraph', '二、共享'],
      ],
    ],
    [
      'runs, tabs and breaks',
      '<w:p><w:r><w:t>我们</w:t></w:r><w:proofErr/><w:r><w:t xml:space="preserve">收集 IMEI</w:t><w:br/><w:t>和</w:t><w:tab/><w:t>MAC</w:t></w:r></w:p>',
      [['paragraph', '我们收集 IMEI\n和 MAC']],
    ],
    [
      'what was deleted, moved or hidden',
      '<w:p><w:del><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>丙</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r></w:p>',
      [['paragraph', '乙']],
    ],
    [
      'text boxes once',
      '<w:p><w:r><w:t>外</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>内</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>内</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>',
      [
        ['paragraph', '内'],
        ['paragraph', '外'],
      ],
    ],
    ['no table of contents', p('一、收集……1', '<w:pStyle w:val="toc"/>') + p('正文'), [['paragraph', '正文']]],
  ])('%s', (_, body, expected) => {
    expect(read(body, { 'word/styles.xml': STYLES }).blocks.map(short)).toEqual(expected);
  });

  test('the title, and notes at the end', () => {
    const notes = `<w:footnotes><w:footnote w:type="separator" w:id="-1">${p('线')}</w:footnote><w:footnote w:id="1">${p('注')}</w:footnote></w:footnotes>`;
    const { blocks, title } = read(p('隐私政策', '<w:pStyle w:val="T"/>') + p('正文'), {
      'word/styles.xml': STYLES,
      'word/footnotes.xml': notes,
    });
    expect([title, blocks.map(short)]).toEqual([
      '隐私政策',
      [
        ['heading', 1, '隐私政策'],
        ['paragraph', '正文'],
        ['paragraph', '注'],
      ],
    ]);
    expect(blocks.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test('links by relation and by field', () => {
    const body = `${p('一')}<w:p><w:hyperlink r:id="rId5"><w:r><w:t>清单</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://b.cn/y" </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>规则</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const rels = `<Relationships><Relationship Id="rId5" Type="${RELATION}/hyperlink" Target="https://a.cn/x" TargetMode="External"/></Relationships>`;
    expect(read(body, { 'word/_rels/document.xml.rels': rels }).links).toEqual([
      { text: '清单', address: 'https://a.cn/x', line: 2 },
      { text: '规则', address: 'https://b.cn/y', line: 2 },
    ]);
  });
});

describe('tables', () => {
  const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  test.each<[string, string, readonly (readonly unknown[])[]]>([
    [
      'merged cells are repeated',
      row(tc('名称'), tc('说明', '<w:gridSpan w:val="2"/>')) +
        row(tc('友盟', '<w:vMerge w:val="restart"/>'), tc('甲'), tc('乙')) +
        row(tc('', '<w:vMerge/>'), tc('丙'), tc('丁')),
      [
        [
          'table',
          [
            ['名称', '说明', '说明'],
            ['友盟', '甲', '乙'],
            ['友盟', '丙', '丁'],
          ],
        ],
      ],
    ],
    ['a table in a cell', row(tc('甲'), `<w:tc><w:tbl>${row(tc('1'), tc('2'))}</w:tbl>${p('')}</w:tc>`), [['table', [['甲', '1 2']]]]],
    ['cells that merge with nothing', row(tc('甲', '<w:vMerge/>'), tc('乙')), [['table', [['甲', '乙']]]]],
  ])('%s', (_, rows, expected) => {
    expect(read(`<w:tbl>${rows}</w:tbl>`).blocks.map(short)).toEqual(expected);
  });
});

test('a file of a library that writes DOCX', async () => {
  const cell = (text: string, options: object = {}) => new TableCell({ children: [new Paragraph(text)], ...options });
  const file = new Document({
    footnotes: { 1: { children: [new Paragraph('脚注')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: '第三方SDK', heading: HeadingLevel.HEADING_2 }),
          new Paragraph({ children: [new TextRun('我们接入以下SDK'), new FootnoteReferenceRun(1)] }),
          new Paragraph({ text: '甲', bullet: { level: 0 } }),
          new Table({
            rows: [new TableRow({ children: [cell('名称', { rowSpan: 2 }), cell('目的')] }), new TableRow({ children: [cell('登录')] })],
          }),
        ],
      },
    ],
  });
  const bytes = new Uint8Array(await Packer.toBuffer(file));
  expect(readDocx(bytes, inflateRaw).blocks.map(short)).toEqual([
    ['heading', 2, '第三方SDK'],
    ['paragraph', '我们接入以下SDK'],
    ['item', 1, '甲'],
    [
      'table',
      [
        ['名称', '目的'],
        ['名称', '登录'],
      ],
    ],
    ['paragraph', '脚注'],
  ]);
});

describe('hostile files', () => {
  test('entities of a DTD are text', () => {
    const bytes = zip([
      {
        name: 'word/document.xml',
        data: utf8(
          `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY l "${'&l;'.repeat(50)}">]><w:document>${p('a&e;b&l;')}</w:document>`,
        ),
      },
    ]);
    expect(readDocx(bytes, inflateRaw).blocks.map(short)).toEqual([['paragraph', 'a&e;b&l;']]);
  });

  test('a bomb is stopped', () => {
    const bytes = zip([{ name: 'word/document.xml', data: utf8(`<w:p><w:r><w:t>一${' '.repeat(40 * 2 ** 20)}`) }]);
    expect(readDocx(bytes, inflateRaw).problems.map(({ code }) => code)).toContain('zip/bomb-ratio');
  });

  test.each([
    ['paragraphs in paragraphs', '<w:p>'.repeat(1e5)],
    ['tables in tables', '<w:tbl><w:tr><w:tc>'.repeat(1e5)],
    ['runs', '<w:r><w:t>一</w:t></w:r>'.repeat(1e5)],
    ['merged rows', `<w:tbl>${`<w:tr>${tc('', '<w:vMerge/>')}${tc('', '<w:gridSpan w:val="999999999"/>')}</w:tr>`.repeat(2e4)}</w:tbl>`],
  ])('%s without end', (_, body) => {
    const start = performance.now();
    read(`<w:p>${body}`);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('every truncation and damage is survived', () => {
    const sound = docx(`<w:tbl><w:tr>${tc('甲')}${tc('乙')}</w:tr></w:tbl>${p('丙')}`, { 'word/styles.xml': STYLES });
    for (let length = 0; length < sound.length; length += 3) readDocx(sound.subarray(0, length), inflateRaw);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 6 }), (damage) => {
        const bytes = Uint8Array.from(sound);
        for (const [at, byte] of damage) bytes[at] = byte;
        for (const block of readDocx(bytes, inflateRaw).blocks) expect(block.line).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('a package without a document says so', () => {
    expect(readDocx(zip([{ name: 'a', data: utf8('b') }]), inflateRaw).problems).toEqual([{ code: 'docx/no-document', at: 0 }]);
  });
});
