import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describedEngine as engine } from './description.fixture.ts';
import { type CheckedResult, type ClauseVote, checkResult, type EngineResult, type Expected, RESULT_LIMITS, readResult } from './index.ts';

const SHA = 'a'.repeat(64);
const HASH = 'b'.repeat(64);
const expected: Expected = {
  engine,
  artifact: SHA,
  configHash: HASH,
  given: new Set(['trace', 'listing']),
  knownClauses: new Set(['a', 'b', 'c', 'd']),
};

const vote = (clause: string, answer: ClauseVote['vote'], more: object = {}) => ({ clause, vote: answer, evidence: [], ...more });
const result = (more: object = {}): object => ({
  schema: 'touchstone-engine-result/1',
  engine: { id: 'vendor', version: '1.0', ruleSet: '2026-1' },
  artifact: SHA,
  configHash: HASH,
  outcome: 'SUCCEEDED',
  clauses: [vote('a', 'NOT_DETECTED'), vote('b', 'NOT_DETECTED'), vote('c', 'DETECTED', { strength: 'violation', evidence: [0] })],
  evidence: [{ kind: 'finding', at: { file: 'AndroidManifest.xml', line: 4 } }],
  facts: [],
  problems: [],
  ...more,
});

const votesOf = (checked: CheckedResult) =>
  checked.ok
    ? checked.result.clauses.map(({ clause, vote: answer, strength, reason }) =>
        [clause, answer, strength ?? reason].filter((x) => x !== undefined).join(' '),
      )
    : checked.reason;
const codesOf = (checked: CheckedResult) => (checked.ok ? checked.problems.map(({ code }) => code) : []);

test('a sound result is taken as it is', () => {
  const checked = checkResult(result(), expected);
  expect(checked).toEqual({ ok: true, problems: [], result: result() });
});

describe('what is about something else is refused', () => {
  test.each<[string, unknown, string]>([
    ['a list', [], 'not-a-result'],
    ['nothing', null, 'not-a-result'],
    ['another schema', result({ schema: 'x' }), 'other-schema'],
    ['another engine', result({ engine: { id: 'other', version: '1.0', ruleSet: '2026-1' } }), 'other-engine'],
    ['another version', result({ engine: { id: 'vendor', version: '2', ruleSet: '2026-1' } }), 'other-engine'],
    ['another rule set', result({ engine: { id: 'vendor', version: '1.0', ruleSet: 'x' } }), 'other-engine'],
    ['another artifact', result({ artifact: 'c'.repeat(64) }), 'other-artifact'],
    ['another configuration', result({ configHash: SHA }), 'other-config'],
    ['an outcome that does not exist', result({ outcome: 'CLEAN' }), 'no-outcome'],
    ['cancelled, which has no result', result({ outcome: 'CANCELLED' }), 'no-outcome'],
  ])('%s', (_name, value, reason) => {
    expect(checkResult(value, expected)).toEqual({ ok: false, reason });
  });
});

describe('votes', () => {
  test.each<[string, object, string[], string[]]>([
    [
      'one that is missing is not tested',
      { clauses: [vote('a', 'NOT_DETECTED')] },
      ['a NOT_DETECTED', 'b NOT_TESTED not-reported', 'c NOT_TESTED not-reported'],
      ['result/not-reported', 'result/not-reported'],
    ],
    [
      'an unknown clause is dropped',
      { clauses: [vote('z', 'DETECTED')] },
      ['a NOT_TESTED not-reported', 'b NOT_TESTED not-reported', 'c NOT_TESTED not-reported'],
      ['result/unknown-clause', 'result/not-reported', 'result/not-reported', 'result/not-reported'],
    ],
    [
      'one outside the matrix does not count',
      { clauses: [vote('a', 'NOT_DETECTED'), vote('b', 'NOT_DETECTED'), vote('c', 'NOT_DETECTED'), vote('d', 'NOT_DETECTED')] },
      ['a NOT_DETECTED', 'b NOT_DETECTED', 'c NOT_DETECTED'],
      ['result/outside-capability'],
    ],
    [
      'of two the one that must not be overlooked stays',
      { clauses: [vote('a', 'NOT_DETECTED'), vote('a', 'DETECTED'), vote('b', 'NOT_TESTED', { reason: 'x' }), vote('c', 'ERROR')] },
      ['a DETECTED suspected', 'b NOT_TESTED x', 'c ERROR error'],
      ['result/clause-twice', 'result/no-evidence'],
    ],
    [
      'a violation without evidence is a suspicion',
      { clauses: [vote('a', 'DETECTED', { strength: 'violation', evidence: [7] }), vote('b', 'NOT_DETECTED'), vote('c', 'NOT_DETECTED')] },
      ['a DETECTED suspected', 'b NOT_DETECTED', 'c NOT_DETECTED'],
      ['result/no-evidence'],
    ],
    [
      'a vote that is none is reported and missing',
      { clauses: [vote('a', 'CLEAN' as never), 7, vote('b', 'NOT_DETECTED'), vote('c', 'NOT_DETECTED')] },
      ['a NOT_TESTED not-reported', 'b NOT_DETECTED', 'c NOT_DETECTED'],
      ['result/bad-vote', 'result/bad-vote', 'result/not-reported'],
    ],
    [
      'silence after a failure is an error',
      { outcome: 'FAILED', clauses: [vote('a', 'NOT_DETECTED')] },
      ['a ERROR engine-failed', 'b ERROR engine-failed', 'c ERROR engine-failed'],
      [],
    ],
    [
      'silence after a timeout too',
      { outcome: 'TIMED_OUT', clauses: [] },
      ['a ERROR engine-timed-out', 'b ERROR engine-timed-out', 'c ERROR engine-timed-out'],
      [],
    ],
    [
      'what was seen before a failure is a suspicion',
      { outcome: 'FAILED', clauses: [vote('a', 'DETECTED', { strength: 'violation', evidence: [0] })] },
      ['a DETECTED suspected', 'b ERROR engine-failed', 'c ERROR engine-failed'],
      [],
    ],
    [
      'a part that was tested counts, the rest is not tested',
      { outcome: 'PARTIAL', clauses: [vote('b', 'NOT_DETECTED')] },
      ['a NOT_TESTED not-reported', 'b NOT_DETECTED', 'c NOT_TESTED not-reported'],
      ['result/not-reported', 'result/not-reported'],
    ],
    [
      'where the engine does not apply nothing is tested',
      { outcome: 'NOT_APPLICABLE' },
      ['a NOT_TESTED not-applicable', 'b NOT_TESTED not-applicable', 'c NOT_TESTED not-applicable'],
      [],
    ],
  ])('%s', (_name, more, votes, codes) => {
    const checked = checkResult(result(more), expected);
    expect([votesOf(checked), codesOf(checked)]).toEqual([votes, codes]);
  });

  test('clean on an input that nobody gave is not tested', () => {
    const checked = checkResult(result(), { ...expected, given: new Set() });
    expect([votesOf(checked), codesOf(checked)]).toEqual([
      ['a NOT_DETECTED', 'b NOT_TESTED needs:trace', 'c DETECTED violation'],
      ['result/without-input'],
    ]);
  });
});

describe('limits', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

  test.each<[string, string, string]>([
    ['no JSON', '{"schema":', 'not-json'],
    ['too many characters', `"${'x'.repeat(2_000)}"`, 'too-large'],
    ['nested too deep', JSON.stringify(result({ report: nested(70) })), 'too-deep'],
    ['too many values', JSON.stringify(result({ report: Array.from({ length: 500 }, () => 0) })), 'too-large'],
  ])('%s', (_name, json, reason) => {
    expect(readResult(json, expected, { ...RESULT_LIMITS, characters: 1_900, nodes: 400 })).toEqual({ ok: false, reason });
  });

  test('a report nested a million deep does not overflow', () => {
    const json = JSON.stringify(result({ report: 0 })).replace('"report":0', `"report":${'['.repeat(1e6)}${']'.repeat(1e6)}`);
    expect(readResult(json, expected)).toEqual({ ok: false, reason: 'too-deep' });
  });

  test('lists and texts are cut, and it is said', () => {
    const facts = Array.from({ length: 12 }, () => ({ kind: 'f', attributes: { a: 'x'.repeat(9) }, at: { file: 'b' } }));
    const checked = checkResult(result({ facts }), expected, { ...RESULT_LIMITS, facts: 10, text: 5 });
    expect(checked.ok && [checked.result.facts.length, checked.result.facts[0]?.attributes]).toEqual([10, { a: 'xxxxx' }]);
    expect(codesOf(checked)).toContain('result/cut');
  });

  test('a flood of faults is counted and not repeated', () => {
    const checked = checkResult(result({ clauses: Array.from({ length: 4_000 }, (_, i) => vote(`x${i}`, 'DETECTED')) }), expected);
    expect(codesOf(checked).filter((code) => code === 'result/unknown-clause')).toHaveLength(20);
  });
});

test('evidence that is none is left out, and indices follow', () => {
  const clauses = [vote('a', 'DETECTED', { strength: 'violation', evidence: [1, 1, 0, -1, 0.5, '1'] })];
  const evidence = [{ kind: 'finding' }, { kind: 'log', at: { file: 'log.txt', line: -4, extra: 1 }, text: 'seen', sha256: 'no' }];
  const checked = checkResult(result({ clauses, evidence }), expected);
  expect(checked.ok && [checked.result.evidence, checked.result.clauses[0]]).toEqual([
    [{ kind: 'log', at: { file: 'log.txt' }, text: 'seen' }],
    { clause: 'a', vote: 'DETECTED', strength: 'violation', evidence: [0] },
  ]);
});

test('what evidence shows is kept as a fact, with attributes that are plain', () => {
  const fact = { kind: 'reach.reads', attributes: { data: 'imei', when: 1, by: ['x'] }, at: { file: 'other' } };
  const evidence = [fact, { attributes: {} }, 'no'].map((one) => ({ kind: 'fact', at: { file: 'a.dex' }, fact: one }));
  const checked = checkResult(result({ evidence }), expected);
  expect(checked.ok && checked.result.evidence).toEqual([
    { kind: 'fact', at: { file: 'a.dex' }, fact: { kind: 'reach.reads', attributes: { data: 'imei', when: 1 } } },
    { kind: 'fact', at: { file: 'a.dex' } },
    { kind: 'fact', at: { file: 'a.dex' } },
  ]);
});

test('whatever comes, every clause of the matrix has one vote, and none is clean that nobody called clean', () => {
  const word = fc.constantFrom(
    'a',
    'b',
    'c',
    'd',
    'z',
    'DETECTED',
    'NOT_DETECTED',
    'ERROR',
    'NOT_TESTED',
    'violation',
    'FAILED',
    'SUCCEEDED',
    '__proto__',
  );
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.oneof(word, fc.constantFrom('clause', 'vote', 'evidence', 'kind', 'at', 'file')), tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(fc.constantFrom('clauses', 'evidence', 'facts', 'problems', 'report', 'outcome'), anything, (field, value) => {
      const checked = checkResult(result({ [field]: value }), expected);
      if (!checked.ok) return;
      const { clauses, evidence, outcome } = checked.result as EngineResult;
      expect(clauses.map(({ clause }) => clause)).toEqual(['a', 'b', 'c']);
      for (const one of clauses) {
        expect(one.evidence.every((index) => index >= 0 && index < evidence.length)).toBe(true);
        if (one.vote === 'NOT_DETECTED') expect(outcome).toMatch(/SUCCEEDED|PARTIAL/);
        if (one.vote === 'NOT_TESTED' || one.vote === 'ERROR') expect(one.reason).toBeDefined();
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});
