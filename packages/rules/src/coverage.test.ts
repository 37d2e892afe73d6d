import type { LocalDate } from '@touchstone/kernel/dates';
import { expect, test } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { coverage } from './coverage.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import { smallLaw, soundRule, soundRulePath } from './small-law.fixture.ts';

const compiled = compileRules([...smallLaw, { path: soundRulePath, text: soundRule }]);
const rules = compiled.ok ? compiled.ruleSet.rules : [];

test('a rule whose facts nobody yields says so', () => {
  const { rows, unyielded, unused } = coverage(rules, { yielded: new Set(['code.reads']) });
  expect(rows).toEqual([
    {
      rule: 'identifier-read-before-consent',
      clause: '191-3.1',
      instrument: '191',
      title: { zh: '同意前收集', en: 'Read before consent' },
      needs: ['runtime'],
      decidedBy: 'machine',
      when: ['run.reads'],
      lead: ['reach.reads'],
      open: [],
      missing: ['reach.reads', 'run.reads'],
      static: 'nothing',
      answer: 'no',
      why: {
        zh: '尚无检测器给出：可达的个人信息读取、实际读取个人信息',
        en: 'no detector yields: a read that can run, with its trigger and its place to the gate; personal information that was read',
      },
    },
  ]);
  expect(unyielded).toEqual(['reach.reads', 'run.reads']);
  expect(unused).toEqual(['code.reads']);
});

test('a lead that a detector yields makes the package worth scanning', () => {
  expect(coverage(rules, { yielded: new Set(['reach.reads']) }).rows[0]?.static).toBe('suspects');
});

const yielded = new Set(['reach.reads', 'run.reads']);
const [rule] = rules.map(({ id }) => id) as [string];

test.each([
  ['violation', 'decides'],
  ['suspected', 'suspects'],
  ['lead', 'leads'],
] as const)('a case with %s: the clause %s', (result, answer) => {
  const [row] = coverage(rules, { yielded, proofs: new Map([[rule, { case: 'reads at once', result }]]) }).rows;
  expect(row).toMatchObject({ answer, proof: 'reads at once' });
});

test('a reason that is written down stands where nothing comes out, and nowhere else', () => {
  const gaps = new Map([[rule, { zh: '看不见', en: 'cannot be seen' }]]);
  expect(coverage(rules, { yielded, gaps }).rows[0]).toMatchObject({ answer: 'no', why: { en: 'cannot be seen' } });
  const proofs = new Map([[rule, { case: 'reads at once', result: 'violation' }]] as const);
  expect(coverage(rules, { yielded, gaps, proofs }).rows[0]?.why).toBeUndefined();
});

test('a draft is not applied, whatever is yielded', () => {
  expect(coverage(rules, { yielded, asOf: '2001-01-01' as LocalDate }).rows[0]).toMatchObject({
    answer: 'no',
    why: { zh: '草案或尚未施行，不适用' },
  });
});

test('the table as a page has counts, the scenes and a line for the clause', () => {
  const { rows } = coverage(rules, { yielded, proofs: new Map([[rule, { case: 'a | b', result: 'violation' }]]) });
  const page = coverageMarkdown({ rows, instruments: [], forPeople: [] }, 'en');
  expect(page).toContain('| 191 | 1 | 0 | 0 | 0 | 0 | 1 |');
  expect(page).toContain('| 191-3.1 | Read before consent | run R | yes | a \\| b |');
});
