import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Fact, vocabulary } from '@touchstone/facts';
import type { Rule } from '@touchstone/rules';
import { compileRules } from '@touchstone/rules/compile';
import { judge, type Situation } from '@touchstone/verdict';
import type { Absent, Attributes, Given, Plan, Planned } from './planned.ts';

/** What scans must say; README.md has the words. */
export interface Expected {
  readonly scans: readonly ExpectedScan[];
  readonly facts: readonly Planned[];
  readonly absent: readonly Absent[];
}

export interface ExpectedScan {
  readonly given: readonly Given[];
  readonly violation: readonly string[];
  readonly suspected: readonly string[];
  readonly either: readonly { readonly rule: string; readonly results: readonly string[]; readonly why: string }[];
}

const SCANS: readonly (readonly Given[])[] = [
  ['policy', 'trace', 'har', 'ui'],
  [],
  ['policy'],
  ['trace'],
  ['trace', 'har'],
  ['policy', 'trace'],
  ['policy', 'trace', 'har'],
  ['ui'],
  ['policy', 'ui'],
];

export function expectedOf(plan: Plan): Expected {
  return {
    scans: SCANS.map((given) => scanWith(plan, given)),
    facts: plan.facts.map((one) => ({ ...one, attributes: telling(one.attributes) })),
    absent: plan.absent,
  };
}

function scanWith(plan: Plan, given: readonly Given[]): ExpectedScan {
  const isThere = ({ from, unless = [] }: Planned) =>
    from.every((one) => given.includes(one)) && !unless.some((one) => given.includes(one));
  const facts = plan.facts.filter(isThere);
  const certain = resultsOf(facts, given);
  const either = new Map<string, { results: Set<string>; why: string }>();
  for (const doubtful of plan.doubtful.filter(isThere)) {
    for (const [rule, result] of resultsOf([...facts, doubtful], given)) {
      const before = certain.get(rule) ?? 'other';
      if (result === before) continue;
      const one = either.get(rule) ?? { results: new Set([before]), why: doubtful.why };
      either.set(rule, { ...one, results: one.results.add(result) });
    }
  }
  const named = (result: string) => [...certain].flatMap(([rule, one]) => (one === result && !either.has(rule) ? [rule] : [])).sort();
  return {
    given,
    violation: named('violation'),
    suspected: named('suspected'),
    either: [...either]
      .map(([rule, { results, why }]) => ({ rule, results: [...results].sort(), why }))
      .sort((a, b) => (a.rule < b.rule ? -1 : 1)),
  };
}

/** Without those that are required by the vocabulary and of no matter here: written empty in the plan. */
const telling = (attributes: Attributes): Attributes => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));

const rules = allRules();

function resultsOf(planned: readonly Planned[], given: readonly Given[]): ReadonlyMap<string, string> {
  const situation: Situation = {
    asOf: '2026-11-20' as Situation['asOf'],
    inputs: new Set(['static', ...given.map((one) => (one === 'trace' || one === 'har' ? 'runtime' : one))] as const),
    isReadable: true,
    observed: new Set(Object.keys(vocabulary)),
    skipped: new Set(),
    failed: new Map(),
    cut: new Set(),
    blind: new Map(),
  };
  const findings = judge(rules, planned.map(asFact), situation);
  return new Map(
    findings.flatMap((finding) =>
      finding.result === 'violation' || finding.result === 'suspected' ? [[finding.rule, finding.result] as const] : [],
    ),
  );
}

export function asFact({ kind, attributes }: Pick<Planned, 'kind' | 'attributes'>): Fact {
  const first = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
  return { kind, attributes: first, at: { file: 'planned' } } as Fact;
}

function allRules(): readonly Rule[] {
  const root = join(import.meta.dirname, '../..');
  const yamlUnder = (folder: string, isRecursive: boolean) =>
    readdirSync(join(root, folder), { recursive: isRecursive, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
  const compiled = compileRules([...yamlUnder('rules', true), ...yamlUnder('data/law', true), ...yamlUnder('data', false)]);
  if (!compiled.ok) throw new Error(compiled.errors.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return compiled.ruleSet.rules;
}
