import { guidance, ruleSet } from '@touchstone/knowledge';
import { expect, test } from 'vitest';
import { guideBook } from './guide-book.ts';

const rules = ruleSet.rules.filter(({ instrument }) => instrument === '164');
const book = (lang: 'zh' | 'en', brand = {}) => guideBook(rules, { lang, ruleSet, guidance: guidance() }, { name: '某商店', ...brand });

test('a store hands it on under its own name, mark and contact', () => {
  const page = book('zh', { mark: '某店', contact: '审核部 400-000' });
  for (const text of ['某商店 合规指引', '<strong>某店</strong>', '审核部 400-000']) expect(page).toContain(text);
  for (const { id, title } of rules) {
    expect(page).toContain(`id="${id}"`);
    expect(page).toContain(title.zh);
  }
});

test('nothing of a brand is markup, and nothing is loaded', () => {
  const page = book('en', { mark: '<img src=x onerror=1>' });
  expect(page).toContain('img src=x');
  expect(page).not.toMatch(/<script|<img|https?:\/\/[^"]*\.(js|css|png)/);
});
