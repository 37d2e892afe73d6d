import type { LocalDate } from '@touchstone/kernel/dates';
import { byText } from '@touchstone/kernel/order';
import { checkRule } from './check-rule.ts';
import { Faults, type RuleError, type SourceFile } from './faults.ts';
import { type Law, readLaw } from './read-law.ts';
import { readRule } from './read-rule.ts';
import type { Rule, RuleSet } from './rule.ts';
import { readYaml } from './yaml-fields.ts';

export type Compiled = { readonly ok: true; readonly ruleSet: RuleSet } | { readonly ok: false; readonly errors: readonly RuleError[] };

/**
 * Compiles rules/ and the law files of data/ into one checked set. Files that are neither are ignored, so a caller may
 * pass all it has. Either every file is sound or nothing is compiled: a bad file stops the build, not the run.
 */
export function compileRules(files: readonly SourceFile[]): Compiled {
  const { law, errors: lawErrors } = readLaw(files);
  const ruleFiles = files.filter(({ path }) => path.startsWith('rules/') && /\.ya?ml$/.test(path));
  const read = ruleFiles.map((file) => readRuleFile(file, law));
  const rules = read.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));

  const errors = [...lawErrors, ...read.flatMap((file) => file.errors), ...duplicates(read)];
  if (errors.length > 0) return { ok: false, errors: errors.sort((a, b) => byText(a.file, b.file)) };
  return { ok: true, ruleSet: assemble(rules, law) };
}

interface ReadRule {
  readonly path: string;
  readonly rule: Rule | undefined;
  readonly errors: readonly RuleError[];
}

function readRuleFile(file: SourceFile, law: Law): ReadRule {
  const faults = new Faults(file.path);
  const value = readYaml(file.text, faults);
  if (value === undefined) return { path: file.path, rule: undefined, errors: faults.list };
  const rule = readRule(value, file.path, law, faults);
  // The checks speak of a rule that could be read; before that they would only repeat what was said.
  if (faults.list.length === 0) checkRule(rule, file.path, law, faults);
  return { path: file.path, rule, errors: faults.list };
}

function duplicates(read: readonly ReadRule[]): RuleError[] {
  const first = new Map<string, string>();
  return read.flatMap(({ path, rule }) => {
    if (rule === undefined) return [];
    const other = first.get(rule.id);
    first.set(rule.id, other ?? path);
    return other === undefined ? [] : [{ file: path, field: 'id', message: `${rule.id} is also the id of ${other}` }];
  });
}

function assemble(rules: readonly Rule[], law: Law): RuleSet {
  const byClause = (a: Rule, b: Rule) => byText(a.instrument, b.instrument) || compareNumbered(a.clause, b.clause) || byText(a.id, b.id);
  return {
    version: law.version,
    released: law.released as LocalDate,
    rules: [...rules].sort(byClause),
    articles: [...law.articles.values()],
    problems: [...law.problems.values()],
    instruments: [...law.instruments.values()],
    items: law.items,
    thresholds: [...law.thresholds.values()],
  };
}

/** Clauses as a reader orders them: `078.2-3.1` before `078.10-3a`. */
export function compareNumbered(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const numbers = Number(left[i]) - Number(right[i]);
    const order = Number.isNaN(numbers) ? byText(left[i]!, right[i]!) : numbers;
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
