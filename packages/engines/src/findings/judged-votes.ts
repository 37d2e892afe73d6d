import type { Capability, InputKind } from '@touchstone/domain/engine';
import type { Fact, Input } from '@touchstone/facts';
import { isLocalDate } from '@touchstone/kernel/dates';
import { ruleSet } from '@touchstone/knowledge';
import { kindsOf, type Rule } from '@touchstone/rules';
import { judge } from '@touchstone/verdict';
import { FactEvidence, type Votes, votesOfFindings } from './votes-of-findings.ts';

/** What a foreign tool sees, in our words: our rules judge its facts, and what it cannot see stays untested. */
export interface Sight {
  /** Kinds of fact of which it sees all there are: their absence means something. */
  readonly kinds: ReadonlySet<string>;
  /** Inputs that the tool itself stands for: it reads the package, or made a run of its own. */
  readonly brings: ReadonlySet<Input>;
}

/** A need of a rule as the input of a run. */
const INPUT: Readonly<Record<Input, readonly InputKind[]>> = {
  static: [],
  runtime: ['trace'],
  policy: ['policy'],
  ui: ['ui'],
  store: ['listing'],
  human: ['person'],
};

/** Clauses that the facts of a tool decide, or for which they are a lead; with the inputs without which silence means nothing. */
export function capabilitiesWithin(sight: Sight, rules: readonly Rule[] = ruleSet.rules): readonly Capability[] {
  const rows = rules
    .filter((rule) => isWithin(rule, sight))
    .map(
      ({ clause, needs }): Capability => ({
        clause,
        inputs: needs.filter((need) => !sight.brings.has(need)).flatMap((need) => INPUT[need]),
      }),
    );
  return [...new Map(rows.map((row) => [`${row.clause} ${row.inputs.join()}`, row])).values()];
}

function isWithin({ when, lead }: Rule, { kinds }: Sight): boolean {
  const reaches = (condition: Rule['when']) => {
    const named = kindsOf(condition);
    return named.length > 0 && named.every((kind) => kinds.has(kind));
  };
  return reaches(when) || reaches(lead);
}

/**
 * Votes on the clauses of a matrix. Of a clause all rules are judged, also those that the tool cannot see: a clause of which a part was not
 * looked at is not clean.
 *
 * @param asOf the day whose law counts; of anything else the release of the rule set
 */
export function judgedVotes(facts: readonly Fact[], { kinds, brings }: Sight, capabilities: readonly Capability[], asOf: unknown): Votes {
  const claimed = new Set(capabilities.map(({ clause }) => clause));
  const rules = ruleSet.rules.filter(({ clause }) => claimed.has(clause));
  const findings = judge(rules, facts, {
    asOf: typeof asOf === 'string' && isLocalDate(asOf) ? asOf : ruleSet.released,
    inputs: brings,
    isReadable: true,
    observed: kinds,
    skipped: new Set(),
    failed: new Map(),
    cut: new Set(),
    blind: new Map(),
  });
  const proofs = new FactEvidence(facts);
  return { clauses: votesOfFindings(findings, proofs), evidence: proofs.list };
}
