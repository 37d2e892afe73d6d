import type { Article, Instrument } from '@touchstone/rules';
import { expect, test } from 'vitest';
import { articleName } from './article-name.ts';

const law: readonly Instrument[] = [
  {
    id: 'PIPL',
    document: '个人信息保护法',
    en: 'Personal Information Protection Law',
    number: '',
    issuer: '',
    from: undefined,
    until: undefined,
    known: 'V',
    dates: 'V',
    folder: undefined,
    clauses: undefined,
  },
];
const article = (document: string, number: string) => ({ document, article: number }) as Article;

test.each([
  ['第六条', 'article 6'],
  ['第十条', 'article 10'],
  ['第十六条', 'article 16'],
  ['第二十条', 'article 20'],
  ['第四十一条', 'article 41'],
  ['第一百零三条', '第一百零三条'],
  ['规范权限调用', '规范权限调用'],
])('%s', (number, english) => {
  expect(articleName(article('个人信息保护法', number), law, 'en')).toBe(`Personal Information Protection Law, ${english}`);
});

test('in Chinese as it is written; a document without an English name keeps its own', () => {
  expect(articleName(article('个人信息保护法', '第六条'), law, 'zh')).toBe('《个人信息保护法》第六条');
  expect(articleName(article('某规定', '第六条'), law, 'en')).toBe('某规定, article 6');
});
