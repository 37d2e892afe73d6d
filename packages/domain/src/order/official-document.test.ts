import { expect, test } from 'vitest';
import { attachmentLabel, attachmentLines, chineseNumber, numberedBlocks, type OfficialBlock } from './official-document.ts';

test.each([
  [0, '零'],
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [106, '一百零六'],
  [110, '一百一十'],
  [999, '九百九十九'],
])('%i is %s', (value, text) => expect(chineseNumber(value)).toBe(text));

test.each([-1, 1.5, 1000, Number.NaN])('%f has no such number', (value) => expect(() => chineseNumber(value)).toThrow(RangeError));

test('a higher heading starts the lower ones anew', () => {
  const heading = (level: 1 | 2 | 3 | 4): OfficialBlock => ({ kind: 'heading', level, text: 'x' });
  const blocks = numberedBlocks([heading(1), heading(2), heading(3), heading(4), heading(3), heading(1), heading(2), heading(3)]);
  expect(blocks.map((block) => (block.kind === 'heading' ? block.text : ''))).toEqual([
    '一、x',
    '（一）x',
    '1.x',
    '（1）x',
    '2.x',
    '二、x',
    '（一）x',
    '1.x',
  ]);
});

test('one attachment has no number', () => {
  const one = { title: '名单', body: [] };
  expect(attachmentLines([one])).toEqual(['附件：名单']);
  expect(attachmentLabel([one], 0)).toBe('附件');
  expect(attachmentLines([one, one])).toEqual(['附件：1.名单', '　　　2.名单']);
  expect(attachmentLabel([one, one], 1)).toBe('附件2');
});
