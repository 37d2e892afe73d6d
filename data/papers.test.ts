import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOrderType, ORDER_TYPES, readTemplate } from '@touchstone/domain/order';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const at = (path: string) => join(import.meta.dirname, path);
const read = (path: string) => parse(readFileSync(at(path), 'utf8'));
const files = readdirSync(at('papers')).filter((file) => file.endsWith('.yaml'));

const instruments = new Map<string, string>(
  (read('law/instruments.yaml') as { id: string; document: string; from: string | null }[]).map(({ id, document, from }) => [
    document,
    from === null ? '' : id,
  ]),
);
const articles = new Set(
  readdirSync(at('law/articles')).flatMap((file) => {
    const { instrument, articles } = read(`law/articles/${file}`) as {
      instrument: string;
      articles: { article: string; until?: string }[];
    };
    return articles.filter(({ until }) => until === undefined).map(({ article }) => `${instrument} ${article}`);
  }),
);

test('there is a template for each type of document', () => {
  expect(files.map((file) => file.replace('.yaml', '')).sort()).toEqual([...ORDER_TYPES].sort());
});

describe.each(files)('%s', (file) => {
  const result = readTemplate(read(`papers/${file}`));

  test('is whole, and named after its type', () => {
    expect(result).toMatchObject({ ok: true, template: { id: file.replace('.yaml', '') } });
    expect(result.ok && isOrderType(result.template.type)).toBe(true);
  });

  test('cites laws that are in force, and only articles that were read and are still numbered so', () => {
    if (!result.ok) throw new Error('no template');
    for (const { document, articles: cited } of result.template.basis) {
      const id = instruments.get(document);
      expect(id, document).toBeTruthy();
      for (const article of cited) expect(articles, `${document}${article}`).toContain(`${id} ${article}`);
    }
  });
});
