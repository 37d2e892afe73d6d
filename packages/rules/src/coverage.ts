import { vocabulary } from '@touchstone/facts/vocabulary';
import { kindsOf } from './condition-facts.ts';
import type { Rule } from './rule.ts';

/** One rule in the table of `touchstone rules coverage`. */
export interface CoverageRow {
  readonly rule: string;
  readonly clause: string;
  readonly needs: readonly string[];
  readonly decidedBy: 'machine' | 'person';
  /** Kinds that decide it, and kinds that make it suspected. */
  readonly when: readonly string[];
  readonly lead: readonly string[];
  /** Kinds that leave open what the code alone would answer. */
  readonly open: readonly string[];
  /** Those of both that nobody yields. */
  readonly missing: readonly string[];
  /**
   * What a scan of the package alone can say: `decides` a clause about the package, `suspects` where a lead or a static
   * clause is covered, `nothing` otherwise.
   */
  readonly static: 'decides' | 'suspects' | 'nothing';
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  /** Kinds that rules look at and nobody yields; and kinds that are yielded and no rule looks at. */
  readonly unyielded: readonly string[];
  readonly unused: readonly string[];
}

/** Which rule is decided by which facts. `yielded` holds the kinds that detectors and comparisons yield. */
export function coverage(rules: readonly Rule[], yielded: ReadonlySet<string>): Coverage {
  const rows = rules.map((rule) => coverageRow(rule, yielded));
  const used = new Set(rows.flatMap((row) => [...row.when, ...row.lead, ...row.open]));
  return {
    rows,
    unyielded: [...used].filter((kind) => !yielded.has(kind)).sort(),
    unused: Object.keys(vocabulary)
      .filter((kind) => yielded.has(kind) && !used.has(kind))
      .sort(),
  };
}

function coverageRow(rule: Rule, yielded: ReadonlySet<string>): CoverageRow {
  const when = kindsOf(rule.when);
  const lead = kindsOf(rule.lead);
  const isStatic = rule.needs.every((need) => need === 'static') && when.some((kind) => yielded.has(kind));
  const decides = isStatic && rule.aboutPackage;
  const suspects = isStatic || lead.some((kind) => yielded.has(kind));
  return {
    rule: rule.id,
    clause: rule.clause,
    needs: rule.needs,
    decidedBy: rule.decidedBy,
    when,
    lead,
    open: kindsOf(rule.open),
    missing: [...new Set([...when, ...lead])].filter((kind) => !yielded.has(kind)).sort(),
    static: decides ? 'decides' : suspects ? 'suspects' : 'nothing',
  };
}
