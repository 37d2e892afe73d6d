import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectors } from '@touchstone/facts';
import { ruleSet } from '@touchstone/knowledge';
import { coverage, coverageMarkdown, gapsIn, proofsIn, scenesForPeople } from '@touchstone/rules';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { reportOf, wholeReports } from './case-reports.ts';
import { clauseCases } from './cases/index.ts';
import { type CaseReport, proofsFile, proofsOf } from './proofs-of.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('every case has a name of its own and is about rules that are there', () => {
  const names = clauseCases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const rules = new Set(ruleSet.rules.map(({ id }) => id));
  for (const { name, violation = [], suspected = [], notFound = [] } of clauseCases) {
    const about = [...violation, ...suspected, ...notFound];
    expect(about, name).not.toEqual([]);
    expect(about.filter((id) => !rules.has(id))).toEqual([]);
  }
});

/** Of the cases that have been scanned. */
const reports: CaseReport[] = [];

describe('through readers and detectors', () => {
  test.each(clauseCases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const scanned = await reportOf(one);
    reports.push(scanned);
    const resultOf = (id: string) => `${id} ${scanned.report.findings.find(({ rule }) => rule === id)?.result}`;
    expect((one.violation ?? []).map(resultOf)).toEqual((one.violation ?? []).map((id) => `${id} violation`));
    expect((one.suspected ?? []).map(resultOf)).toEqual((one.suspected ?? []).map((id) => `${id} suspected`));
    expect((one.notFound ?? []).map(resultOf).filter((said) => /violation|suspected/.test(said))).toEqual([]);
  });
});

describe('coverage', () => {
  const list: unknown = parse(read('data/lists/coverage-gaps.yaml'));
  const proofs = proofsIn(parse(read('data/lists/coverage.yaml')));
  const yielded = new Set(detectors.flatMap((detector) => detector.yields));
  const { rows } = coverage(ruleSet.rules, { yielded, proofs, gaps: gapsIn(list), asOf: ruleSet.released });

  // After a change: node scripts/run.mjs scripts/coverage.ts
  test('every rule said to come out does, in the case that is named, and no other does', async () => {
    const found = proofsOf(ruleSet.rules, [...reports, ...(await wholeReports())]);
    expect(read('data/lists/coverage.yaml')).toBe(proofsFile(found));
  });

  test('what does not come out has a reason, and what does has none', () => {
    const without = rows.filter(({ answer, why }) => answer !== 'decides' && answer !== 'suspects' && why === undefined);
    expect(without.map(({ rule }) => rule)).toEqual([]);
    const used = new Set(rows.filter(({ why }) => why !== undefined).map(({ rule }) => rule));
    expect([...gapsIn(list).keys()].filter((rule) => !used.has(rule))).toEqual([]);
  });

  test.each([
    ['docs/coverage.md', 'zh'],
    ['docs/coverage.en.md', 'en'],
  ] as const)('%s is current', (path, lang) => {
    const document = { rows, instruments: ruleSet.instruments, forPeople: scenesForPeople(list) };
    expect(read(path)).toBe(coverageMarkdown(document, lang));
  });
});
