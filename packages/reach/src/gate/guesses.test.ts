import { expect, test } from 'vitest';
import type { Edge } from '../edge.ts';
import { type Guess, type GuessedTarget, settledWith } from './guesses.ts';

const target = (to: number): GuessedTarget => ({
  to,
  how: 'reflection',
  trigger: 'same',
  repeated: 'no',
  toBackground: false,
  because: '?',
});
const called = (from: number, targets: readonly GuessedTarget[]): Guess => ({ at: { method: from, instruction: 0 }, targets });

/** A gate before which some methods run, and what edges lead to from there. */
function settling(roots: readonly number[]) {
  const asked: (readonly Edge[] | undefined)[] = [];
  const settle = (edges: readonly Edge[] | undefined) => {
    asked.push(edges);
    const early = new Set(roots);
    for (const method of early) for (const { from, to } of edges ?? []) if (from === method) early.add(to);
    return { gate: { isEarly: ({ from }: Edge) => early.has(from) }, edges };
  };
  return { settle, asked };
}
const told = (edges: readonly Edge[] | undefined) => edges?.map(({ from, to }) => `${from}>${to}`).sort();

const ALL = [10, 11, 12].map(target);

test('of few calls all edges are made', () => {
  const { settle, asked } = settling([1]);
  expect(told(settledWith([called(1, ALL), called(2, ALL)], settle).edges)).toEqual(['1>10', '1>11', '1>12', '2>10', '2>11', '2>12']);
  expect(asked).toHaveLength(1);
});

test('of many calls one that runs early stands for all', () => {
  const { settle } = settling([2]);
  expect(told(settledWith([called(1, ALL), called(2, ALL), called(3, ALL)], settle, 5).edges)).toEqual(['2>10', '2>11', '2>12']);
});

test('of many calls that run after agreement none leads anywhere', () => {
  const { settle } = settling([]);
  expect(told(settledWith([called(1, ALL), called(2, ALL)], settle, 5).edges)).toEqual([]);
});

test('what an early call leads to may call as well', () => {
  const { settle } = settling([1]);
  const others = [20, 21].map(target);
  const guesses = [called(1, ALL), called(11, others), called(12, others)];
  expect(told(settledWith(guesses, settle, 3).edges)).toEqual(['11>20', '11>21', '1>10', '1>11', '1>12']);
});

test('more than can be tried settles nothing', () => {
  const { settle } = settling([]);
  const many = Array.from({ length: 1_000 }, (_, i) => target(1_000 + i));
  const guesses = Array.from({ length: 400 }, (_, i) => called(i, many));
  expect(settledWith(guesses, settle).edges).toBeUndefined();
});
