import { expect, test } from 'vitest';
import { againMs } from './under-way.ts';

test.each([
  ['nothing', [], false],
  ['what has ended', ['DONE', 'FAILED', 'CANCELLED'], false],
  ['one that waits', ['DONE', 'WAITING'], 3_000],
  ['one that runs', ['RUNNING'], 3_000],
])('a list of %s is asked for again in %s', (_, states, ms) => expect(againMs(states.map((state) => ({ state })))).toBe(ms));
