import { expect, test } from 'vitest';
import { contentOf } from './template-content.ts';

const TEMPLATE = {
  ...{ id: 'interview', version: '3', type: 'interview', zh: '约谈通知书', en: 'Interview', numberWord: '约谈', title: '约谈通知书' },
  basis: [{ document: '《网络安全法》', articles: ['第五十六条'] }],
  fields: [{ name: 'place', kind: 'text', isRequired: true, zh: '地点', en: 'Place' }],
  body: [
    { kind: 'paragraph', text: '请于{deadline}到{place}。' },
    { kind: 'table', field: 'problems' },
  ],
};

test('a template is read for what a person looks at', () => {
  expect(contentOf(TEMPLATE)).toMatchObject({
    basis: ['《网络安全法》第五十六条'],
    fields: [{ name: 'place', isRequired: true }],
    texts: ['请于{deadline}到{place}。'],
  });
});

test('what is no template gives nothing, and does not throw', () => {
  for (const odd of [undefined, null, 'x', { body: 'x', fields: [null] }]) expect(contentOf(odd).texts).toEqual([]);
});
