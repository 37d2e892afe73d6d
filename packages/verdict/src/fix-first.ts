import type { Fact } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import type { Rule } from '@touchstone/rules';
import { asksAboutGate } from './asks-about-gate.ts';
import { type Change, changeFor } from './change.ts';
import type { Finding, Fix } from './report.ts';

const MOST = 5;

/** A finding that one change can clear, and to what that change must be made. */
interface Clearable {
  readonly finding: Finding;
  readonly change: Change;
  readonly subjects: ReadonlySet<string>;
  /** The facts that the change removes: all the finding's proof but what asks for no change. */
  readonly facts: readonly number[];
}

/**
 * The changes that clear most: at most five, those first that clear violations, then by number of clauses cleared.
 *
 * A clause is cleared by a change when all its proof goes away with it. A change is made to as much as one of its clauses
 * asks for, so a clause about the clipboard is not put under a remedy for location unless a third clause is about both.
 * Each clause is counted for the first change that clears it.
 */
export function fixFirst(findings: readonly Finding[], facts: readonly Fact[], rules: readonly Rule[]): readonly Fix[] {
  const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
  const fixes: Fix[] = [];
  for (let open = clearables(findings, facts, ruleById); open.length > 0 && fixes.length < MOST; ) {
    const best = open.map((one) => clearedWith(one, open)).reduce((a, b) => (compare(a, b) <= 0 ? a : b));
    const fix = fixOf(best, facts, ruleById);
    if (fix !== undefined) fixes.push(fix);
    const done = new Set(best.map(({ finding }) => finding));
    open = open.filter(({ finding }) => !done.has(finding));
  }
  return fixes;
}

/** A clause whose proof is spread over two changes is cleared by neither. */
function clearables(findings: readonly Finding[], facts: readonly Fact[], rules: ReadonlyMap<string, Rule>): readonly Clearable[] {
  const unused = new Set(facts.filter((fact) => fact.kind === 'permission.unused').map((fact) => String(fact.attributes['permission'])));
  return findings.flatMap((finding) => {
    if (finding.result !== 'violation' && finding.result !== 'suspected') return [];
    const rule = rules.get(finding.rule);
    const isAboutGate = rule !== undefined && asksAboutGate(rule);
    const asked = finding.facts.flatMap((i) => {
      const change = facts[i] === undefined ? undefined : changeFor(facts[i], { unused, isAboutGate });
      return change === undefined ? [] : [{ i, change }];
    });
    const change = asked[0]?.change;
    if (change === undefined || asked.some((one) => one.change.key !== change.key)) return [];
    return [{ finding, change, subjects: new Set(asked.map((one) => one.change.subject)), facts: asked.map(({ i }) => i) }];
  });
}

/** What the change clears when it is made to the subjects of `wide`, which comes first. */
function clearedWith(wide: Clearable, open: readonly Clearable[]): readonly Clearable[] {
  const within = open.filter(
    (one) => one !== wide && one.change.key === wide.change.key && [...one.subjects].every((subject) => wide.subjects.has(subject)),
  );
  return [wide, ...within];
}

const clausesOf = (cleared: readonly Clearable[]): readonly string[] =>
  [...new Set(cleared.map(({ finding }) => finding.clause))].sort(byText);

const factsOf = (cleared: readonly Clearable[]): readonly number[] =>
  [...new Set(cleared.flatMap(({ facts }) => facts))].sort((a, b) => a - b);

function compare(a: readonly Clearable[], b: readonly Clearable[]): number {
  const violations = (cleared: readonly Clearable[]) => clausesOf(cleared.filter(({ finding }) => finding.result === 'violation')).length;
  return (
    violations(b) - violations(a) ||
    clausesOf(b).length - clausesOf(a).length ||
    factsOf(b).length - factsOf(a).length ||
    byText(a[0]?.change.key ?? '', b[0]?.change.key ?? '')
  );
}

function fixOf(cleared: readonly Clearable[], facts: readonly Fact[], rules: ReadonlyMap<string, Rule>): Fix | undefined {
  const [wide] = cleared;
  const indices = factsOf(cleared);
  const at = facts[indices[0] ?? -1]?.at;
  const rule = wide === undefined ? undefined : rules.get(worstOf(cleared, wide.subjects.size, rules).rule);
  if (wide === undefined || rule === undefined || at === undefined) return undefined;
  return {
    title: wide.change.title,
    remedy: rule.remedy,
    owner: wide.change.owner,
    subjects: [...wide.subjects].filter((subject) => subject !== '' && subject !== '?').sort(byText),
    at,
    clauses: clausesOf(cleared),
    facts: indices,
  };
}

/**
 * The finding whose remedy is shown: one about everything that is changed (any, where the same is done for all of it), a
 * violation before a lead, an enforced rule before a trial.
 */
function worstOf(cleared: readonly Clearable[], width: number, rules: ReadonlyMap<string, Rule>): Finding {
  const rank = ({ finding, change, subjects }: Clearable) =>
    (change.isAlike === true || subjects.size === width ? 0 : 4) +
    (finding.result === 'violation' ? 0 : 2) +
    (rules.get(finding.rule)?.status === 'enforced' ? 0 : 1);
  const byRank = (a: Clearable, b: Clearable) =>
    rank(a) - rank(b) || byText(a.finding.clause, b.finding.clause) || byText(a.finding.rule, b.finding.rule);
  return cleared.reduce((a, b) => (byRank(a, b) <= 0 ? a : b)).finding;
}
