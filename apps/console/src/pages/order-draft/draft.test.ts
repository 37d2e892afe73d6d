import { expect, test } from 'vitest';
import { addressedTo, begunIn, type Material, NOTHING, sentOf } from './draft.ts';
import type { PaperField, PaperTemplate } from './paper-template.ts';

const field = (name: string, kind: PaperField['kind']): PaperField => ({ name, kind, isRequired: true, zh: name, en: name });
const template = (type: string, addressees: readonly string[], fields: readonly PaperField[]): PaperTemplate => ({
  ...{ id: type, version: '1', type, zh: type, en: type, addressees, fields, hasDeadline: true },
});
const ORDER = template(
  'rectification',
  ['operator', 'store'],
  [field('subject', 'text'), field('clauses', 'clauses'), field('contact', 'text')],
);
const DELISTING = template('delisting', ['store'], [field('ground', 'paragraphs'), field('apps', 'apps'), field('contact', 'text')]);

const shelf = (store: string) => ({
  store,
  app: { name: '轻盈', developer: '某公司', store, version: '1.0', problems: '违规收集', filing: '' },
});
const MATERIAL: Material = {
  subject: '“轻盈”App',
  tested: '2026-03-01',
  clauses: [{ finding: 'f1', clause: '164-01', problem: '违规收集', where: '启动', remedy: '同意后收集' }],
  addressees: [
    { kind: 'operator', id: 'o1', name: '某公司' },
    { kind: 'store', id: 's1', name: '甲店' },
    { kind: 'store', id: 's2', name: '乙店' },
  ],
  shelves: [shelf('s1'), shelf('s2'), shelf('s2')],
};

test('a draft begins with what the case gives: addressee, subject, what was found', () => {
  const draft = begunIn(ORDER, NOTHING, MATERIAL);
  expect(draft.addressee?.id).toBe('o1');
  expect(sentOf(draft)).toMatchObject({
    fields: { subject: '“轻盈”App', clauses: [{ clause: '164-01', problem: '违规收集', where: '启动', remedy: '同意后收集' }] },
    deadline: { kind: 'working-days', count: 5 },
  });
});

test('in another template what was typed under the same name stays, and who does not suit it does not', () => {
  const typed = { ...begunIn(ORDER, NOTHING, MATERIAL), typed: { contact: '某某，000' } };
  const draft = begunIn(DELISTING, typed, MATERIAL);
  expect(draft.addressee?.id).toBe('s1');
  expect(draft.typed).toMatchObject({ contact: '某某，000', apps: [{ store: 's1' }] });
  expect(draft.deadline).toMatchObject({ kind: 'at-once', count: '24' });
});

test('another store gets the list of its own shelves, but not over rows that were changed by hand', () => {
  const draft = begunIn(DELISTING, NOTHING, MATERIAL);
  const to = { kind: 'store', id: 's2', name: '乙店' } as const;
  expect(addressedTo(to, draft, MATERIAL).typed['apps']).toHaveLength(2);
  const changed = { ...draft, typed: { apps: [{ name: '另一应用' }] } };
  expect(addressedTo(to, changed, MATERIAL).typed['apps']).toEqual([{ name: '另一应用' }]);
});
