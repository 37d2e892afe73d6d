import { expect, test } from 'vitest';
import { eachApart, raised, takeApart } from './apart.ts';

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
  await expect(takeApart({ turn: ['a'], failed: expect.unreachable }, 3, gone)).rejects.toThrow('database gone');
});
