import type { Fact } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import type { Rule } from '@touchstone/rules';
import { type Change, changeFor } from './change.ts';
import type { Finding, Fix } from './report.ts';

const MOST = 5;

interface Group {
  readonly change: Change;
  readonly facts: Set<number>;
  readonly findings: Set<Finding>;
}

/**
 * The changes that clear most: at most five, those first that clear violations, then by number of clauses cleared.
 * A clause is cleared by a change when all its proof goes away with it.
 */
export function fixFirst(findings: readonly Finding[], facts: readonly Fact[], rules: readonly Rule[]): readonly Fix[] {
  const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
  const changeOf = changesOf(facts);
  const ranked = groups(findings, changeOf).flatMap((group) => {
    const cleared = [...group.findings].filter((finding) => isClearedBy(finding, group, changeOf));
    const worst = worstOf(cleared.length > 0 ? cleared : [...group.findings], ruleById);
    const rule = worst === undefined ? undefined : ruleById.get(worst.rule);
    const first = [...group.facts].sort((a, b) => a - b)[0];
    const at = first === undefined ? undefined : facts[first]?.at;
    if (cleared.length === 0 || rule === undefined || at === undefined) return [];
    const violations = new Set(cleared.filter((f) => f.result === 'violation').map((f) => f.clause)).size;
    const clauses = [...new Set(cleared.map((f) => f.clause))].sort(byText);
    const fix: Fix = {
      title: group.change.title,
      remedy: rule.remedy,
      owner: group.change.owner,
      at,
      clauses,
      facts: [...group.facts].sort((a, b) => a - b),
    };
    return [{ fix, violations, key: group.change.key }];
  });
  ranked.sort(
    (a, b) =>
      b.violations - a.violations ||
      b.fix.clauses.length - a.fix.clauses.length ||
      b.fix.facts.length - a.fix.facts.length ||
      byText(a.key, b.key),
  );
  return ranked.slice(0, MOST).map(({ fix }) => fix);
}

/** The change for the fact of an index, if it asks for one. */
type ChangeOf = (index: number) => Change | undefined;

function changesOf(facts: readonly Fact[]): ChangeOf {
  const unused = new Set(facts.filter((fact) => fact.kind === 'permission.unused').map((fact) => String(fact.attributes['permission'])));
  return (index) => (facts[index] === undefined ? undefined : changeFor(facts[index], unused));
}

function groups(findings: readonly Finding[], changeOf: ChangeOf): readonly Group[] {
  const byChange = new Map<string, Group>();
  for (const finding of findings) {
    if (finding.result !== 'violation' && finding.result !== 'suspected') continue;
    for (const i of finding.facts) {
      const change = changeOf(i);
      if (change === undefined) continue;
      const group = byChange.get(change.key) ?? { change, facts: new Set<number>(), findings: new Set<Finding>() };
      byChange.set(change.key, group);
      group.facts.add(i);
      group.findings.add(finding);
    }
  }
  return [...byChange.values()];
}

/** Facts that ask for no change (the type of the app) do not keep a clause open. */
function isClearedBy(finding: Finding, group: Group, changeOf: ChangeOf): boolean {
  return finding.facts.every((i) => group.facts.has(i) || changeOf(i) === undefined);
}

/** The finding whose remedy is shown: a violation before a lead, an enforced rule before a trial, then by clause. */
function worstOf(findings: readonly Finding[], rules: ReadonlyMap<string, Rule>): Finding | undefined {
  const rank = (finding: Finding) => (finding.result === 'violation' ? 0 : 2) + (rules.get(finding.rule)?.status === 'enforced' ? 0 : 1);
  return [...findings].sort((a, b) => rank(a) - rank(b) || byText(a.clause, b.clause) || byText(a.rule, b.rule))[0];
}
