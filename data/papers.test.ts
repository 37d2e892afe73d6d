import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PenaltyType, penaltyPaper } from '@touchstone/domain/credit';
import { type FieldKind, fillDraft, fillTemplate, isOrderType, ORDER_TYPES, openPlaces, readTemplate } from '@touchstone/domain/order';
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

const context = {
  ...{
    authority: '某局',
    self: '我局',
    addressee: '某公司',
    caseNumber: '某案〔2026〕1号',
    number: '某字〔2026〕第1号',
    issuedOn: '2026-03-02',
  },
  deadline: '自本文书送达之日起5个工作日内',
};
/** How a sample is printed where it is not by its own words. */
const PRINTED: Readonly<Partial<Record<FieldKind, string>>> = { date: '2026年3月9日', money: '1,000元' };

function sampleOf(name: string, kind: FieldKind): unknown {
  const word = `〈${name}〉`;
  const samples: Readonly<Record<FieldKind, unknown>> = {
    text: word,
    paragraphs: `${word}\n第二段`,
    date: '2026-03-09',
    money: 1000,
    clauses: [{ clause: '164-01', problem: word, where: '启动', remedy: '改正' }],
    apps: [{ name: word, developer: '甲', store: '乙', version: '1', problems: '丙', filing: '' }],
  };
  return samples[kind];
}

describe.each(files)('%s', (file) => {
  const result = readTemplate(read(`papers/${file}`));

  test('is whole, and named after its type', () => {
    expect(result).toMatchObject({ ok: true, template: { id: file.replace('.yaml', '') } });
    expect(result.ok && isOrderType(result.template.type)).toBe(true);
  });

  test('prints every value that it asks for, and nothing stays open', () => {
    if (!result.ok) throw new Error('no template');
    const { template } = result;
    const fields = Object.fromEntries(template.fields.map(({ name, kind }) => [name, sampleOf(name, kind)]));
    const filled = fillTemplate(template, fields, context);
    if (!filled.ok) throw new Error(JSON.stringify(filled.faults));
    const text = JSON.stringify(filled.document);
    for (const { name, kind } of template.fields) expect(text, name).toContain(PRINTED[kind] ?? `〈${name}〉`);
    expect(text).not.toMatch(/\{\{[a-z]|undefined/);
    expect(text).toContain('某公司');
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

describe.each(['penalty-notice', 'penalty-decision'])('%s, as a penalty begins it', (id) => {
  const law = '《某规定》第二十二条';
  const printed = (type: PenaltyType, amountFen: number) => {
    const result = readTemplate(read(`papers/${id}.yaml`));
    if (!result.ok) throw new Error('no template');
    const paper = penaltyPaper({ type, amountFen, reason: '拒不改正', law });
    const open = openPlaces(result.template, { ...paper }, context).map(({ field }) => field);
    return { open, text: JSON.stringify(fillDraft(result.template, { ...paper }, context).body) };
  };

  test('what empowers to punish is applied; what was violated is left to who drafts', () => {
    const { open, text } = printed('warning', 0);
    expect(text).toContain(`依据${law}，我局`);
    expect(text).toContain('〔违反的规定〕');
    expect(text.split(law)).toHaveLength(2);
    expect(open).toContain('provisions');
    for (const given of ['facts', 'law', 'penalty', 'fine']) expect(open).not.toContain(given);
  });

  test.each<[PenaltyType, number, string, boolean]>([
    ['fine', 100_000_00, '罚款数额：100,000元。', true],
    ['fine', 100_000_50, '"罚款100,000.50元"', false],
    ['confiscation', 100_000_00, '"没收违法所得100,000.00元"', false],
    ['licence-revocation', 0, '"吊销经营许可证"', false],
  ])('%s of %d fen is printed as what it is', (type, amountFen, words, isFine) => {
    const { open, text } = printed(type, amountFen);
    expect(open).not.toContain('fine');
    expect(text).toContain(words);
    expect(text.includes('罚款数额')).toBe(isFine);
  });
});
