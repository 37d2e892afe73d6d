import type { Block } from '@touchstone/kernel/document';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown, readText } from './index.ts';

const short = ({ kind, line, ...rest }: Block): readonly unknown[] => [line, kind, ...Object.values(rest)];

describe('text', () => {
  test('numbered lines that stand alone are headings, rows of them are items', () => {
    const source =
      '某某隐私政策\n更新日期：2024年1月1日\n\n一、我们如何收集您的信息\n　　我们会收集您的信息。\n（一）注册\n当您注册时，我们会收集手机号码。\n1. 姓名\n2. 手机号码\n\n第三条 共享\n1.1 原则\n我们不会出售，见https://a.cn/p。\n• 例外';
    expect(readText(source).blocks.map(short)).toEqual([
      [1, 'heading', 1, '某某隐私政策'],
      [2, 'paragraph', '更新日期：2024年1月1日'],
      [4, 'heading', 2, '一、我们如何收集您的信息'],
      [5, 'paragraph', '我们会收集您的信息。'],
      [6, 'heading', 3, '（一）注册'],
      [7, 'paragraph', '当您注册时，我们会收集手机号码。'],
      [8, 'item', 1, '1. 姓名'],
      [9, 'item', 1, '2. 手机号码'],
      [11, 'heading', 2, '第三条 共享'],
      [12, 'heading', 4, '1.1 原则'],
      [13, 'paragraph', '我们不会出售，见https://a.cn/p。'],
      [14, 'item', 1, '例外'],
    ]);
    expect(readText(source)).toMatchObject({ title: '某某隐私政策', links: [{ address: 'https://a.cn/p', line: 13 }] });
  });

  test('numbers of sentences make no headings', () => {
    expect(readText('一、我们会收集您的设备信息，用于保障账号安全。').blocks[0]!.kind).toBe('paragraph');
    expect(readText('2024.1.1 生效').blocks[0]!.kind).toBe('paragraph');
  });

  test('lines broken at a fixed width are joined', () => {
    const line = '我们会收集您的设备信息用于保障账号安全和统计分析';
    const lines = [line, line, '完。', line, line, '又完。', line, line, '再完。'];
    expect(readText(lines.join('\n')).blocks.map(short)).toEqual([
      [1, 'paragraph', `${line}${line}完。`],
      [4, 'paragraph', `${line}${line}又完。`],
      [7, 'paragraph', `${line}${line}再完。`],
    ]);
  });
});

describe('Markdown', () => {
  test('headings, lists, tables, links', () => {
    const source = [
      '# 隐私**政策**',
      '',
      '我们会收集您的',
      '`IMEI`，见[清单](https://a.cn/x "全文")和[规则][r]。',
      '',
      '收集',
      '----',
      '- 甲',
      '  - 乙',
      '1. 丙',
      '',
      '| 名称 | 目的 |',
      '|:-----|-----:|',
      '| 微信 \\| SDK | 登录 |',
      '| 支付宝 |',
      '',
      '> 引文',
      '```',
      '# 不是标题',
      '```',
      '[r]: https://b.cn/y',
    ].join('\n');
    const { blocks, links, title } = readMarkdown(source);
    expect(blocks.map(short)).toEqual([
      [1, 'heading', 1, '隐私政策'],
      [3, 'paragraph', '我们会收集您的IMEI，见清单和规则。'],
      [6, 'heading', 2, '收集'],
      [8, 'item', 1, '甲'],
      [9, 'item', 2, '乙'],
      [10, 'item', 1, '1. 丙'],
      [
        12,
        'table',
        [
          ['名称', '目的'],
          ['微信 | SDK', '登录'],
          ['支付宝', ''],
        ],
      ],
      [17, 'paragraph', '引文'],
      [19, 'paragraph', '# 不是标题'],
    ]);
    expect(links).toEqual([
      { text: '清单', address: 'https://a.cn/x', line: 3 },
      { text: '规则', address: 'https://b.cn/y', line: 3 },
    ]);
    expect(title).toBe('隐私政策');
  });
});

/** Generous: what is quadratic takes minutes. */
/** Of the processor, on a busy machine as on a calm one. */
const MS = 5000;
test.each<[string, string]>([
  ['one line', '一'.repeat(3e6)],
  ['numbers', '1.'.repeat(1e6)],
  ['brackets', '['.repeat(5e5)],
  ['brackets and parentheses', '[]('.repeat(3e5)],
  ['stars', '*'.repeat(1e6)],
  ['stars and letters', '*a **b '.repeat(2e5)],
  ['back ticks', '`a '.repeat(3e5)],
  ['bars', '|'.repeat(1e6)],
  ['bars and dashes', '|-'.repeat(5e5)],
  ['table rules', '|a|\n|-|\n'.repeat(1e5)],
  ['quotes', '> '.repeat(5e5)],
  ['hashes', '# '.repeat(5e5)],
  ['rules', '- '.repeat(5e5)],
  ['tags', '<a '.repeat(3e5)],
  ['lines', '一\n'.repeat(1e6)],
  ['paragraph', '字\n'.repeat(3e5).replaceAll('\n', ' \n')],
  ['blanks', ' '.repeat(3e6)],
])('%s by the million cost no more than their length', (_, source) => {
  for (const read of [readText, readMarkdown]) {
    const started = process.cpuUsage().user;
    read(source);
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(MS);
  }
});

test('any text is read, its lines ascending', () => {
  const piece = fc.constantFrom(
    '一、',
    '甲',
    '\n',
    '\n\n',
    '# ',
    '- ',
    '|',
    '---',
    '[',
    '](',
    ')',
    '**',
    '`',
    '```',
    '1. ',
    '　',
    '> ',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
      for (const read of [readText, readMarkdown]) {
        const lines = read(pieces.join('')).blocks.map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      }
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['blanks below a bar', `|a\n${' '.repeat(300_000)}x-`],
  ['blanks behind a rule', `|a\n|-${' '.repeat(300_000)}x`],
])('%s take no time', (_, source) => {
  const started = process.cpuUsage().user;
  readMarkdown(source);
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(1000);
});
