import { expect, test } from 'vitest';
import { emptyRow, fieldsOf, typedOf } from './draft-fields.ts';
import { type PaperField, paperTemplate } from './paper-template.ts';

const field = (name: string, kind: PaperField['kind']): PaperField => ({ name, kind, isRequired: true, zh: name, en: name });
const FIELDS = [field('subject', 'text'), field('fine', 'money'), field('day', 'date'), field('clauses', 'clauses')];
const ROW = { clause: '164-01', problem: '违规收集', where: '启动', remedy: '同意后收集' };

test('what is empty is not sent, and so is a row with nothing in it', () => {
  const typed = { subject: ' 轻盈 ', fine: '', day: '2026-03-09', clauses: [ROW, emptyRow('clauses')] };
  expect(fieldsOf(FIELDS, typed)).toEqual({ subject: '轻盈', day: '2026-03-09', clauses: [ROW] });
  expect(fieldsOf(FIELDS, { clauses: [emptyRow('clauses')] })).toEqual({});
});

test('money is a number; what is none goes as it is, for the server to name', () => {
  expect(fieldsOf(FIELDS, { fine: '100000' })).toEqual({ fine: 100_000 });
  expect(fieldsOf(FIELDS, { fine: '十万' })).toEqual({ fine: '十万' });
});

test('a draft is typed on as it stands', () => {
  const values = { subject: '轻盈', fine: 5, clauses: [ROW], strange: 'x' };
  expect(typedOf(FIELDS, values)).toEqual({ subject: '轻盈', fine: '5', clauses: [ROW] });
  expect(fieldsOf(FIELDS, typedOf(FIELDS, values))).toEqual({ subject: '轻盈', fine: 5, clauses: [ROW] });
});

test('a template says whether its text names a deadline', () => {
  const given = { id: 'x', version: '1', type: 'interview', zh: '约谈', en: 'x', addressees: ['operator'], fields: FIELDS };
  expect(paperTemplate({ ...given, body: [{ kind: 'paragraph', text: '请{{deadline}}完成' }] })).toMatchObject({ hasDeadline: true });
  expect(paperTemplate({ ...given, body: [] })).toMatchObject({ hasDeadline: false });
  expect(paperTemplate('x')).toBeUndefined();
});
