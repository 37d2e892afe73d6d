import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEED_LIMITS, howManyToFeed, PRIORITIES, portions, priorityOf, type QueueState } from './index.ts';

const queue: QueueState = { queue: 'own', materialised: 0, leased: 0, concurrency: 10, isPaused: false, isClosed: false };

describe('how many jobs a queue is given', () => {
  test.each<[string, Partial<QueueState>, number]>([
    ['empty: fifty for each slot', {}, 500],
    ['more than half full: nothing yet', { materialised: 251 }, 0],
    ['half full: up to the depth', { materialised: 250 }, 250],
    ['one slot: the least depth', { concurrency: 1 }, 200],
    ['a thousand slots: the most', { concurrency: 1000 }, 20_000],
    ['paused', { isPaused: true }, 0],
    ['its breaker open', { isClosed: true }, 0],
    ['no licence', { concurrency: 0 }, 0],
  ])('%s', (_name, state, count) => expect(howManyToFeed({ ...queue, ...state }, FEED_LIMITS)).toBe(count));

  test('never more than the most, whatever the backlog', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (materialised, concurrency) => {
        const fed = howManyToFeed({ ...queue, materialised, concurrency }, FEED_LIMITS);
        expect(fed).toBeGreaterThanOrEqual(0);
        if (fed > 0) expect(materialised + fed).toBeLessThanOrEqual(FEED_LIMITS.most);
      }),
    );
  });
});

const source = (id: string, priority: number, waiting: number, isPaused = false) => ({ id, priority, waiting, isPaused });

describe('whose work fills it', () => {
  test.each([
    ['the more urgent first, to the end', 100, [source('low', 1, 500), source('high', 9, 60)], { high: 60, low: 40 }],
    ['equals in even parts', 90, [source('a', 1, 440_000), source('b', 1, 500)], { a: 45, b: 45 }],
    ['what one cannot use goes to the other', 100, [source('big', 1, 440_000), source('small', 1, 10)], { big: 90, small: 10 }],
    ['an odd one out goes to somebody', 3, [source('a', 1, 9), source('b', 1, 9)], { a: 2, b: 1 }],
    ['nothing for what is paused', 10, [source('a', 1, 9, true), source('b', 1, 4)], { b: 4 }],
    ['no room', 0, [source('a', 1, 9)], {}],
  ])('%s', (_name, room, sources, expected) => {
    const given = Object.fromEntries(portions(room, sources).map((portion) => [portion.source, portion.count]));
    expect(given).toEqual(expected);
  });

  test('uses all the room there is work for, and gives nobody more than they have', () => {
    const sources = fc.array(fc.record({ priority: fc.nat(3), waiting: fc.nat(50), isPaused: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(200), sources, (room, list) => {
        const named = list.map((item, i) => ({ ...item, id: `s${i}` }));
        const given = portions(room, named);
        const open = named.filter((item) => !item.isPaused);
        const total = given.reduce((sum, portion) => sum + portion.count, 0);
        expect(total).toBe(
          Math.min(
            room,
            open.reduce((sum, item) => sum + item.waiting, 0),
          ),
        );
        for (const { source, count } of given) expect(count).toBeLessThanOrEqual(open.find((item) => item.id === source)?.waiting ?? -1);
      }),
    );
  });
});

test('the most urgent of several reasons decides', () => {
  expect(priorityOf(['campaign', 'retest', 'new-version'])).toBe(PRIORITIES.retest);
  expect(PRIORITIES.person).toBe(Math.max(...Object.values(PRIORITIES)));
  expect(priorityOf([])).toBe(0);
});
