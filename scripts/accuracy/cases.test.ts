import { expect, test } from 'vitest';
import { wholeCases } from '../../corpus/cases/case-files.ts';
import { caseOutcomes } from './cases.ts';

test.each(wholeCases.map(({ name }) => name))(
  '%s: with everything given and with parts left out, exactly the planned findings',
  async (name) => {
    const outcomes = await caseOutcomes([name]);
    expect(outcomes.length).toBeGreaterThan(5);
    expect(outcomes.flatMap(({ given, differences }) => differences.map((one) => `${given.join('+')}: ${one}`))).toEqual([]);
  },
  120_000,
);
