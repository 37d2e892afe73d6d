import { expect, test } from 'vitest';
import { handsOf } from './hands.ts';
import { at, madeRun, page, tap, ui } from './made-run.contract.ts';

const screen = { name: 'ui', screens: [], acts: [{ kind: 'tap', time: at(5), text: '扫一扫', on: -1 } as const], follows: [] };

test('acts of all logs, by the clock, without what only shows', () => {
  const hands = handsOf({ run: [madeRun([tap(9, 'b'), page(10), ui(11, 'shake')]), madeRun([tap(3, 'a')])], screen });
  expect(hands.acts.map(({ text, event }) => text ?? event)).toEqual(['a', 'b', 'shake']);
  expect(hands.before(at(10), 2_000)?.text).toBe('b');
  expect(hands.before(at(8), 2_000)).toBeUndefined();
  expect(hands.before(at(2), 60_000)).toBeUndefined();
});

test('acts of the screens where no log has any', () => {
  expect(handsOf({ run: [madeRun([page(10)])], screen }).before(at(6), 2_000)?.text).toBe('扫一扫');
});

test('nothing is known', () => expect(handsOf({ run: [madeRun([])] }).isKnown).toBe(false));
