import { readEntry, readZip } from '@touchstone/formats/zip';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { documentText } from '../fixtures/read-back.contract.ts';
import { type Letter, letterDocx } from './letter.ts';

const letter: Letter = {
  title: '标题',
  isWide: false,
  lang: 'zh',
  parts: [
    { kind: 'title', text: '整改报告' },
    { kind: 'heading', level: 1, text: '一、情况' },
    { kind: 'paragraph', text: '第一行\n第二行' },
    { kind: 'item', text: '一项' },
    { kind: 'table', head: ['甲', '乙'], widths: [1, 3], rows: [['1', '2\n3']] },
    { kind: 'table', widths: [1, 1], rows: [['名称', '值']] },
    { kind: 'page-break' },
    { kind: 'note', text: '注' },
  ],
};

async function part(name: string, of: Letter = letter): Promise<string> {
  const source = sourceOf(await letterDocx(of));
  const entry = readZip(source).value.entries.find((one) => one.name === name);
  const { value } = readEntry(source, entry!, ports.inflate, { maxBytes: 10_000_000 });
  return new TextDecoder().decode(value);
}

test('reads back as it was written', async () => {
  expect(await documentText(await letterDocx(letter))).toBe(
    'heading: 整改报告\nheading: 一、情况\nparagraph: 第一行\n第二行\nparagraph: · 一项\n| 甲 | 乙 |\n| 1 | 2\n3 |\n| 名称 | 值 |\nparagraph: 注\n',
  );
});

test('fonts are those of official documents', async () => {
  const text = await part('word/document.xml');
  for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体']) expect(text).toContain(`w:eastAsia="${font}"`);
});

test('each of them names what stands in for it', async () => {
  const fonts = await part('word/fontTable.xml');
  expect(fonts).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="仿宋,/);
  expect(fonts).toMatch(/w:name="方正小标宋简体"><w:altName w:val="[^"]*宋体/);
});

test('properties have a title and a language and no moment', async () => {
  const core = await part('docProps/core.xml', { ...letter, title: '<标题>' });
  expect(core).toContain('&#60;标题&#62;');
  expect(core).toContain('zh-CN');
  expect(core).not.toMatch(/created|modified|\d{4}-\d\d-\d\d/);
});
