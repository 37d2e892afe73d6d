import { expect, test } from 'vitest';
import { allOrApart, eachApart, eachInTurn, raised, takeApart } from './apart.ts';

/** Takes what is open in order; `stuck` waits for something, `bad` throws. */
const taking = (open: string[]) => async (turn: string[]) => {
  const next = open.find((one) => !turn.includes(one));
  if (next === undefined) return undefined;
  turn.push(next);
  if (next.startsWith('bad')) throw new Error(next);
  if (next.startsWith('stuck')) return false;
  open.splice(open.indexOf(next), 1);
  return true;
};

test('what throws for one is told and holds up no other', async () => {
  const faults: unknown[] = [];
  const work = async (one: number) => {
    if (one === 1) throw new Error('one');
    return one;
  };
  expect(await eachApart([1, 2, 3], (error) => void faults.push(String(error)), work)).toBe(5);
  expect(faults).toEqual(['Error: one']);
  await expect(eachApart([1, 2], raised, work)).rejects.toThrow('one');
});

test('more that wait or fail than fit into a round do not hold up who stands behind them', async () => {
  const open = ['bad 1', 'stuck 1', 'bad 2', 'stuck 2', 'good'];
  const faults: string[] = [];
  const apart = { turn: [] as string[], failed: (error: unknown) => void faults.push((error as Error).message) };
  const rounds: number[] = [];
  for (let i = 0; i < 3; i++) rounds.push(await takeApart(apart, 2, taking(open)));
  expect(rounds).toEqual([0, 0, 1]);
  expect(open).not.toContain('good');
  expect(faults).toEqual(['bad 1', 'bad 2']);
  // all had their turn: it begins anew
  expect(apart.turn).toEqual([]);
  await takeApart(apart, 2, taking(open));
  expect(faults).toEqual(['bad 1', 'bad 2', 'bad 1']);
});

test('what fails before anybody is held ends the round', async () => {
  const gone = () => Promise.reject(new Error('database gone'));
  await expect(takeApart({ turn: ['a'], failed: (error) => expect.unreachable(String(error)) }, 3, gone)).rejects.toThrow('database gone');
});

test('of a list, those that wait or fail step behind the others, and have their turn again', async () => {
  const open = ['bad', 'stuck', 'good 1', 'good 2'];
  const faults: string[] = [];
  const asked: string[] = [];
  const apart = { turn: [], failed: (error: unknown) => void faults.push((error as Error).message) };
  const list = async (limit: number) => open.slice(0, limit);
  const work = async (one: string) => {
    asked.push(one);
    if (one === 'bad') throw new Error(one);
    if (one === 'stuck') return false;
    open.splice(open.indexOf(one), 1);
    return true;
  };
  const rounds: number[] = [];
  for (let i = 0; i < 3; i++) rounds.push(await eachInTurn(apart, 2, list, work));
  expect(rounds).toEqual([0, 2, 0]);
  expect(asked).toEqual(['bad', 'stuck', 'good 1', 'good 2']);
  await eachInTurn(apart, 2, list, work);
  expect(asked.slice(4)).toEqual(['bad', 'stuck']);
  expect(faults).toEqual(['bad', 'bad']);
  await expect(eachInTurn({}, 2, list, work)).rejects.toThrow('bad');
});

test('all at once where that goes, and each by itself where it does not: nothing is lost but what fails', async () => {
  const faults: string[] = [];
  const tried: string[] = [];
  const behind: string[] = [];
  const work = async (these: readonly string[]) => {
    tried.push(these.join());
    if (these.includes('bad')) throw new Error(these.join());
    return these.length;
  };
  const told = (error: unknown) => void faults.push((error as Error).message);
  const stepsBehind = async (one: string) => void behind.push(one);
  expect(await allOrApart(['a', 'b'], told, work)).toBe(2);
  expect(await allOrApart(['a', 'bad', 'c'], told, work, stepsBehind)).toBe(2);
  expect([tried, faults, behind]).toEqual([['a,b', 'a,bad,c', 'a', 'bad', 'c'], ['bad'], ['bad']]);
  await expect(allOrApart(['bad', 'c'], raised, work, stepsBehind)).rejects.toThrow('bad,c');
  expect(await allOrApart([], told, work)).toBe(0);
});
