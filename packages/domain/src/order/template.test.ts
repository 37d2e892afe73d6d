import { expect, test } from 'vitest';
import { fillDraft } from './fill-draft.ts';
import { deadlineWords, fillTemplate, type PaperContext } from './fill-template.ts';
import { type PaperTemplate, readTemplate } from './template.ts';

const good = {
  id: 'made',
  version: '1',
  type: 'rectification',
  zh: '样例',
  en: 'Sample',
  numberWord: '样字',
  addressees: ['operator'],
  basis: [{ document: '某法', articles: ['第一条', '第二条'] }, { document: '某规定' }],
  fields: [
    { name: 'subject', kind: 'text', zh: '对象', en: 'Subject' },
    { name: 'clauses', kind: 'clauses', zh: '条目', en: 'Clauses' },
    { name: 'fine', kind: 'money', required: false, zh: '罚款', en: 'Fine' },
    { name: 'day', kind: 'date', zh: '日期', en: 'Day' },
  ],
  title: '关于{{subject}}的通知',
  body: [
    '依据{{basis}}，于{{day}}发现{{subject}}的问题，请{{deadline}}整改。',
    { heading: '条目' },
    { table: 'clauses', caption: '问题' },
    { paragraph: '罚款{{fine}}。', when: 'fine' },
  ],
};
const context: PaperContext = { authority: '某局', self: '我局', addressee: '某公司', deadline: '2026年3月9日（3月9日24时前）' };
const fields = {
  subject: '某应用',
  day: '2026-03-02',
  clauses: [{ clause: '164-01', problem: '违规收集个人信息', where: '启动', remedy: '同意后收集' }],
};

const made = (): PaperTemplate => {
  const read = readTemplate(good);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.template;
};

test.each<[string, object, readonly (readonly [string, string])[]]>([
  ['no title', { title: undefined }, [['title', 'missing']]],
  ['a type that nobody knows', { type: 'decree' }, [['type', 'bad']]],
  ['no addressee', { addressees: [] }, [['addressees', 'bad']]],
  ['a name that is not declared', { title: '{{subject}}{{other}}' }, [['title', 'undeclared']]],
  ['a table of a text', { body: [...good.body, { table: 'subject' }] }, [['body[4]', 'bad']]],
  ['a text of a table', { body: [...good.body, '{{clauses}}'] }, [['body[4]', 'bad']]],
  ['a field twice', { fields: [...good.fields, good.fields[0]] }, [['fields[4].name', 'duplicate']]],
  [
    'a field that nothing uses',
    { fields: [...good.fields, { name: 'idle', kind: 'text', zh: '闲', en: 'Idle' }] },
    [['fields[4].name', 'unused']],
  ],
  ['a block of no kind', { body: [...good.body, { image: 'seal.png' }] }, [['body[4]', 'unknown']]],
  ['a text too long', { body: [...good.body, '长'.repeat(4_001)] }, [['body[4]', 'too-long']]],
  ['a version that is no number', { version: 'new' }, [['version', 'bad']]],
  [
    'a field named like a value of the order',
    { fields: [...good.fields, { name: 'number', kind: 'text', zh: '号', en: 'No' }] },
    [
      ['fields[4].name', 'bad'],
      ['fields[4].name', 'unused'],
    ],
  ],
])('a template with %s is refused', (_, change, faults) => {
  expect(readTemplate({ ...good, ...change })).toEqual({ ok: false, faults: faults.map(([at, fault]) => ({ at, fault })) });
});

test.each([undefined, null, 1, 'x', [], { body: 'x', fields: {}, basis: 0, addressees: 'operator' }])('%j is no template', (given) => {
  expect(readTemplate(given).ok).toBe(false);
});

test('a filled template is a document', () => {
  const done = fillTemplate(made(), { ...fields, fine: 1_234_567 }, { ...context, number: '某样字〔2026〕第1号', issuedOn: '2026-03-02' });
  expect(done).toMatchObject({
    ok: true,
    document: {
      number: '某样字〔2026〕第1号',
      title: '关于某应用的通知',
      addressees: '某公司',
      signature: { authorities: ['某局'], date: '2026年3月2日' },
      body: [
        { text: '依据《某法》第一条、第二条、《某规定》，于2026年3月2日发现某应用的问题，请2026年3月9日（3月9日24时前）整改。' },
        { kind: 'heading', text: '条目' },
        { kind: 'table', caption: '问题', rows: [['1', '164-01', '违规收集个人信息', '启动', '同意后收集']] },
        { text: '罚款1,234,567元。' },
      ],
    },
  });
});

test('what stands under a condition is left out without it', () => {
  const done = fillTemplate(made(), fields, context);
  expect(done.ok && done.document.body).toHaveLength(3);
  expect(done.ok && done.document.number).toBeUndefined();
});

test.each<[string, object, PaperContext, readonly object[]]>([
  ['a missing field', { subject: undefined }, context, [{ field: 'subject', fault: 'missing' }]],
  ['an empty text', { subject: ' ' }, context, [{ field: 'subject', fault: 'bad' }]],
  ['a day that does not exist', { day: '2026-02-30' }, context, [{ field: 'day', fault: 'bad' }]],
  ['no rows', { clauses: [] }, context, [{ field: 'clauses', fault: 'bad' }]],
  ['a row with a cell too many', { clauses: [{ ...fields.clauses[0], seal: 'x' }] }, context, [{ field: 'clauses', fault: 'bad' }]],
  ['money that is no number', { fine: '100' }, context, [{ field: 'fine', fault: 'bad' }]],
  ['a field of no template', { seal: 'x' }, context, [{ field: 'seal', fault: 'unknown' }]],
  ['a name of every object', { toString: 'x' }, context, [{ field: 'toString', fault: 'unknown' }]],
  ['no deadline', {}, { authority: '某局', self: '我局', addressee: '某公司' }, [{ field: 'deadline', fault: 'missing' }]],
])('%s is refused', (_, change, given, faults) => {
  const values = Object.fromEntries(Object.entries({ ...fields, ...change }).filter(([, value]) => value !== undefined));
  expect(fillTemplate(made(), values, given)).toEqual({ ok: false, reason: 'fields', faults });
});

test('braces in a value are text', () => {
  const done = fillTemplate(made(), { ...fields, subject: '{{authority}}' }, context);
  expect(done.ok && done.document.title).toBe('关于{{authority}}的通知');
});

test.each([
  [{ kind: 'instant', at: '2026-03-09T24:00:00+08:00' } as const, '2026年3月9日（3月9日24时前）', '2026年3月9日（3月9日24时前）'],
  [{ kind: 'instant', at: '2027-03-09T12:00:00+08:00' } as const, undefined, undefined],
  [{ kind: 'working-days', count: 5 } as const, undefined, '自本文书送达之日起5个工作日内'],
  [{ kind: 'at-once', escalateAfterHours: 24 } as const, undefined, '立即'],
])('%j is printed', (rule, instant, words) => expect(deadlineWords(rule, instant)).toBe(words));

test('a draft is filled as far as it goes: gaps stand by what they are called, rows keep what they say', () => {
  const { body, title } = fillDraft(
    made(),
    { fine: 'x', clauses: [{ clause: '164-01', problem: '', where: '', remedy: '' }] },
    { authority: '某局', self: '我局', addressee: '某公司' },
  );
  expect(title).toBe('关于〔对象〕的通知');
  expect(body[0]).toMatchObject({ text: '依据《某法》第一条、第二条、《某规定》，于〔日期〕发现〔对象〕的问题，请〔期限〕整改。' });
  expect(body[2]).toMatchObject({ rows: [['1', '164-01', '', '', '']] });
  expect(body[3]).toMatchObject({ text: '罚款〔罚款〕。' });
});
