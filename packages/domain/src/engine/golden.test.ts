import { describe, expect, test } from 'vitest';
import { ENGINE_RESULT_SCHEMA, type EngineResult, GOLDEN_THRESHOLDS, type GoldenArtifact, judgeGolden, type Vote } from './index.ts';

/** Thirty apps: the even ones violate `a`, the odd ones do not. */
const golden: readonly GoldenArtifact[] = Array.from({ length: 60 }, (_, i) => ({
  artifact: `app${i}`,
  answers: { a: i % 2 === 0 ? 'violates' : 'clean', other: 'violates' },
}));
const claimed = new Set(['a']);

const results = (vote: (i: number) => Vote, outcome: EngineResult['outcome'] = 'SUCCEEDED'): EngineResult[] =>
  golden.map(({ artifact }, i) => ({
    schema: ENGINE_RESULT_SCHEMA,
    engine: { id: 'e', version: '1', ruleSet: 'r' },
    artifact,
    configHash: '',
    outcome,
    clauses: [{ clause: 'a', vote: vote(i), evidence: [] }],
    evidence: [],
    facts: [],
    problems: [],
  }));
const right = (i: number): Vote => (i % 2 === 0 ? 'DETECTED' : 'NOT_DETECTED');

test('an engine that is right passes, and is not asked what it does not claim', () => {
  const verdict = judgeGolden(golden, results(right), claimed);
  expect(verdict).toMatchObject({
    passed: true,
    faults: [],
    wrong: [],
    figures: { found: 30, cleared: 30, recall: 1, precision: 1, untested: 0 },
    clauses: [{ clause: 'a', found: 30, missed: 0, falseAlarms: 0, cleared: 30, open: 0 }],
  });
});

describe('it does not pass', () => {
  test.each<[string, readonly EngineResult[], string[]]>([
    [
      'by silence',
      results(() => 'NOT_TESTED'),
      ['violations 0 < 20', 'clean answers 0 < 20', 'recall unknown < 0.9', 'precision unknown < 0.9', 'untested 1.000 > 0.2'],
    ],
    ['by calling all clean', results(() => 'NOT_DETECTED'), ['recall 0.000 < 0.9', 'precision unknown < 0.9']],
    ['by reporting everything', results(() => 'DETECTED'), ['precision 0.500 < 0.9']],
    ['with runs that fail', results(right, 'FAILED'), ['failed runs 1.000 > 0.02']],
    ['with results that are missing', results(right).slice(0, 40), ['untested 0.333 > 0.2', 'failed runs 0.333 > 0.02']],
  ])('%s', (_name, given, faults) => {
    const verdict = judgeGolden(golden, given, claimed);
    expect([verdict.passed, verdict.faults]).toEqual([false, faults]);
  });
});

describe('a tool that only detects', () => {
  const only = (vote: (i: number) => Vote) => judgeGolden(golden, results(vote), claimed);
  test.each<[string, (i: number) => Vote, string[]]>([
    ['passes by what it reports', (i) => (i % 2 === 0 ? 'DETECTED' : 'NOT_TESTED'), []],
    ['passes without finding all', (i) => (i % 2 === 0 && i < 42 ? 'DETECTED' : 'NOT_TESTED'), []],
    ['must find enough', (i) => (i % 2 === 0 && i < 20 ? 'DETECTED' : 'NOT_TESTED'), ['violations found 10 < 20']],
    ['must be right', (i) => (i % 2 === 0 || i < 20 ? 'DETECTED' : 'NOT_TESTED'), ['precision 0.750 < 0.9']],
    ['does not come by it with errors', (i) => (i % 2 === 0 ? 'DETECTED' : 'ERROR'), ['clean answers 0 < 20', 'untested 0.500 > 0.2']],
  ])('%s', (_name, vote, faults) => {
    const verdict = only(vote);
    expect([verdict.passed, verdict.faults]).toEqual([faults.length === 0, faults]);
  });
});

test('thresholds are data', () => {
  const given = results((i) => (i === 0 ? 'NOT_DETECTED' : right(i)));
  expect(judgeGolden(golden, given, claimed, GOLDEN_THRESHOLDS).passed).toBe(true);
  expect(judgeGolden(golden, given, claimed, { ...GOLDEN_THRESHOLDS, recall: 1 })).toMatchObject({
    passed: false,
    faults: ['recall 0.967 < 1'],
    wrong: [{ artifact: 'app0', clause: 'a', expected: 'violates', vote: 'NOT_DETECTED' }],
  });
});
