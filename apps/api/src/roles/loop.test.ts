import { expect, test } from 'vitest';
import { runLoops } from './loop.ts';

test('rounds follow at once while there is work, pause when there is none, and survive failures', async () => {
  const stop = new AbortController();
  const answers = [3, 2, new Error('database gone'), 0, 1];
  const failed: string[] = [];
  let rounds = 0;
  await runLoops(
    [
      {
        name: 'work',
        everyMs: 1,
        round: async () => {
          const answer = answers[rounds++] ?? 0;
          if (rounds > 8) stop.abort();
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
    ],
    stop.signal,
    { failed: (name, error) => failed.push(`${name}: ${(error as Error).message}`) },
  );
  expect(rounds).toBe(9);
  expect(failed).toEqual(['work: database gone']);
});

test('one of several that failed is told; the rest of the round counts', async () => {
  const stop = new AbortController();
  const failed: string[] = [];
  let rounds = 0;
  await runLoops(
    [
      {
        name: 'work',
        everyMs: 60_000,
        round: async (_, fault) => {
          fault?.(new Error(`one of round ${++rounds}`));
          if (rounds < 3) return 1; // more is waiting: at once
          setTimeout(() => stop.abort(), 5);
          return 0;
        },
      },
    ],
    stop.signal,
    { failed: (name, error) => failed.push(`${name}: ${(error as Error).message}`) },
  );
  expect(failed).toEqual(['work: one of round 1', 'work: one of round 2', 'work: one of round 3']);
});

test('a loop that sleeps ends at once when told to', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 5);
  const began = performance.now();
  await runLoops([{ name: 'sleeper', everyMs: 60_000, round: async () => 0 }], stop.signal, { failed: () => {} });
  expect(performance.now() - began).toBeLessThan(10_000);
});
