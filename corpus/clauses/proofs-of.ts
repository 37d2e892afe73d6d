import { indexFacts, matchFacts, type Proof, type Rule } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';

/** A report of a case, and the rules that the case is about. */
export interface CaseReport {
  readonly name: string;
  readonly report: Pick<Report, 'findings' | 'facts'>;
  readonly about: ReadonlySet<string>;
}

/** Best first. */
const RESULTS: readonly Proof['result'][] = ['violation', 'suspected', 'lead'];

/** For every rule that comes out, by id: the best result, and a case that is about it rather than one in which it comes out besides. */
export function proofsOf(rules: readonly Rule[], reports: readonly CaseReport[]): ReadonlyMap<string, Proof> {
  const proofs = new Map<string, Proof>();
  for (const rule of rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const found = reports.flatMap((one) => {
      const result = resultIn(one, rule);
      return result === undefined ? [] : [{ case: one.name, result, isAbout: one.about.has(rule.id) }];
    });
    const best = RESULTS.find((result) => found.some((one) => one.result === result));
    const same = found.filter(({ result }) => result === best);
    const chosen = same.find(({ isAbout }) => isAbout) ?? same[0];
    if (chosen !== undefined) proofs.set(rule.id, { case: chosen.case, result: chosen.result });
  }
  return proofs;
}

function resultIn({ report }: CaseReport, rule: Rule): Proof['result'] | undefined {
  const result = report.findings.find((finding) => finding.rule === rule.id)?.result;
  if (result === 'violation') return 'violation';
  if (result !== 'suspected') return undefined;
  // What a machine is to decide and only suspects: by the facts that decide it, or by a lead.
  const isByLead =
    rule.decidedBy === 'machine' && (rule.when === undefined || matchFacts(rule.when, indexFacts(report.facts)) === undefined);
  return isByLead ? 'lead' : 'suspected';
}

/** The proofs as `data/lists/coverage.yaml` holds them. */
export function proofsFile(proofs: ReadonlyMap<string, Proof>): string {
  const lines = [...proofs].map(([rule, { case: name, result }]) => `  ${rule}: { case: ${JSON.stringify(name)}, result: ${result} }\n`);
  return `${HEAD}rules:\n${lines.join('')}`;
}

const HEAD = `# Written by node scripts/run.mjs scripts/coverage.ts: for every rule that comes out a case of corpus/clauses or corpus/cases, and its result.
# violation; suspected: the facts are there and a person decides; lead: what decides it was not there.
`;
