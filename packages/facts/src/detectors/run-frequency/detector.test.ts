import { describe, expect, test } from 'vitest';
import { at, call, consent, factsOfRun, page, phase, policy, process, shown, state, tap } from '../../runs/made-run.contract.ts';
import { runFrequency } from './detector.ts';

const every = (from: number, step: number, count: number) => Array.from({ length: count }, (_, i) => from + i * step);
const reads = (times: readonly number[], data = 'imei', stack: 'app' | 'jpush' = 'app') => times.map((time) => call(time, data, {}, stack));
const inOrder = (...lines: readonly object[]) => [...lines].sort((a, b) => (a as { time: number }).time - (b as { time: number }).time);
const USE = [consent(0, 'agreed'), phase(1, 'traverse')];
const seen = (lines: readonly object[], ...names: string[]) => shown(factsOfRun(runFrequency, lines), ...names);

describe('the pattern', () => {
  test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
    ['a timer', [...USE, ...reads(every(10, 30, 8))], [['fixed-period', 30, 8, 210, true]]],
    ['a burst', [...USE, ...reads(every(10, 0.1, 6))], [['burst', undefined, 6, 1, true]]],
    ['now and then', [...USE, ...reads([10, 14, 95, 300])], []],
    ['again and again', [...USE, ...reads([10, 14, 35, 37, 60, 71, 77, 95])], [['repeated', undefined, 8, 85, false]]],
    [
      'now and then in the background',
      [...USE, state(2, 'background'), ...reads([10, 14, 95, 300])],
      [['repeated', undefined, 4, 290, true]],
    ],
    ['a timer of an hour', [...USE, ...reads(every(10, 3600, 8))], [['fixed-period', 3600, 8, 25_200, false]]],
    [
      'a timer of an hour in the background',
      [...USE, state(2, 'background'), ...reads(every(10, 3600, 8))],
      [['fixed-period', 3600, 8, 25_200, false]],
    ],
    ['a timer of ten minutes', [...USE, ...reads(every(10, 600, 8))], [['fixed-period', 600, 8, 4200, true]]],
    [
      'thrice a day in the background',
      [...USE, state(2, 'background'), ...reads([10, 9000, 31_000])],
      [['repeated', undefined, 3, 30_990, false]],
    ],
    ['once', [...USE, ...reads([10])], [['single', undefined, 1, 1, false]]],
    ['only refused', [...USE, call(10, 'imei', { result: { state: 'denied' } })], []],
    ['as many as a sum says', [...USE, call(10, 'imei', { count: 40 })], [['single', undefined, 40, 1, false]]],
  ])('%s', (_name, lines, expected) => {
    expect(seen(lines, 'pattern', 'periodSeconds', 'count', 'windowSeconds', 'overThreshold')).toEqual(expected);
  });
});

describe('what leads the reads', () => {
  const taps = every(10, 12, 15);
  test.each<[string, readonly object[], readonly string[]]>([
    ['each tap reads', inOrder(...USE, ...taps.flatMap((time) => [tap(time, '定位'), call(time + 0.4, 'loc_precise')])), []],
    [
      'a timer under taps that come all the time',
      inOrder(...USE, ...every(5, 2, 120).map((time) => tap(time)), ...reads(every(10.7, 30, 8))),
      ['fixed-period'],
    ],
    ['a timer beside few taps', inOrder(...USE, ...every(5, 47, 5).map((time) => tap(time)), ...reads(every(10, 30, 8))), ['fixed-period']],
    [
      'each start of the app by the user',
      [0, 100, 300, 350].flatMap((from) => [
        process(from, 'start', { cause: 'launcher' }),
        call(from + 0.5, 'imei'),
        process(from + 20, 'end'),
      ]),
      [],
    ],
    [
      'each start of the app by itself',
      [
        consent(0, 'agreed'),
        state(1, 'killed'),
        ...[100, 200, 300, 400].flatMap((from) => [
          process(from, 'start', { cause: 'alarm' }),
          call(from + 0.5, 'imei'),
          process(from + 20, 'end'),
        ]),
      ],
      ['fixed-period'],
    ],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'pattern').flat()).toEqual(expected));
});

describe('steps read once a second', () => {
  const steps = (from: number) => reads(every(from, 1, 60), 'steps');
  test.each<[string, readonly object[], boolean, number?]>([
    ['on the page of steps that the user opened', [...USE, tap(8, '今日步数'), ...steps(10)], false],
    ['on a page whose name tells', [...USE, tap(8, '开始'), page(9, 'cn.example.app.StepCounterActivity'), ...steps(10)], false],
    ['beside another tap there', inOrder(...USE, tap(8, '开始运动'), ...steps(10), tap(30, '暂停')), false],
    ['on a page of news', [...USE, tap(8, '今日头条'), ...steps(10)], true],
    ['after the page was left', [...USE, tap(8, '今日步数'), tap(20, '首页'), page(21, 'cn.example.app.NewsActivity'), ...steps(30)], true],
    ['in the background', [...USE, tap(8, '今日步数'), state(9, 'background'), ...steps(10)], true],
    ['ten times a second', [...USE, tap(8, '今日步数'), ...reads(every(10, 0.1, 60), 'steps')], true, 10],
  ])('%s', (_name, lines, isOver, count = 60) => expect(seen(lines, 'count', 'overThreshold')).toEqual([[count, isOver]]));
});

test('owners are apart, APIs and steps are not', () => {
  const lines = inOrder(
    ...USE,
    ...every(10, 20, 10).map((time, i) => call(time, 'imei', { label: i % 2 === 0 ? '获取IMEI' : '读取IMEI' })),
    ...reads(every(11, 45, 5), 'imei', 'jpush'),
  );
  expect(seen(lines, 'owner', 'sdk', 'periodSeconds')).toEqual([
    ['app', undefined, 20],
    ['sdk', 'jpush', 45],
  ]);
});

describe('what the policy states', () => {
  const item = {
    line: 1,
    quote: '',
    data: 'imei',
    text: '设备识别码',
    isCollected: true,
    isVague: false,
    isSensitiveMarked: false,
    isConditional: false,
    by: 'app' as const,
  };
  test.each<[string, string | undefined, string, boolean]>([
    ['no frequency', undefined, 'no', true],
    ['that one', '每30秒收集一次', 'yes', false],
    ['a longer one', '每5分钟', 'no', true],
    ['once', '仅在启动时收集一次', 'no', true],
    ['all the time', '持续收集', 'yes', false],
  ])('%s', (_name, frequency, disclosed, isOver) => {
    const stated = policy({ items: [{ ...item, ...(frequency === undefined ? {} : { frequency }) }] });
    const facts = factsOfRun(runFrequency, [...USE, ...reads(every(10, 30, 8))], { policy: stated });
    expect(shown(facts, 'disclosed', 'overThreshold')).toEqual([[disclosed, isOver]]);
  });
});

test('the timeline has the first and the last moment, and not more than can be drawn', () => {
  const [fact] = factsOfRun(runFrequency, [...USE, ...reads(every(10, 1, 1_200))]);
  expect(fact).toMatchObject({ at: { file: 'run.jsonl', line: 4 }, timeline: { count: 1_200, from: at(10), to: at(1_209) } });
  expect([fact?.timeline?.times.length, fact?.timeline?.times[0], fact?.timeline?.times.at(-1)]).toEqual([500, at(10), at(1_209)]);
});
