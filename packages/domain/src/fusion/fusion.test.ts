import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANSWERS,
  type AnswerRates,
  answerOf,
  completeVotes,
  drawnForAudit,
  EMPTY_TALLY,
  type EngineVote,
  explain,
  FUSION_THRESHOLDS,
  type Fused,
  type FusionInput,
  faded,
  fuse,
  MOST_WEIGHT,
  missedBy,
  prevalenceOf,
  ratesOf,
  recallEstimate,
  sumOf,
  sumTallies,
  UNKNOWN_ENGINE,
  type Weights,
  weightsFrom,
  weightsOf,
  withVote,
} from './index.ts';

const WEIGHTS: Readonly<Record<string, Weights>> = {
  own: { violation: 4, suspected: 1.5, none: -1.5 },
  vendor: { violation: 3, suspected: 1, none: -1 },
  weak: { violation: 0.5, suspected: 0.2, none: -0.1 },
};

const vote = (engine: string, said: EngineVote['vote'], more: Partial<EngineVote> = {}): EngineVote => ({
  engine,
  engineVersion: '1',
  group: engine,
  rule: 'r',
  vote: said,
  mayVote: true,
  isPerson: false,
  ...(said === 'DETECTED' ? { strength: 'violation' as const } : {}),
  ...(said === 'NOT_TESTED' || said === 'ERROR' ? { reason: 'x' } : {}),
  ...more,
});

const fused = (votes: readonly EngineVote[], more: Partial<FusionInput> = {}): Fused =>
  fuse({
    clause: 'c',
    votes,
    prevalence: 0.01,
    weightsFor: ({ engine }) => WEIGHTS[engine]!,
    thresholds: FUSION_THRESHOLDS,
    isMachineDecidable: false,
    ...more,
  });

describe('what becomes of a clause', () => {
  test.each<[string, readonly EngineVote[], string]>([
    ['nobody was asked', [], 'not-tested'],
    ['nobody could test', [vote('own', 'NOT_TESTED'), vote('vendor', 'ERROR')], 'not-tested'],
    ['only an engine on probation looked', [vote('own', 'NOT_DETECTED', { mayVote: false })], 'not-tested'],
    [
      'only an engine on probation saw something',
      [vote('own', 'DETECTED', { mayVote: false }), vote('vendor', 'NOT_TESTED')],
      'not-tested',
    ],
    ['one looked, one crashed', [vote('own', 'NOT_DETECTED'), vote('vendor', 'ERROR')], 'not-found'],
    ['a good engine sees it', [vote('own', 'DETECTED')], 'needs-review'],
    ['a weak engine sees it', [vote('weak', 'DETECTED')], 'rejected'],
    ['two groups see it', [vote('own', 'DETECTED'), vote('vendor', 'DETECTED')], 'needs-review'],
    ['one sees it, one does not', [vote('vendor', 'DETECTED'), vote('own', 'NOT_DETECTED')], 'rejected'],
  ])('%s', (_name, votes, outcome) => expect(fused(votes).outcome).toBe(outcome));

  test.each<[string, readonly EngineVote[], boolean, string]>([
    ['flagged, proven, likely', [vote('own', 'DETECTED'), vote('vendor', 'DETECTED')], true, 'machine-decided'],
    ['not flagged', [vote('own', 'DETECTED'), vote('vendor', 'DETECTED')], false, 'needs-review'],
    [
      'flagged, only suspected',
      [vote('own', 'DETECTED', { strength: 'suspected' }), vote('vendor', 'DETECTED', { strength: 'suspected' })],
      true,
      'needs-review',
    ],
    [
      'flagged, one engine says no',
      [vote('own', 'DETECTED'), vote('vendor', 'DETECTED'), vote('weak', 'NOT_DETECTED')],
      true,
      'needs-review',
    ],
    ['flagged, proven, not likely enough', [vote('own', 'DETECTED', { group: 'g' })], true, 'needs-review'],
  ])('by machine: %s', (_name, votes, isMachineDecidable, outcome) => {
    expect(fused(votes, { isMachineDecidable, prevalence: 0.005 }).outcome).toBe(outcome);
  });

  test('by machine takes proof, however likely it is', () => {
    const suspected = [vote('own', 'DETECTED', { strength: 'suspected' }), vote('vendor', 'DETECTED', { strength: 'suspected' })];
    expect(fused(suspected, { isMachineDecidable: true, prevalence: 0.5 })).toMatchObject({ band: 'likely', outcome: 'needs-review' });
  });

  test('engines of one group speak once, by the strongest', () => {
    const alone = fused([vote('own', 'DETECTED', { group: 'g' })]);
    const copied = fused([
      vote('own', 'DETECTED', { group: 'g' }),
      vote('vendor', 'DETECTED', { group: 'g' }),
      vote('weak', 'DETECTED', { group: 'g' }),
    ]);
    expect(copied.probability).toBe(alone.probability);
    expect(copied.reason.votes.map(({ engine, standing, weight }) => [engine, standing, weight])).toEqual([
      ['own', 'counted', 4],
      ['vendor', 'same-group', 0],
      ['weak', 'same-group', 0],
    ]);
  });

  test.each<[string, readonly EngineVote[], string]>([
    [
      'the stronger, though it comes later',
      [vote('own', 'NOT_DETECTED', { group: 'g' }), vote('vendor', 'DETECTED', { group: 'g' })],
      'vendor',
    ],
    ['a strong no before a weak yes', [vote('weak', 'DETECTED', { group: 'g' }), vote('own', 'NOT_DETECTED', { group: 'g' })], 'own'],
    [
      'of two as strong the one that saw something',
      [vote('vendor', 'NOT_DETECTED', { group: 'g' }), vote('vendor', 'DETECTED', { group: 'g', strength: 'suspected', rule: 's' })],
      'vendor s',
    ],
    [
      'the same in the other order',
      [vote('vendor', 'DETECTED', { group: 'g', strength: 'suspected', rule: 'a' }), vote('vendor', 'NOT_DETECTED', { group: 'g' })],
      'vendor a',
    ],
  ])('who speaks for a group: %s', (_name, votes, speaker) => {
    const [spoke, ...more] = fused(votes).reason.votes.filter(({ standing }) => standing === 'counted');
    expect(more).toEqual([]);
    expect(`${spoke!.engine} ${spoke!.rule}`.startsWith(speaker)).toBe(true);
  });

  test('at T1 it is likely, at T0 it is not looked at', () => {
    const { probability } = fused([vote('own', 'DETECTED')]);
    const bandAt = (likely: number, unlikely: number) => fused([vote('own', 'DETECTED')], { thresholds: { likely, unlikely } }).band;
    expect([bandAt(probability, 0), bandAt(1, probability), bandAt(1, probability - 0.0001)]).toEqual(['likely', 'unlikely', 'uncertain']);
  });

  test('one violation and one suspicion are proof for a machine, where it may decide', () => {
    const votes = [vote('own', 'DETECTED'), vote('vendor', 'DETECTED', { strength: 'suspected' })];
    expect(fused(votes, { isMachineDecidable: true, prevalence: 0.05 }).outcome).toBe('machine-decided');
  });

  test('the probability is the odds of the clause times what each vote is worth', () => {
    const odds = (0.01 / 0.99) * Math.exp(4 - 1);
    expect(fused([vote('own', 'DETECTED'), vote('vendor', 'NOT_DETECTED')]).probability).toBeCloseTo(odds / (1 + odds), 4);
  });
});

describe('whatever engines say', () => {
  const votes = fc.array(
    fc.record({
      engine: fc.constantFrom('own', 'vendor', 'weak'),
      version: fc.constantFrom('1', '2'),
      group: fc.constantFrom('g', 'h'),
      said: fc.constantFrom<EngineVote['vote']>('DETECTED', 'NOT_DETECTED', 'NOT_TESTED', 'ERROR'),
      mayVote: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  const castOf = (list: typeof votes extends fc.Arbitrary<infer T> ? T : never) =>
    list.map((one, i) => vote(one.engine, one.said, { group: one.group, mayVote: one.mayVote, engineVersion: one.version, rule: `r${i}` }));

  test('the order of votes is nothing, and each is in the reason', () => {
    fc.assert(
      fc.property(votes, (list) => {
        const cast = castOf(list);
        expect(fused(cast.toReversed())).toEqual(fused(cast));
        expect(fused(cast).reason.votes).toHaveLength(cast.length);
      }),
    );
  });

  test('NOT_TESTED, ERROR and engines on probation change nothing', () => {
    fc.assert(
      fc.property(votes, (list) => {
        const cast = castOf(list);
        const heard = cast.filter((one) => one.mayVote && answerOf(one) !== undefined);
        expect(fused(cast)).toMatchObject({ outcome: fused(heard).outcome, probability: fused(heard).probability });
      }),
    );
  });

  test('clean takes somebody who looked, and nothing is decided by machine unless the authority said so', () => {
    fc.assert(
      fc.property(votes, (list) => {
        const { outcome } = fused(castOf(list));
        if (outcome === 'not-found') expect(list.some((one) => one.mayVote && one.said === 'NOT_DETECTED')).toBe(true);
        expect(outcome).not.toBe('machine-decided');
      }),
    );
  });
});

describe('the reason, as people read it', () => {
  const result = fused([
    vote('own', 'DETECTED'),
    vote('vendor', 'NOT_DETECTED'),
    vote('weak', 'DETECTED', { strength: 'suspected', group: 'own' }),
    vote('late', 'NOT_TESTED', { reason: 'needs:runtime' }),
    vote('new', 'DETECTED', { mayVote: false }),
  ]);

  test('in Chinese', () =>
    expect(explain(result, 'zh')).toEqual([
      '待人工复核；综合概率 16.9 %',
      'late 1：未检测（needs:runtime），不计入，也不视为未发现',
      'new 1：发现违规，试运行，不计入',
      'own 1：发现违规，权重 +4.00',
      'vendor 1：未发现，权重 -1.00',
      'weak 1：疑似，同源引擎，只计最强的一票',
      '同类应用中该问题的基础比例 1.00 %；复核线 5.00 %，优先线 50.0 %',
    ]));

  test('in English', () =>
    expect(explain(result, 'en')).toEqual([
      'for review by a person; probability 16.9 %',
      'late 1: not tested (needs:runtime), not counted, and not taken as clean',
      'new 1: violation, on probation: not counted',
      'own 1: violation, weight +4.00',
      'vendor 1: nothing found, weight -1.00',
      'weak 1: suspected, same group: only its strongest vote counts',
      'found in 1.00 % of such apps before any test; reviewed above 5.00 %, first from 50.0 %',
    ]));

  test('not tested has no probability', () => {
    expect(explain(fused([vote('own', 'ERROR', { reason: 'engine-failed' })]), 'zh')).toEqual([
      '未检测：没有可用引擎检测该条款',
      'own 1：检测出错（engine-failed），不计入，也不视为未发现',
    ]);
  });
});

describe('votes of a run', () => {
  const clean = { clause: 'a', vote: 'NOT_DETECTED' } as const;
  const seen = { clause: 'b', vote: 'DETECTED', strength: 'suspected' } as const;

  test.each([
    ['SUCCEEDED', ['a NOT_DETECTED', 'b DETECTED', 'c NOT_TESTED not-reported']],
    ['PARTIAL', ['a NOT_DETECTED', 'b DETECTED', 'c NOT_TESTED not-reported']],
    ['FAILED', ['a ERROR engine-failed', 'b DETECTED', 'c ERROR engine-failed']],
    ['TIMED_OUT', ['a ERROR engine-timed-out', 'b DETECTED', 'c ERROR engine-timed-out']],
    ['CANCELLED', ['a NOT_TESTED cancelled', 'b NOT_TESTED cancelled', 'c NOT_TESTED cancelled']],
    ['NOT_APPLICABLE', ['a NOT_TESTED not-applicable', 'b NOT_TESTED not-applicable', 'c NOT_TESTED not-applicable']],
  ] as const)('%s', (state, expected) => {
    const votes = completeVotes(state, ['c', 'a', 'b'], [clean, seen, { clause: 'z', vote: 'DETECTED' }]);
    expect(votes?.map((one) => [one.clause, one.vote, one.reason].filter((x) => x !== undefined).join(' '))).toEqual(expected);
  });

  test('fusion waits for a run that has not ended', () => expect(completeVotes('RUNNING', ['a'], [clean])).toBeUndefined());
});

describe('weights', () => {
  const many = (real: readonly number[], unreal: readonly number[]) => ({
    real: { violation: real[0]!, suspected: real[1]!, none: real[2]! },
    unreal: { violation: unreal[0]!, suspected: unreal[1]!, none: unreal[2]! },
  });

  test('of an engine of which nothing is known are those expected', () => {
    expect(weightsFrom(EMPTY_TALLY, EMPTY_TALLY, UNKNOWN_ENGINE)).toEqual(weightsOf(UNKNOWN_ENGINE));
  });

  test('of one that has been seen at work are its own', () => {
    const weights = weightsFrom(many([8000, 1000, 1000], [100, 100, 99_800]), EMPTY_TALLY, UNKNOWN_ENGINE);
    expect(weights.violation).toBe(MOST_WEIGHT);
    expect(weights.none).toBeCloseTo(Math.log(0.1 / 0.998), 1);
  });

  test('of one that is always silent are nothing, whichever way', () => {
    const silent = many([0, 0, 500], [0, 0, 100_000]);
    expect(weightsFrom(silent, silent, UNKNOWN_ENGINE).none).toBeCloseTo(0, 1);
  });

  test('few votes of a rule are drawn to those of its engine', () => {
    const engine = many([800, 100, 100], [500, 500, 99_000]);
    const [before, after] = [
      ratesOf(EMPTY_TALLY, ratesOf(engine, UNKNOWN_ENGINE)),
      ratesOf(many([0, 0, 2], [0, 0, 50]), ratesOf(engine, UNKNOWN_ENGINE)),
    ];
    expect(after.real.violation).toBeLessThan(before.real.violation);
    expect(after.real.violation).toBeGreaterThan(before.real.violation / 2);
  });

  test('whatever was counted: rates add up, and no weight is beyond its bound', () => {
    const count = fc.double({ min: 0, max: 1e6, noNaN: true });
    const counts = fc.tuple(count, count, count);
    fc.assert(
      fc.property(counts, counts, (real, unreal) => {
        const rates: AnswerRates = ratesOf(many(real, unreal), UNKNOWN_ENGINE);
        for (const side of ['real', 'unreal'] as const) expect(sumOf(rates[side])).toBeCloseTo(1, 9);
        for (const answer of ANSWERS) expect(Math.abs(weightsOf(rates)[answer])).toBeLessThanOrEqual(MOST_WEIGHT);
      }),
    );
  });
});

describe('tallies', () => {
  test('a decided vote counts on one side, another on both', () => {
    const tally = withVote(withVote(withVote(EMPTY_TALLY, 'violation', 1), 'none', 0), 'violation', 0.25);
    expect(tally).toEqual({ real: { violation: 1.25, suspected: 0, none: 0 }, unreal: { violation: 0.75, suspected: 0, none: 1 } });
    expect(sumTallies([tally, tally]).real.violation).toBe(2.5);
    expect(faded(tally, 0.5).unreal.none).toBe(0.5);
  });

  test.each([[-0.1], [1.1], [Number.NaN]])('%d is no probability', (p) =>
    expect(() => withVote(EMPTY_TALLY, 'none', p)).toThrow(RangeError),
  );

  test('prevalence is drawn to what was expected', () => {
    expect(prevalenceOf({ real: 0, all: 0 }, 0.02)).toBeCloseTo(0.02);
    expect(prevalenceOf({ real: 500, all: 10_000 }, 0.02)).toBeCloseTo(0.0497, 4);
  });
});

describe('the audit of what nobody looks at', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `finding-${i}`);

  test('draws its share, the same every time, and others with another seed', () => {
    const drawn = (seed: string) => ids.filter((id) => drawnForAudit(ports.hash, seed, id, 'rejected') !== undefined);
    expect(drawn('2026-03')).toEqual(drawn('2026-03'));
    expect(drawn('2026-03')).not.toEqual(drawn('2026-04'));
    expect(drawn('2026-03').length / ids.length).toBeGreaterThan(0.01);
    expect(drawn('2026-03').length / ids.length).toBeLessThan(0.02);
  });

  test.each(['needs-review', 'not-tested', 'machine-decided'] as const)('draws nothing of %s', (outcome) => {
    expect(
      ids.slice(0, 2000).filter((id) => drawnForAudit(ports.hash, 's', id, outcome, { rejected: 1, notFound: 1 }) !== undefined),
    ).toEqual([]);
  });

  test('what it found stands for what it did not draw', () => {
    expect(missedBy({ results: 10_000, drawn: 150, decided: 150, real: 3 })).toMatchObject({ share: 0.02, missed: 200 });
    const { missedBetween } = missedBy({ results: 10_000, drawn: 150, decided: 150, real: 3 });
    expect(missedBetween[0]).toBeLessThan(200);
    expect(missedBetween[1]).toBeGreaterThan(500);
  });

  test('an audit that decided nothing says nothing', () => {
    expect(missedBy({ results: 10, drawn: 0, decided: 0, real: 0 })).toMatchObject({ share: null, missed: null, missedBetween: [0, 10] });
    expect(recallEstimate(5, [{ results: 10, drawn: 0, decided: 0, real: 0 }]).recall).toBeNull();
  });

  test('recall counts what was missed on both sides', () => {
    const audits = [
      { results: 1000, drawn: 100, decided: 100, real: 1 },
      { results: 100_000, drawn: 50, decided: 50, real: 0 },
    ];
    const { recall, between } = recallEstimate(90, audits);
    expect(recall).toBeCloseTo(0.9);
    expect(between[0]).toBeLessThan(0.05);
    expect(between[1]).toBeGreaterThan(0.95);
  });
});
