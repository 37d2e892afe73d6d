import { createHash } from 'node:crypto';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { expectGolden } from '../fixtures/golden.contract.ts';
import { documentText, sheets, sheetsText } from '../fixtures/read-back.contract.ts';
import { BACKGROUND, delisting2021, problems2025 } from './golden.fixture.ts';
import type { WrittenNotice } from './notice.ts';
import { type NoticeFile, writeNotice } from './write-notice.ts';

afterEach(() => vi.useRealTimers());

const GOLDEN = [
  ['notice-2021-12-09', await writeNotice(delisting2021())],
  ['notice-2025', await writeNotice(problems2025())],
] as const;
const [[, delisting], [, problems]] = GOLDEN;

const file = (files: readonly NoticeFile[], format: NoticeFile['format'], attachment = 0): Uint8Array => {
  const found = files.find((one) => one.format === format && one.attachment === attachment);
  if (found === undefined) throw new Error(`no ${format} ${attachment}`);
  return found.content;
};
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const pdfText = async (bytes: Uint8Array): Promise<string> => {
  const { value, problems: faults } = await readDocument(bytes, { name: 'x.pdf', ports });
  expect(faults).toEqual([]);
  return (value?.blocks ?? []).map((block) => (block.kind === 'table' ? block.rows.flat().join('\n') : block.text)).join('\n');
};
const squeezed = (text: string) => text.replace(/\s+/gu, '');

describe.each(GOLDEN)('%s', (name, files) => {
  test('is rebuilt byte for byte', () => {
    const digests = files.map(({ name: of, content }) => `${createHash('sha256').update(content).digest('hex')}  ${of}\n`);
    expectGolden(`${name}.sha256.txt`, digests.join(''));
  });
  test('reads back as it was written', async () => {
    expectGolden(`${name}.docx.txt`, await documentText(file(files, 'docx')));
    expectGolden(`${name}.xlsx.txt`, sheetsText(file(files, 'xlsx')));
    expectGolden(`${name}.html`, textOf(file(files, 'html')));
    expectGolden(`${name}.article.html`, textOf(file(files, 'article')));
    expectGolden(
      `${name}.csv.txt`,
      files
        .filter(({ format }) => format === 'csv')
        .map(({ content }) => textOf(content))
        .join('\n'),
    );
  });
  test('has embedded fonts and searchable text in the PDF', async () => {
    const bytes = file(files, 'pdf');
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw.match(/\/FontName \/[A-Z]{6}\+NotoSerifSC/g)?.length).toBeGreaterThan(0);
    expect(raw.match(/\/FontFile2 /g)?.length).toBe(raw.match(/\/FontName /g)?.length);
    expect(raw).not.toContain('Helvetica');
    expect(squeezed(await pdfText(bytes))).toContain('工业和信息化部信息通信管理局');
  });
});

describe('the delisting of 2021-12-09', () => {
  const PROVINCES = ['山西省', '辽宁省', '浙江省', '广东省', '四川省', '贵州省', '陕西省'];
  const TITLES = ['工业和信息化部', ...PROVINCES.map((name) => `${name}通信管理局`)].map((name) => `${name}下架的应用软件名单`);

  test.each(['docx', 'pdf', 'html'] as const)('says in %s what it said', async (format) => {
    const bytes = file(delisting, format);
    const text = squeezed(format === 'docx' ? await documentText(bytes) : format === 'pdf' ? await pdfText(bytes) : textOf(bytes));
    for (const wanted of [
      BACKGROUND,
      '截至目前，尚有5款APP未按我部要求完成整改（详见附件1）。各通信管理局按照我部统筹部署，积极开展APP技术检测，截至目前尚有101款APP仍未完成整改（详见附件2-8）。',
      '依据《个人信息保护法》《网络安全法》等相关法律要求，我部组织对上述共计106款APP进行下架，相关应用商店应在本通报发布后，立即组织对名单中应用软件进行下架处理。',
      ...TITLES,
    ])
      expect(format === 'pdf' ? text.replaceAll('演示数据', '') : text).toContain(wanted);
    // the reader of PDF leaves out what stands on every page alike
    if (format !== 'pdf') expect(text).toContain('演示数据');
  });

  test('has eight lists of 5 and 101 rows in the columns of its year', () => {
    const read = [...sheets(file(delisting, 'xlsx')).values()];
    const heads = read.map((rows) => rows.findIndex(([first]) => first === '序号'));
    expect(read.map((rows, i) => rows.length - heads[i]! - 1)).toEqual([5, 15, 15, 15, 14, 14, 14, 14]);
    for (const [i, rows] of read.entries()) {
      expect(rows[heads[i]!]).toEqual(['序号', '应用名称', '应用开发者', '应用来源', '应用版本', '所涉问题']);
      expect(rows.some(([first]) => first === '演示数据')).toBe(i > 0);
    }
  });

  test('invents nothing: unknown cells of the five known rows are empty, every other row is a placeholder and says so', () => {
    const [head, ...rows] = textOf(file(delisting, 'csv', 1))
      .replace('\ufeff', '')
      .trim()
      .split('\r\n');
    expect(head).toBe('序号,应用名称,应用开发者,应用来源,应用版本,所涉问题');
    expect(rows).toEqual([
      '1,看看新闻,,,,APP强制、频繁、过度索取权限',
      '2,豆瓣,,,,超范围收集个人信息',
      '3,唱吧,,,,超范围收集个人信息',
      '4,爱回收,,,,超范围收集个人信息',
      '5,妈妈网孕育,,,,超范围收集个人信息',
    ]);
    for (let number = 2; number <= 8; number++)
      for (const line of textOf(file(delisting, 'csv', number))
        .trim()
        .split('\r\n')
        .slice(1))
        expect(line).toMatch(/^\d+,（占位第\d+行）,,,,,演示数据$/);
  });
});

describe('a notice of 2025', () => {
  test('has the columns of its year, with filing number and territory', () => {
    const head = '序号,应用名称,应用开发者,应用来源,应用版本,所涉问题,App备案号,属地';
    expect(
      textOf(file(problems, 'csv', 1))
        .split('\r\n')[0]
        ?.replace('\ufeff', ''),
    ).toBe(head);
    expect(
      textOf(file(problems, 'csv', 2))
        .split('\r\n')[0]
        ?.replace('\ufeff', ''),
    ).toBe('序号,SDK名称,SDK开发者,SDK版本,来源,所涉问题');
  });
  test('merges the lines of one app, and says it in each line for machines', () => {
    expect(textOf(file(problems, 'html'))).toContain('<td rowspan="3">示例应用1</td>');
    expect(textOf(file(problems, 'article'))).toContain('rowspan="3">示例应用1</td>');
    const lines = textOf(file(problems, 'csv', 1)).split('\r\n');
    expect(lines.filter((line) => line.startsWith('1,示例应用1,示例科技1有限公司,'))).toHaveLength(1 + 2);
  });
  test('the article carries its style in every element and nothing else', () => {
    const article = textOf(file(problems, 'article'));
    expect(article).not.toMatch(/<style|<script|class=|href=|src=|<link/);
    for (const [, tag, rest] of article.matchAll(/<(section|h1|p|table|th|td)\b([^>]*)>/g)) expect(`${tag}${rest}`).toContain('style="');
  });
});

test('what others wrote does nothing in any file', async () => {
  const notice = problems2025();
  const evil: WrittenNotice = {
    ...notice,
    attachments: notice.attachments.map((one) => ({
      ...one,
      rows: one.rows.map((row) => ({ ...row, name: '=cmd()<script>alert(1)</script>\u202e"' })),
    })),
  };
  const files = await writeNotice(evil);
  for (const format of ['html', 'article'] as const) expect(textOf(file(files, format))).not.toMatch(/<script|\u202e/);
  expect(textOf(file(files, 'csv', 2))).toContain(`"'=cmd()<script>`);
});

test('the same notice gives the same bytes at any time', async () => {
  vi.useFakeTimers({ now: new Date('2020-02-03T04:05:06Z'), toFake: ['Date'] });
  const first = await writeNotice(problems2025());
  vi.setSystemTime(new Date('2031-12-13T14:15:16Z'));
  expect(await writeNotice(structuredClone(problems2025()))).toEqual(first);
});
