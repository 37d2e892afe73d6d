import { ruleSet } from '@touchstone/knowledge';
import { describe, expect, test } from 'vitest';
import { clauseCases } from './cases/index.ts';
import { scanClauseCase } from './scan-clause-case.ts';

test('every case has a name of its own and proves something', () => {
  const names = clauseCases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const rules = new Set(ruleSet.rules.map(({ id }) => id));
  for (const { violation = [], suspected = [], notFound = [] } of clauseCases) {
    expect(violation.length + suspected.length + notFound.length).toBeGreaterThan(0);
    expect([...violation, ...suspected, ...notFound].filter((id) => !rules.has(id))).toEqual([]);
  }
});

describe('through readers and detectors', () => {
  test.each(clauseCases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const { findings } = await scanClauseCase(one);
    const resultOf = (id: string) => `${id} ${findings.find(({ rule }) => rule === id)?.result}`;
    expect((one.violation ?? []).map(resultOf)).toEqual((one.violation ?? []).map((id) => `${id} violation`));
    expect((one.suspected ?? []).map(resultOf)).toEqual((one.suspected ?? []).map((id) => `${id} suspected`));
    expect((one.notFound ?? []).map(resultOf).filter((said) => /violation|suspected/.test(said))).toEqual([]);
  });
});
