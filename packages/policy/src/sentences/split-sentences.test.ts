import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from './split-sentences.ts';

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('sentences', () => {
  test.each([
    ['一句。两句！三句？', ['一句。', '两句！', '三句？']],
    ['没有标点的一行\n另一行', ['没有标点的一行', '另一行']],
    ['点击“同意。”后继续。好。', ['点击“同意。”后继续。', '好。']],
    ['我们（北京某某公司；下称“我们”）运营本产品。', ['我们（北京某某公司；下称“我们”）运营本产品。']],
    ['他说：“好。”然后走了。', ['他说：“好。”然后走了。']],
    ['访问https://a.cn/p?x=1;y或发邮件至a.b@c.cn。版本3.2.1。', ['访问https://a.cn/p?x=1;y或发邮件至a.b@c.cn。', '版本3.2.1。']],
    ['We collect it. 我们收集它。', ['We collect it.', '我们收集它。']],
    ['  \n\n ', []],
    ['', []],
  ])('%j', (text, expected) => expect(texts(text)).toEqual(expected));

  test('offsets are those of the text', () => {
    const text = '  甲。\r\n 乙；丙';
    expect(splitSentences(text).map(({ from, to }) => text.slice(from, to))).toEqual(['甲。', '乙；', '丙']);
  });
});

describe('lists', () => {
  test('items of one line carry what introduces them', () => {
    expect(splitSentences('我们会收集以下信息：（1）手机号；（2）昵称。其他说明。')).toMatchObject([
      { text: '我们会收集以下信息：' },
      { text: '（1）手机号；', leadIn: '我们会收集以下信息：' },
      { text: '（2）昵称。', leadIn: '我们会收集以下信息：' },
      { text: '其他说明。' },
    ]);
  });

  test('so do items on lines of their own, until a line is none', () => {
    const sentences = splitSentences('您有权：\n1、查阅；\n2、删除。\n联系我们。');
    expect(sentences.map(({ text, leadIn }) => [text, leadIn])).toEqual([
      ['您有权：', undefined],
      ['1、查阅；', '您有权：'],
      ['2、删除。', '您有权：'],
      ['联系我们。', undefined],
    ]);
  });
});

test('any text: pieces in order, inside, and nothing but white space between them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('甲', '。', '；', '：', '（', '）', '“', '”', '\n', ' ', '1', '.', '、', 'a', '①', '，'), { maxLength: 60 }),
      (units) => {
        const text = units.join('');
        let at = 0;
        for (const { from, to, text: piece } of splitSentences(text)) {
          expect(text.slice(at, from).trim()).toBe('');
          expect(text.slice(from, to)).toBe(piece);
          expect(piece).not.toBe('');
          at = to;
        }
        expect(text.slice(at).trim()).toBe('');
      },
    ),
    { numRuns: 200 },
  );
});

test.each(['（', '“', '，（1', '甲', '：①'])(
  'a megabyte of %j takes no longer than its length allows',
  (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const sentences = splitSentences(text);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.every((sentence) => sentence.text.length <= 2_000)).toBe(true);
  },
  5_000,
);
