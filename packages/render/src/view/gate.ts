import type { Instrument, Item, RuleSet } from '@touchstone/rules';
import type { Finding, Report, Result } from '@touchstone/verdict';
import { familyOfReason } from '../words/reasons.ts';
import { resultOrder } from '../words/results.ts';
import { clauseParts, compareParts } from './clause-order.ts';
import { groupBy } from './group-by.ts';
import type { Names } from './names.ts';

/** One rule's result as it is shown. */
export interface Line {
  readonly finding: Finding;
  readonly title: string;
  readonly wording: string;
  readonly remedy: string;
  /** Whose list the rule comes from, when it is not the document's own text. */
  readonly scene: string | undefined;
  readonly isTrial: boolean;
}

export type Counts = Readonly<Record<Result, number>>;

/** A clause above the leaves with its rules: an item of 164号文 with its scenes. `item` is absent for rules above which there is none. */
export interface GateItem {
  readonly item: Item | undefined;
  readonly worst: Result;
  readonly counts: Counts;
  readonly lines: readonly Line[];
}

/** All rules of one document, or of the parts of one standard. */
export interface GateGroup {
  readonly folder: string;
  readonly document: string;
  readonly number: string;
  readonly counts: Counts;
  readonly items: readonly GateItem[];
}

/** The documents that notices quote first; the others follow in the order of the rule set. */
const FIRST = ['164', '191', '337', 'n-26', 'n-292', 'n-14', 'n-105', 'n-appmgr'];

/** Every result of the report, grouped by document and item. */
export function gateOf(report: Report, ruleSet: RuleSet, names: Names): readonly GateGroup[] {
  const byFolder = groupBy(report.findings, (finding) => names.rule(finding.rule)?.instrument ?? '');
  const order = [...new Set([...FIRST, ...ruleSet.instruments.flatMap(({ folder }) => folder ?? []), ...byFolder.keys()])];
  return order.flatMap((folder) => {
    const findings = byFolder.get(folder);
    if (findings === undefined) return [];
    const instruments = ruleSet.instruments.filter((one) => one.folder === folder);
    const items = ruleSet.items.filter((item) => instruments.some(({ id }) => id === item.instrument));
    return [{ folder, ...titleOf(folder, instruments, names), counts: countsOf(findings), items: itemsOf(findings, items, names) }];
  });
}

function itemsOf(findings: readonly Finding[], items: readonly Item[], names: Names): readonly GateItem[] {
  const itemOf = (finding: Finding) => items.find(({ clause }) => finding.clause === clause || finding.clause.startsWith(`${clause}.`));
  const byItem = groupBy(findings, itemOf);
  return [...items, undefined].flatMap((item) => {
    const found = byItem.get(item);
    if (found === undefined) return [];
    const counts = countsOf(found);
    const worst = resultOrder.find((result) => counts[result] > 0) ?? 'not-tested';
    return [{ item, worst, counts, lines: linesOf(found, names) }];
  });
}

/** Worst first, then by clause. */
function linesOf(findings: readonly Finding[], names: Names): readonly Line[] {
  const keyed = findings.map((finding) => ({ finding, rank: resultOrder.indexOf(finding.result), parts: clauseParts(finding.clause) }));
  keyed.sort((a, b) => a.rank - b.rank || compareParts(a.parts, b.parts));
  return keyed.map(({ finding }) => lineOf(finding, names));
}

function lineOf(finding: Finding, names: Names): Line {
  const rule = names.rule(finding.rule);
  return {
    finding,
    title: rule === undefined ? finding.rule : names.say(rule.title),
    wording: rule === undefined ? '' : names.say(rule.wording),
    remedy: rule === undefined ? '' : names.say(rule.remedy),
    scene: rule?.source,
    isTrial: rule?.status === 'trial',
  };
}

/** A standard in parts is one group: its name without the part. */
function titleOf(folder: string, instruments: readonly Instrument[], names: Names): { readonly document: string; readonly number: string } {
  const [first] = instruments;
  if (first === undefined) return { document: folder, number: '' };
  const document = names.lang === 'zh' ? first.document : first.en;
  if (instruments.length === 1) return { document, number: first.number };
  return {
    document: document.replace(/\s*(?:第\d+部分|[,:–-]?\s*[Pp]art \d+)[\s\S]*$/u, ''),
    number: first.number.replace(/\.\d+-\d{4}$/, ''),
  };
}

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { violation: 0, suspected: 0, 'not-found': 0, undecided: 0, 'not-tested': 0 };
  for (const { result } of findings) counts[result] += 1;
  return counts;
}

/** How many findings of one result have which reason, the most first. */
export function reasonCounts(findings: readonly Finding[], result: Result, { lang }: Names): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (finding.result !== result) continue;
    const reason = familyOfReason(finding.reason ?? '', lang);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
