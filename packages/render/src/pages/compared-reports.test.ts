import { describe, expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { wholeCase } from '../fixtures/whole-case.fixture.ts';
import { comparedReports } from './compared-reports.ts';

const options = optionsIn('zh');

test('a report compared with itself has changed in nothing', () => {
  const none = { added: [], removed: [] };
  expect(comparedReports(wholeCase, wholeCase, options)).toEqual({
    ...{ identity: [], sdks: none, domains: none, behaviours: none, policy: none, findings: [] },
    ...{ isSameRules: true, isSameMaterials: true },
  });
});

describe('without what a fact says', () => {
  const at = wholeCase.facts.findIndex(({ kind }) => kind === 'code.reads');
  const later = {
    ...wholeCase,
    facts: wholeCase.facts.filter((_, i) => i !== at),
    evidence: [],
    engine: { ...wholeCase.engine, rules: 'x' },
  };
  const compared = comparedReports(wholeCase, later, options);

  test('it is gone, in words, and nothing else is', () => {
    expect(compared.behaviours.added).toEqual([]);
    expect(compared.behaviours.removed).toHaveLength(1);
  });
  test('other rules and other materials are said', () => expect([compared.isSameRules, compared.isSameMaterials]).toEqual([false, false]));
});
