import { GATE_OUTCOMES, type GateOutcome, type GatePolicy, type GateRule, type GateVerdict, isOneOf } from './policy.ts';

/** What all engines together said of one clause of a package. */
export interface ClauseSaid {
  readonly clause: string;
  readonly verdict: GateVerdict;
  /** Rules of the law that saw it. */
  readonly rules: readonly string[];
  /** Where, as a person finds it again. */
  readonly places: readonly string[];
  /** Engines that said this verdict. */
  readonly engines: number;
  /** Why it was not tested. */
  readonly reason?: string;
}

export interface ClauseDecision extends ClauseSaid {
  readonly outcome: GateOutcome;
  /** Rule of the policy that decided; null: none fitted. */
  readonly by: string | null;
}

export interface GateDecision {
  readonly outcome: GateOutcome;
  /** Clauses that keep it from passing, the gravest first. */
  readonly reasons: readonly ClauseDecision[];
  /** Clauses that nobody looked at and that the policy takes all the same. */
  readonly untestedAccepted: readonly ClauseDecision[];
  readonly counts: Readonly<Record<GateVerdict, number>>;
}

/**
 * The policy's answer to a package. Every clause in its scope is decided, also those of which nobody said anything: those are
 * not tested. What was not tested passes only by a rule that says so.
 * @param known every clause of the law
 */
export function decideGate(
  policy: GatePolicy,
  category: number | null,
  said: readonly ClauseSaid[],
  known: Iterable<string>,
): GateDecision {
  const heard = new Map(said.map((one) => [one.clause, one]));
  const clauses = [...new Set([...known, ...heard.keys()])].filter((clause) => isOneOf(clause, policy.scope)).sort();
  const decided = clauses.map((clause) => decideClause(policy, category, heard.get(clause) ?? silent(clause)));
  const gravest = decided.reduce<GateOutcome>((worst, { outcome }) => (gravity(outcome) > gravity(worst) ? outcome : worst), 'pass');
  const counts: Record<GateVerdict, number> = { violation: 0, suspected: 0, 'not-found': 0, 'not-tested': 0 };
  for (const { verdict } of decided) counts[verdict]++;
  return {
    // a policy that looks at nothing lets nothing pass
    outcome: decided.length === 0 ? 'manual' : gravest,
    reasons: decided.filter(({ outcome }) => outcome !== 'pass').sort((a, b) => gravity(b.outcome) - gravity(a.outcome)),
    untestedAccepted: decided.filter(({ verdict, outcome }) => verdict === 'not-tested' && outcome === 'pass'),
    counts,
  };
}

const gravity = (outcome: GateOutcome): number => GATE_OUTCOMES.indexOf(outcome);

const silent = (clause: string): ClauseSaid => ({
  clause,
  verdict: 'not-tested',
  rules: [],
  places: [],
  engines: 0,
  reason: 'nobody-spoke',
});

function decideClause(policy: GatePolicy, category: number | null, said: ClauseSaid): ClauseDecision {
  const rule = policy.rules.find((one) => fits(one, category, said));
  if (rule !== undefined) return { ...said, outcome: rule.outcome, by: rule.id };
  return { ...said, outcome: said.verdict === 'not-tested' ? 'manual' : policy.otherwise, by: null };
}

/** A rule about certain types of app is not asked where the type is not known. */
const fits = ({ clauses, verdicts, categories, engines = 1 }: GateRule, category: number | null, said: ClauseSaid): boolean =>
  isOneOf(said.clause, clauses) &&
  verdicts.includes(said.verdict) &&
  (categories === undefined || (category !== null && categories.includes(category))) &&
  (said.verdict === 'not-tested' || said.engines >= engines);
