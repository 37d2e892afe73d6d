import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { vocabulary } from '@touchstone/facts';
import { type Rule, type RuleSet, runCases, type SourceFile } from '@touchstone/rules';
import { compileRules } from '@touchstone/rules/compile';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const yamlUnder = (folder: string, isRecursive: boolean): SourceFile[] =>
  readdirSync(join(root, folder), { recursive: isRecursive, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));

const compiled = compileRules([...yamlUnder('rules', true), ...yamlUnder('data/law', true), ...yamlUnder('data', false)]);
const ruleSet: RuleSet | undefined = compiled.ok ? compiled.ruleSet : undefined;
const rules: readonly Rule[] = ruleSet?.rules ?? [];
const clausesOf = (instrument: string) => new Set(rules.filter((rule) => rule.instrument === instrument).map((rule) => rule.clause));

test('every rule and every law file is sound', () => {
  expect(compiled.ok ? [] : compiled.errors).toEqual([]);
});

describe('every case gives what it expects', () => {
  test.each(rules.map((rule) => [`${rule.clause} ${rule.id}`, rule] as const))('%s', (_name, rule) => {
    expect(runCases(rule)).toEqual([]);
  });
});

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the instruments are complete', () => {
  const scenes = { '01': 8, '02': 8, '03': 3, '04': 4, '05': 8, '06': 3, '07': 7, '08': 1 };
  const behaviours = [4, 4, 9, 6, 3, 5];

  test.each([
    ['164', [...Object.entries(scenes).flatMap(([item, count]) => range(1, count).map((n) => `164-${item}.${n}`)), '164-09', '164-10']],
    ['337', range(1, 8).map((n) => `337-${n}`)],
    ['191', behaviours.flatMap((count, i) => range(1, count).map((n) => `191-${i + 1}.${n}`))],
    ['n-14', range(1, 39).map((n) => `N-14-${n}`)],
  ])('%s has a rule for each clause', (instrument, clauses) => {
    expect([...clausesOf(instrument)].sort()).toEqual([...clauses].sort());
  });

  test('the thresholds of practice are all there', () => {
    expect(ruleSet?.thresholds.map((threshold) => threshold.id)).toEqual(range(1, 32).map((n) => `T${String(n).padStart(2, '0')}`));
  });

  test('the vocabulary of notices is Q01 to Q15', () => {
    expect(ruleSet?.problems.map((problem) => problem.code)).toEqual(range(1, 15).map((n) => `Q${String(n).padStart(2, '0')}`));
  });
});

test('the 42 scenes say whose they are, and nothing else does', () => {
  const withSource = rules.filter((rule) => rule.source !== undefined);
  expect(withSource).toHaveLength(42);
  expect(withSource.every((rule) => rule.instrument === '164' && rule.source === '百度史宾格')).toBe(true);
});

test('twelve scenes are left to people, machines at most suspect', () => {
  const people = rules.filter((rule) => rule.source !== undefined && rule.decidedBy === 'person').map((rule) => rule.clause);
  expect(people).toEqual(
    ['02.1', '02.3', '03.3', '04.2', '04.3', '05.2', '05.3', '05.4', '05.8', '07.5', '07.7', '08.1'].map((n) => `164-${n}`),
  );
});

test('a clause named as the same has a rule, if its document has rules here', () => {
  const clauses = new Set(rules.map((rule) => rule.clause));
  const forms = (ruleSet?.instruments ?? []).flatMap(({ folder, clauses: form }) =>
    folder === undefined ? [] : [new RegExp(`^(?:${form})$`)],
  );
  const missing = rules.flatMap((rule) =>
    rule.sameAs
      .filter((clause) => !clauses.has(clause) && forms.some((form) => form.test(clause)))
      .map((clause) => `${rule.clause} → ${clause}`),
  );
  expect(missing).toEqual([]);
});

test('nothing static decides a clause that needs more', () => {
  const onlyPackage = rules.filter((rule) => rule.aboutPackage);
  expect(onlyPackage.every((rule) => rule.needs.length === 1 && rule.needs[0] === 'static')).toBe(true);
});

test('every rule has a text that fits into a notice, in both languages', () => {
  const poor = rules.filter(
    (rule) => !/[。）”]$/.test(rule.wording.zh) || /[A-Za-z]{40}/.test(rule.wording.zh) || !/[.)]$/.test(rule.wording.en),
  );
  expect(poor.map((rule) => rule.id)).toEqual([]);
});

test('what is law by the day of release has a first day; only drafts on trial have none', () => {
  const later = rules.filter((rule) => rule.law.from > (ruleSet?.released ?? ''));
  expect(later.filter((rule) => rule.status !== 'trial').map((rule) => rule.id)).toEqual([]);
});

test('every rule rests on something that can be cited', () => {
  expect(rules.filter((rule) => rule.basis.length === 0).map((rule) => rule.id)).toEqual([]);
});

test('no number is printed that is known from memory only', () => {
  const text = readFileSync(join(root, 'data/law/instruments.yaml'), 'utf8');
  const remembered = text.split(/^- /m).filter((row) => /据记忆|known: M/.test(row) && row.startsWith('{'));
  expect(remembered.length).toBeGreaterThan(0);
  expect(remembered.filter((row) => !row.includes('number: null'))).toEqual([]);
  expect([...clausesOf('r-child')].filter((clause) => /\d/.test(clause))).toEqual([]);
});

test('a question mark in a flow map is quoted, so that every reader of YAML takes it for text', () => {
  const unquoted = yamlUnder('rules', true).flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => /\{.*\?/.test(line.replace(/'[^']*'|"[^"]*"/g, '')))
      .map((line) => `${path}: ${line}`),
  );
  expect(unquoted).toEqual([]);
});

test('every fact of a run, a policy, a screen or a store page is asked for by some rule', () => {
  const asked = new Set(rules.flatMap((rule) => JSON.stringify([rule.given, rule.when, rule.lead]).match(/"kind":"[^"]+"/g) ?? []));
  const silent = Object.entries(vocabulary)
    .filter(([kind, { input }]) => input !== 'static' && !asked.has(`"kind":"${kind}"`))
    .map(([kind]) => kind);
  // A person's finding is itself an answer.
  expect(silent).toEqual(['human.finding']);
});
