import { expect, test } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { coverage } from './coverage.ts';
import { smallLaw, soundRule, soundRulePath } from './small-law.fixture.ts';

const compiled = compileRules([...smallLaw, { path: soundRulePath, text: soundRule }]);
const rules = compiled.ok ? compiled.ruleSet.rules : [];

test('a rule whose facts nobody yields says so', () => {
  const { rows, unyielded, unused } = coverage(rules, { yielded: new Set(['code.reads']) });
  expect(rows).toEqual([
    {
      rule: 'identifier-read-before-consent',
      clause: '191-3.1',
      needs: ['runtime'],
      decidedBy: 'machine',
      when: ['run.reads'],
      lead: ['reach.reads'],
      open: [],
      missing: ['reach.reads', 'run.reads'],
      static: 'nothing',
    },
  ]);
  expect(unyielded).toEqual(['reach.reads', 'run.reads']);
  expect(unused).toEqual(['code.reads']);
});

test('a lead that a detector yields makes the package worth scanning', () => {
  expect(coverage(rules, { yielded: new Set(['reach.reads']) }).rows[0]?.static).toBe('suspects');
});
