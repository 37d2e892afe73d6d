import { TECHNICAL_CHECKS } from '@touchstone/domain/engine';
import { ruleSet } from '@touchstone/knowledge';

let known: ReadonlySet<string> | undefined;

/** Clauses of the rule set and technical checks: what a vote can be about. */
export function knownClauses(): ReadonlySet<string> {
  known ??= new Set([...ruleSet.rules.map(({ clause }) => clause), ...TECHNICAL_CHECKS.map(({ id }) => id)]);
  return known;
}
