import { indexFacts, matchFacts } from './match.ts';
import type { Case, Rule } from './rule.ts';

/** A case that did not give what it expects. */
export interface FailedCase {
  readonly index: number;
  readonly name: string;
  readonly expected: Case['expect'];
  readonly got: Case['expect'];
}

/** Runs a rule's own cases; an empty list is a pass. */
export function runCases(rule: Rule): readonly FailedCase[] {
  return rule.cases.flatMap((test, index) => {
    const got = outcome(rule, test.facts);
    return got === test.expect ? [] : [{ index, name: test.name, expected: test.expect, got }];
  });
}

function outcome(rule: Rule, facts: Case['facts']): Case['expect'] {
  const index = indexFacts(facts);
  if (rule.when !== undefined && matchFacts(rule.when, index) !== undefined) return 'match';
  if (rule.lead !== undefined && matchFacts(rule.lead, index) !== undefined) return 'lead';
  if (rule.open !== undefined && matchFacts(rule.open, index) !== undefined) return 'open';
  return 'no-match';
}
