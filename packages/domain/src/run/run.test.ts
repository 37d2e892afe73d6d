import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advance,
  balanceOf,
  isBalanced,
  isTerminal,
  NEW_RUN,
  RUN_LIMITS,
  RUN_STEPS,
  type Run,
  type RunEvent,
  type RunState,
  retryDelayMs,
} from './index.ts';

const EVENTS: readonly RunEvent[] = [
  'enqueue',
  'lease',
  'start',
  'heartbeat',
  'ok',
  'gaps',
  'recoverable',
  'final',
  'not-applicable',
  'deadline',
  'lease-lost',
  'cancel',
];
const STATES: readonly RunState[] = [
  'CREATED',
  'QUEUED',
  'LEASED',
  'RUNNING',
  'SUCCEEDED',
  'PARTIAL',
  'FAILED',
  'TIMED_OUT',
  'CANCELLED',
  'NOT_APPLICABLE',
];

describe('the table', () => {
  test('reaches every state', () => expect(reachableFrom(RUN_STEPS, 'CREATED')).toEqual([...STATES].sort()));

  test('ends only in terminal states, and they end it', () => {
    expect(terminalStates(RUN_STEPS)).toEqual(STATES.filter(isTerminal).sort());
    expect(RUN_STEPS.filter((step) => isTerminal(step.from))).toEqual([]);
  });

  test('a result is stored by nobody but who runs it', () => {
    expect([...new Set(RUN_STEPS.filter((step) => step.effects?.includes('store')).map((step) => step.from))]).toEqual(['RUNNING']);
    expect(
      RUN_STEPS.filter((step) => step.to === 'SUCCEEDED' || step.to === 'PARTIAL').every((step) => step.effects?.includes('store')),
    ).toBe(true);
  });

  test('a lease ends whenever its run leaves its worker', () => {
    const leaves = RUN_STEPS.filter((step) => ['LEASED', 'RUNNING'].includes(step.from) && !['LEASED', 'RUNNING'].includes(step.to));
    expect(leaves.filter((step) => step.effects?.includes('release') !== true)).toEqual([]);
  });

  test('every guarded row has a row below it that ends the run', () => {
    for (const step of RUN_STEPS.filter((step) => step.when !== undefined)) {
      const otherwise = RUN_STEPS.find((row) => row.from === step.from && row.on === step.on && row.when === undefined);
      expect(otherwise && isTerminal(otherwise.to), `${step.from} ${step.on}`).toBe(true);
    }
  });
});

const after = (run: Run, ...inputs: readonly (readonly [RunEvent, number])[]): Run =>
  inputs.reduce((current, [on, atMs]) => {
    const needsFence = ['start', 'heartbeat', 'ok', 'gaps', 'recoverable', 'final'].includes(on);
    const outcome = advance(current, { on, atMs, ...(needsFence ? { fence: current.fence } : {}) }, RUN_LIMITS);
    if (!outcome.ok) throw new Error(`${current.state} ${on}: ${outcome.reason}`);
    return outcome.next;
  }, run);

const leased = after(NEW_RUN, ['enqueue', 0], ['lease', 1000]);

describe('leases', () => {
  test('a lease carries a new fence, an end and a deadline', () => {
    expect(leased).toMatchObject({ state: 'LEASED', attempt: 1, fence: 1, leaseUntilMs: 91_000, deadlineMs: 1_801_000 });
  });

  test.each<[string, Run, number | undefined, string]>([
    ['an older fence', leased, 0, 'stale-lease'],
    ['no fence at all', leased, undefined, 'stale-lease'],
    ['a run that went back to the queue', after(leased, ['lease-lost', 100_000]), 1, 'stale-lease'],
    ['a run that has ended', after(leased, ['start', 2000], ['ok', 3000]), 1, 'terminal'],
  ])('%s completes nothing', (_name, run, fence, reason) => {
    const outcome = advance(run, { on: 'ok', atMs: 200_000, ...(fence === undefined ? {} : { fence }) }, RUN_LIMITS);
    expect(outcome).toEqual({ ok: false, reason });
  });

  test('a late worker whose lease nobody took away may still complete', () => {
    expect(after(leased, ['start', 2000], ['ok', 500_000]).state).toBe('SUCCEEDED');
  });

  test('a lease is not lost before its time, and heartbeats move it up to the deadline', () => {
    expect(advance(leased, { on: 'lease-lost', atMs: 90_999 }, RUN_LIMITS)).toEqual({ ok: false, reason: 'lease-still-alive' });
    const beating = after(leased, ['start', 2000], ['heartbeat', 1_790_000]);
    expect(beating.leaseUntilMs).toBe(1_801_000);
  });

  test('a failed run waits before it is leased again', () => {
    const failed = after(leased, ['recoverable', 5000]);
    expect(failed).toMatchObject({ state: 'QUEUED', notBeforeMs: 35_000, leaseUntilMs: null });
    expect(advance(failed, { on: 'lease', atMs: 34_999 }, RUN_LIMITS)).toEqual({ ok: false, reason: 'too-early' });
  });
});

describe('to the millisecond', () => {
  const at = (run: Run, on: RunEvent, atMs: number) => advance(run, { on, atMs }, RUN_LIMITS).ok;
  test.each<[string, Run, RunEvent, number]>([
    ['a lease is lost when it ends', leased, 'lease-lost', 91_000],
    ['a deadline passes when it is over', leased, 'deadline', 1_801_000],
    ['a wait ends', after(leased, ['recoverable', 5000]), 'lease', 35_000],
  ])('%s, not before', (_name, run, on, instantMs) => expect([at(run, on, instantMs - 1), at(run, on, instantMs)]).toEqual([false, true]));
});

test('a run fails for good at its third failure, whatever was lost or timed out between', () => {
  const failing = (run: Run, atMs: number) => after(run, ['lease', atMs], ['recoverable', atMs]);
  const once = failing(after(NEW_RUN, ['enqueue', 0]), 0);
  const lost = after(once, ['lease', 10_000_000], ['lease-lost', 20_000_000], ['lease', 20_000_000], ['deadline', 30_000_000]);
  const twice = failing(lost, 100_000_000);
  expect([once.state, lost.state, twice.state, failing(twice, 200_000_000).state]).toEqual(['QUEUED', 'QUEUED', 'QUEUED', 'FAILED']);
});

test('a run times out once, and then for good', () => {
  const once = after(leased, ['deadline', 2_000_000]);
  expect(once.state).toBe('QUEUED');
  expect(after(once, ['lease', 3_000_000], ['deadline', 5_000_000]).state).toBe('TIMED_OUT');
});

test('a file that kills its workers does not kill them for ever', () => {
  let run = leased;
  for (let i = 1; run.state === 'LEASED'; i++) {
    run = after(run, ['lease-lost', i * 1_000_000]);
    if (run.state === 'QUEUED') run = after(run, ['lease', i * 1_000_000]);
    expect(i).toBeLessThan(10);
  }
  expect(run).toMatchObject({ state: 'FAILED', losses: RUN_LIMITS.losses + 1 });
});

test('delays grow, stop growing, and are spread', () => {
  const delays = [1, 2, 3, 4, 5, 6].map((attempt) => retryDelayMs(attempt, RUN_LIMITS.backoff, 0) / 1000);
  expect(delays).toEqual([30, 120, 480, 1920, 3600, 3600]);
  expect(retryDelayMs(1, RUN_LIMITS.backoff, 0.999)).toBeGreaterThan(22_000);
});

describe('whatever happens, in whatever order', () => {
  const input = fc.record({
    run: fc.nat(4),
    on: fc.constantFrom(...EVENTS),
    stepMs: fc.nat(400_000),
    fence: fc.option(fc.nat(5), { nil: undefined }),
    spread: fc.double({ min: 0, max: 0.999, noNaN: true }),
  });

  test('created = terminal + queued + leased, terminal runs never change, and a fence completes at most once', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 200 }), (inputs) => {
        const runs: Run[] = Array.from({ length: 5 }, () => NEW_RUN);
        const stored = new Set<string>();
        let nowMs = 0;
        for (const { run: index, on, stepMs, fence, spread } of inputs) {
          nowMs += stepMs;
          const before = runs[index]!;
          const outcome = advance(before, { on, atMs: nowMs, spread, ...(fence === undefined ? {} : { fence }) }, RUN_LIMITS);
          if (!outcome.ok) continue;
          expect(isTerminal(before.state)).toBe(false);
          if (outcome.effects.includes('store')) {
            expect(fence).toBe(before.fence);
            expect(stored.has(`${index} ${before.fence}`)).toBe(false);
            stored.add(`${index} ${before.fence}`);
          }
          expect(outcome.next.fence).toBeGreaterThanOrEqual(before.fence);
          expect(outcome.next.attempt).toBe(outcome.next.fence);
          expect(outcome.next.leaseUntilMs !== null).toBe(outcome.next.state === 'LEASED' || outcome.next.state === 'RUNNING');
          runs[index] = outcome.next;
          const counts: Partial<Record<RunState, number>> = {};
          for (const { state } of runs) counts[state] = (counts[state] ?? 0) + 1;
          expect(isBalanced(balanceOf(runs.length, counts))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('every run that is worked on ends', () => {
    const ends = fc.constantFrom<RunEvent>('ok', 'recoverable', 'deadline', 'lease-lost', 'final');
    fc.assert(
      fc.property(fc.array(ends, { minLength: 20, maxLength: 20 }), (events) => {
        let run = after(NEW_RUN, ['enqueue', 0]);
        let nowMs = 0;
        for (const on of events) {
          if (isTerminal(run.state)) break;
          nowMs += 10_000_000;
          run = after(run, ['lease', nowMs], ['start', nowMs], [on, nowMs + 5_000_000]);
        }
        expect(isTerminal(run.state)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('a lost row shows, and so does one made up', () => {
  expect(balanceOf(3, { QUEUED: 1, SUCCEEDED: 1 }).difference).toBe(1);
  expect(balanceOf(1, { RUNNING: 1, CREATED: 1 })).toEqual({ created: 1, queued: 1, leased: 1, terminal: 0, difference: -1 });
});
