import { expect, test } from 'vitest';
import { mayFetchAgain, progressOf, reportOf } from './progress.ts';

const run = (engine: string, state: string) => ({ id: engine, engine, state });

test.each([
  ['DECLARED', undefined, [], ['now', 'waits', 'waits']],
  ['QUARANTINED', undefined, [], ['done', 'now', 'waits']],
  ['REJECTED', undefined, [], ['done', 'failed', 'waits']],
  ['STORED', undefined, [], ['done', 'done', 'waits']],
  ['STORED', { finishedAt: null }, [run('touchstone', 'RUNNING')], ['done', 'done', 'now']],
  ['STORED', { finishedAt: '2026-11-22T00:00:00Z' }, [run('touchstone', 'SUCCEEDED')], ['done', 'done', 'done']],
] as const)('a file that is %s', (state, scan, runs, stands) =>
  expect(progressOf(state, scan, runs).map((step) => step.stands)).toEqual(stands),
);

test('runs that failed have ended, too', () =>
  expect(progressOf('STORED', { finishedAt: null }, [run('a', 'FAILED'), run('b', 'QUEUED')])[2]).toMatchObject({ count: 1, of: 2 }));

test('there is a report when our own engine came to one', () => {
  expect(reportOf([run('other', 'SUCCEEDED'), run('touchstone', 'FAILED')])).toBeUndefined();
  expect(reportOf([run('other', 'SUCCEEDED'), run('touchstone', 'PARTIAL')])?.id).toBe('touchstone');
});

test.each([
  ['REJECTED', 'store', true],
  ['REJECTED', 'upload', false],
  ['FETCH_FAILED', 'store', false],
  ['STORED', 'store', false],
])('what is %s from %s may be fetched again: %s', (state, source, may) => expect(mayFetchAgain({ state, source })).toBe(may));
