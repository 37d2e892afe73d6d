import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roomFor } from '../engine/index.ts';
import { advance, balanceOf, isLeased, isTerminal, NEW_RUN, RUN_LIMITS, type Run, type RunEvent, type RunState } from '../run/index.ts';
import { howManyToFeed, portions } from './index.ts';

interface Work {
  readonly id: string;
  readonly engine: string;
  readonly campaign: string;
  run: Run;
}

const ENGINES = ['own', 'vendor'] as const;
const LIMITS = { perSlot: 3, least: 4, most: 10 };
const CONCURRENCY: Readonly<Record<string, number>> = { own: 4, vendor: 1 };
const MINUTE = 60_000;

/** What the world does in a minute to the runs that are leased: a number for each, and whether the feeder and the workers live. */
const minute = fc.record({
  fates: fc.array(fc.constantFrom<RunEvent | 'silence'>('ok', 'gaps', 'recoverable', 'final', 'silence'), { minLength: 8, maxLength: 8 }),
  feeds: fc.boolean(),
  leases: fc.boolean(),
  pauses: fc.boolean(),
});

test('whatever dies: nothing is lost, no limit is passed, queues stay short, and all work ends', () => {
  fc.assert(
    fc.property(fc.array(minute, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (minutes, size) => {
      const works: Work[] = Array.from({ length: size }, (_, i) => ({
        id: `${i}`,
        engine: ENGINES[i % 2]!,
        campaign: `c${i % 3}`,
        run: NEW_RUN,
      }));
      let nowMs = 0;
      const calm = { fates: ['ok'] as const, feeds: true, leases: true, pauses: false };
      for (let i = 0; works.some(({ run }) => !isTerminal(run.state)); i++) {
        expect(i).toBeLessThan(2000);
        nowMs += MINUTE;
        const { fates, feeds, leases, pauses } = minutes[i] ?? calm;
        if (feeds) feed(works, pauses);
        if (leases) lease(works, nowMs);
        live(works, fates, nowMs);
        reap(works, nowMs);
        check(works);
      }
    }),
    { numRuns: 60 },
  );

  function step(work: Work, on: RunEvent, atMs: number, fence?: number): void {
    const outcome = advance(work.run, { on, atMs, ...(fence === undefined ? {} : { fence }) }, RUN_LIMITS);
    if (outcome.ok) work.run = outcome.next;
  }

  function feed(works: readonly Work[], isPaused: boolean): void {
    for (const engine of ENGINES) {
      const mine = works.filter((work) => work.engine === engine);
      const state = {
        queue: engine,
        materialised: count(mine, 'QUEUED'),
        leased: mine.filter(({ run }) => isLeased(run.state)).length,
        concurrency: CONCURRENCY[engine]!,
        isPaused: false,
        isClosed: false,
      };
      const sources = ['c0', 'c1', 'c2'].map((id) => ({
        id,
        priority: id === 'c0' ? 2 : 1,
        waiting: count(
          mine.filter(({ campaign }) => campaign === id),
          'CREATED',
        ),
        isPaused: isPaused && id === 'c1',
      }));
      for (const portion of portions(howManyToFeed(state, LIMITS), sources)) {
        expect(isPaused && portion.source === 'c1').toBe(false);
        for (const work of mine
          .filter(({ run, campaign }) => campaign === portion.source && run.state === 'CREATED')
          .slice(0, portion.count))
          step(work, 'enqueue', 0);
      }
    }
  }

  function lease(works: readonly Work[], nowMs: number): void {
    let wanted = 8;
    for (const engine of ENGINES) {
      const mine = works.filter((work) => work.engine === engine);
      const running = mine.filter(({ run }) => isLeased(run.state)).length;
      const room = Math.min(wanted, roomFor({ licences: CONCURRENCY[engine]! }, { running, inMinute: 0, inDay: 0 }));
      const given = mine.filter(({ run }) => run.state === 'QUEUED' && run.notBeforeMs <= nowMs).slice(0, room);
      for (const work of given) step(work, 'lease', nowMs);
      wanted -= given.length;
    }
  }

  function live(works: readonly Work[], fates: readonly (RunEvent | 'silence')[], nowMs: number): void {
    works
      .filter(({ run }) => isLeased(run.state))
      .forEach((work, i) => {
        const fate = fates[i % fates.length]!;
        if (fate === 'silence') return;
        step(work, 'start', nowMs, work.run.fence);
        step(work, fate, nowMs, work.run.fence);
      });
  }

  function reap(works: readonly Work[], nowMs: number): void {
    for (const work of works.filter(({ run }) => isLeased(run.state))) {
      step(work, 'deadline', nowMs);
      if (isLeased(work.run.state)) step(work, 'lease-lost', nowMs);
    }
  }

  function check(works: readonly Work[]): void {
    const counts: Partial<Record<RunState, number>> = {};
    for (const { run } of works) counts[run.state] = (counts[run.state] ?? 0) + 1;
    expect(balanceOf(works.length, counts).difference).toBe(0);
    for (const engine of ENGINES) {
      const mine = works.filter((work) => work.engine === engine);
      expect(mine.filter(({ run }) => isLeased(run.state)).length).toBeLessThanOrEqual(CONCURRENCY[engine]!);
      expect(count(mine, 'QUEUED')).toBeLessThanOrEqual(LIMITS.most + CONCURRENCY[engine]!);
    }
  }

  function count(works: readonly Work[], state: RunState): number {
    return works.filter(({ run }) => run.state === state).length;
  }
});
