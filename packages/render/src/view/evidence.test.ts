import type { Report } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { wholeCase } from '../fixtures/whole-case.fixture.ts';
import { shortNames, withShortNames } from './evidence.ts';

const filesOf = (report: Report) =>
  new Set([
    ...report.facts.flatMap(({ at, timeline }) => [at.file, ...(timeline?.worst === undefined ? [] : [timeline.worst.file])]),
    ...report.problems.map(({ at }) => at.file),
    ...report.fixFirst.map(({ at }) => at.file),
    ...(report.exhibits?.runs ?? []).map(({ file }) => file),
    report.exhibits?.policy?.file ?? '',
  ]);

test('every place of the evidence has the short name, and the list of what was given the whole one', () => {
  const fix = { ...wholeCase.fixFirst[0]!, at: { file: 'cases/run.jsonl', line: 88 } };
  const short = withShortNames({ ...wholeCase, fixFirst: [fix] });
  expect([...filesOf(short)].filter((file) => file.startsWith('cases/'))).toEqual([]);
  expect([...filesOf(short)]).toEqual(expect.arrayContaining(['run.jsonl', 'run.har', 'policy.html', 'ui/02-splash.xml']));
  expect(short.evidence).toEqual(wholeCase.evidence);
  expect(short.matrix).toEqual(wholeCase.matrix);
});

test.each([
  ['a path', ['a/b/run.jsonl'], ['run.jsonl']],
  ['two files of one name', ['a/run.jsonl', 'b/run.jsonl'], ['a/run.jsonl', 'b/run.jsonl']],
  ['a path of Windows', ['C:\\logs\\run.jsonl'], ['run.jsonl']],
  ['an address', ['https://example.cn/p/policy.html'], ['https://example.cn/p/policy.html']],
])('%s', (_name, names, short) => {
  const evidence = names.map((name) => ({ input: 'runtime' as const, name, sha256: '', sizeBytes: 1 }));
  expect([...shortNames({ ...wholeCase, evidence }).values()]).toEqual(short);
});

test('a report without evidence stays the same', () => {
  expect(withShortNames(shopApp)).toBe(shopApp);
});
