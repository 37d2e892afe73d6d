import { inflateSync } from 'node:zlib';
import type { OfficialDocument } from '@touchstone/domain/order';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';
import { afterEach, expect, test, vi } from 'vitest';
import { expectGolden } from '../fixtures/golden.contract.ts';
import { documentText } from '../fixtures/read-back.contract.ts';
import { madeOrder } from './official.fixture.ts';
import { officialDocx } from './official-docx.ts';
import { officialHtml } from './official-html.ts';
import { officialPdf } from './official-pdf.ts';

afterEach(() => vi.useRealTimers());

const hostile: OfficialDocument = {
  authority: '<b>机关</b>',
  title: '"><script>alert(1)</script>\u202e\u0000𠮷\u{1F600}',
  addressees: `甲${'很长'.repeat(3_000)}尾`,
  body: [
    { kind: 'paragraph', text: `首${'条'.repeat(5_000)}末` },
    { kind: 'table', head: [], rows: [], widths: [] },
    { kind: 'table', head: ['甲', '乙'], widths: [0, 0], rows: [[{ text: 'x'.repeat(9_000), rows: 1e9 }], [undefined, '=1+1'], []] },
    { kind: 'table', head: ['甲'], widths: [-1, Number.MAX_VALUE], rows: [[{ text: '跨', rows: -4 }], ['丙', '多出的']] },
  ],
};

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { value, problems } = await readDocument(bytes, { name: 'x.pdf', ports });
  expect(problems).toEqual([]);
  return (value?.blocks ?? []).map((block) => (block.kind === 'table' ? block.rows.flat().join('\n') : block.text)).join('\n');
}

const squeezed = (text: string) => text.replace(/\s+/gu, '');

test('every text of the document can be searched in the PDF', async () => {
  const text = squeezed(await pdfText(await officialPdf({ ...madeOrder, watermark: '' })));
  for (const wanted of [
    '示例省通信管理局',
    '示例省责改字〔2026〕第3号',
    '责令整改通知书',
    '示例科技有限公司：',
    '一、存在的问题',
    '（二）强制、频繁、过度索取权限',
    '（1）第一次启动',
    '3月9日24时前',
    '附件：1.检测报告摘要',
    '2.涉及的应用清单',
    '2026年3月2日印发',
    '示例应用40',
  ]) {
    expect(text).toContain(wanted);
  }
});

test('all fonts of the PDF are embedded subsets whose characters can be read', async () => {
  const raw = Buffer.from(await officialPdf(madeOrder)).toString('latin1');
  const fonts = raw.match(/\/Type \/Font\n/g) ?? [];
  expect(fonts).toHaveLength(4);
  expect(raw.match(/\/FontName \/[A-Z]{6}\+NotoSerifSC-(Regular|Bold)/g)).toHaveLength(2);
  expect(raw.match(/\/FontFile2 /g)).toHaveLength(2);
  expect(raw.match(/\/ToUnicode /g)).toHaveLength(2);
  expect(raw).not.toContain('/Type3');
  expect(raw).not.toContain('Helvetica');
});

test('no picture stands in the PDF: a seal is never drawn', async () => {
  expect(Buffer.from(await officialPdf(madeOrder)).toString('latin1')).not.toMatch(/\/Subtype \/Image|\/XObject/);
});

test('the same document gives the same bytes at any time', async () => {
  vi.useFakeTimers({ now: new Date('2020-02-03T04:05:06Z'), toFake: ['Date'] });
  const first = [await officialPdf(madeOrder), await officialDocx(madeOrder), officialHtml(madeOrder)];
  vi.setSystemTime(new Date('2031-12-13T14:15:16Z'));
  expect([await officialPdf(structuredClone(madeOrder)), await officialDocx(madeOrder), officialHtml(madeOrder)]).toEqual(first);
});

test('the text of the type area is 22 lines of 28 characters', async () => {
  const bytes = await officialPdf({ authority: '局', title: '题', body: [{ kind: 'paragraph', text: '字'.repeat(28 * 60) }] });
  const { value } = await readDocument(bytes, { name: 'x.pdf', ports });
  expect(value?.blocks.length).toBeGreaterThan(0);
  const pages = pageTexts(bytes);
  expect(pages.length).toBe(4);
  expect(pages[1]).toBe(22);
  expect(pages[2]).toBe(22);
});

/** Lines of the text of each page: pieces that are set by one instruction, the page's number aside. */
function pageTexts(bytes: Uint8Array): readonly number[] {
  const raw = Buffer.from(bytes);
  const streams = [...raw.toString('latin1').matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n/g)];
  return streams
    .map((match) =>
      inflateSync(raw.subarray(match.index + match[0].length, match.index + match[0].length + Number(match[1]))).toString('latin1'),
    )
    .filter((content) => content.includes('BT\n'))
    .map((content) => (content.match(/BT\n/g) ?? []).length - 1);
}

test('what the font does not have is printed as 〓, control characters are shown', async () => {
  const text = await pdfText(await officialPdf(hostile));
  expect(squeezed(text)).toContain('‹U+202E›‹U+0000›〓〓');
  expect(text).toContain('末');
});

test('a hostile document stays text in the page', () => {
  const page = officialHtml(hostile);
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<b>');
  expect(page).toContain('‹U+202E›');
  expect(page.match(/条/g)).toHaveLength(5_000);
});

test('a hostile document can be read back from DOCX', async () => {
  const text = await documentText(await officialDocx(hostile));
  expect(text).toContain('<script>alert(1)</script>‹U+202E›');
  expect(text).toContain('=1+1');
});

test('a draft has no number, and nothing stands for it', async () => {
  const { number, ...draft } = madeOrder;
  expect(number).toBeDefined();
  for (const text of [officialHtml(draft), await pdfText(await officialPdf(draft)), await documentText(await officialDocx(draft))]) {
    expect(text).not.toContain('责改字');
    expect(text).not.toContain('undefined');
  }
});

test('golden documents', async () => {
  expectGolden('official-order.html.txt', officialHtml(madeOrder));
  expectGolden('official-order.docx.txt', await documentText(await officialDocx(madeOrder)));
  expectGolden('official-order.pdf.txt', await pdfText(await officialPdf(madeOrder)));
});
