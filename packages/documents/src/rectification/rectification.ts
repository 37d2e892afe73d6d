import type { Fact } from '@touchstone/facts';
import { kindsOf, type Rule } from '@touchstone/rules';
import type { Finding, Report, Result } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import { factKey } from './fact-key.ts';

/** What became of a problem. `not-retested`: the new report cannot tell, which is never shown as put right. */
export type Outcome = 'fixed' | 'open' | 'not-retested' | 'new';

/** The old build and the new one, rule by rule, for those rules by which either has a problem. */
export interface Rectification {
  readonly before: Report;
  readonly after: Report;
  /** False: the packages differ, so these are two apps. */
  readonly isSameApp: boolean;
  readonly clauses: readonly RectifiedClause[];
}

export interface RectifiedClause {
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly from: Result | 'absent';
  readonly to: Result | 'absent';
  /** Why the new result is open, as a reason code. */
  readonly reason?: string;
  /** The proof in the old report and in the new one. */
  readonly proofBefore: readonly Fact[];
  readonly proofAfter: readonly Fact[];
  /** Of the old proof what the new build does not show any more. */
  readonly gone: readonly Fact[];
  /** What the new build still shows of it, as it is now. */
  readonly stays: readonly Fact[];
  /** Facts of the kinds that the rule looks at which only the new build shows: notices given, switches added. */
  readonly added: readonly Fact[];
}

/** What was put right between two builds. Pure: the same reports give the same answer. */
export function rectification(before: Report, after: Report, { ruleSet }: DocumentOptions): Rectification {
  const [old, now] = [byRule(before), byRule(after)];
  const [oldKeys, nowKeys] = [new Set(before.facts.map(factKey)), new Set(after.facts.map(factKey))];
  const clauses = ruleSet.rules.flatMap((rule): RectifiedClause[] => {
    const [was, is] = [old.get(rule.id), now.get(rule.id)];
    const outcome = outcomeOf(was?.result, is?.result);
    if (outcome === undefined) return [];
    const proofBefore = isProblem(was?.result) ? proofOf(was, before) : [];
    const proofKeys = new Set(proofBefore.map(factKey));
    const kinds = new Set([...kindsOf(rule.when), ...kindsOf(rule.lead)]);
    return [
      {
        rule,
        outcome,
        from: was?.result ?? 'absent',
        to: is?.result ?? 'absent',
        ...(is?.reason === undefined ? {} : { reason: is.reason }),
        proofBefore,
        proofAfter: isProblem(is?.result) ? proofOf(is, after) : [],
        gone: proofBefore.filter((fact) => !nowKeys.has(factKey(fact))),
        stays: after.facts.filter((fact) => proofKeys.has(factKey(fact))),
        added: after.facts.filter((fact) => kinds.has(fact.kind) && !oldKeys.has(factKey(fact))),
      },
    ];
  });
  return { before, after, isSameApp: before.app !== null && before.app.package === after.app?.package, clauses };
}

const byRule = ({ findings }: Report) => new Map(findings.map((finding) => [finding.rule, finding]));
const proofOf = (finding: Finding | undefined, { facts }: Report) => (finding?.facts ?? []).flatMap((i) => facts[i] ?? []);

const isProblem = (result: Result | undefined) => result === 'violation' || result === 'suspected';

/** Undefined where neither build has a problem. */
function outcomeOf(was: Result | undefined, is: Result | undefined): Outcome | undefined {
  if (isProblem(is)) return isProblem(was) ? 'open' : 'new';
  if (!isProblem(was)) return undefined;
  return is === 'not-found' ? 'fixed' : 'not-retested';
}
