import { expect, test } from 'vitest';
import { foldEpisodes, MOST_TIMES } from './episodes.ts';
import type { CallRecord, ResultState, RunContext } from './trace.ts';

const fold = () =>
  foldEpisodes(
    ({ data }) => (data === undefined ? [] : [{ effect: 'reads', data, api: data, by: 'stated' }]),
    ([frame = '']) => ({ owner: 'sdk', sdk: frame, package: frame, frame }),
  );

const before: RunContext = { consent: 'before-consent', appState: 'foreground', scenario: 'first-launch' };
const silent: RunContext = { consent: 'after-consent', appState: 'silent', scenario: 'silent' };

const call = (time: number, data = 'imei', sdk = 'umeng', state?: ResultState): CallRecord => ({
  kind: 'call',
  line: time,
  time,
  data,
  arguments: [],
  stack: [sdk],
  ...(state === undefined ? {} : { result: { state } }),
});

test('calls are told apart by data, owner and circumstances', () => {
  const episodes = fold();
  for (const [record, context] of [
    [call(1), before],
    [call(2), before],
    [call(3), silent],
    [call(4, 'mac'), silent],
    [call(5, 'mac', 'getui'), silent],
  ] as const) {
    episodes.record(record, context);
  }
  expect(episodes.list().map(({ touch, owner, context, count }) => [touch.data, owner.sdk, context.consent, count])).toEqual([
    ['imei', 'umeng', 'before-consent', 2],
    ['imei', 'umeng', 'after-consent', 1],
    ['mac', 'umeng', 'after-consent', 1],
    ['mac', 'getui', 'after-consent', 1],
  ]);
});

test('the worst is the first that got the true value', () => {
  const episodes = fold();
  for (const record of [
    call(1, 'imei', 'umeng', 'denied'),
    call(2, 'imei', 'umeng', 'null'),
    call(3, 'imei', 'umeng', 'real'),
    call(4, 'imei', 'umeng', 'real'),
  ]) {
    episodes.record(record, before);
  }
  expect(episodes.list()[0]).toMatchObject({
    count: 4,
    denied: 1,
    empty: 1,
    first: { line: 1 },
    worst: { line: 3 },
    times: [1, 2, 3, 4],
    lastTime: 4,
  });
});

test('the busiest second and minute slide along', () => {
  const episodes = fold();
  for (const time of [0, 59_500, 59_900, 60_100, 60_200, 200_000]) episodes.record(call(time), before);
  expect(episodes.list()[0]?.busiest).toEqual({ perSecond: 4, perMinute: 4, at: 59_500 });
});

test('sums count what they say, and calls that touch nothing are counted', () => {
  const episodes = fold();
  episodes.record({ ...call(1), count: 40 }, before);
  episodes.record({ kind: 'call', line: 2, arguments: [], stack: [] }, before);
  episodes.record({ kind: 'state', line: 3, state: 'silent' }, before);
  expect([episodes.list()[0]?.count, episodes.unclassified]).toEqual([40, 1]);
});

test('a hundred thousand calls keep a bounded number of times', () => {
  const episodes = fold();
  for (let time = 0; time < 100_000; time++) episodes.record(call(time * 10), before);
  const [episode] = episodes.list();
  expect([episode?.count, episode?.times.length, episode?.busiest.perSecond]).toEqual([100_000, MOST_TIMES, 100]);
});
