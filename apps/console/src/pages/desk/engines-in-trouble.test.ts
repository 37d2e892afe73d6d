import { expect, test } from 'vitest';
import { engineTrouble } from './engines-in-trouble.ts';

const engine = (state: string, breaker: string, dead = 0) =>
  ({ state, breaker, dead }) as Parameters<typeof engineTrouble>[0]['engines'][number];
const work = (engines: readonly ReturnType<typeof engine>[], isPaused = false) =>
  ({ engines, pause: { isPaused } }) as Parameters<typeof engineTrouble>[0];

test.each([
  ['all sound', [engine('ACTIVE', 'closed'), engine('RETIRED', 'open')], 0],
  ['broken off', [engine('ACTIVE', 'open'), engine('ACTIVE', 'half-open')], 2],
  ['degraded', [engine('DEGRADED', 'closed'), engine('PAUSED', 'closed')], 2],
])('%s', (_name, engines, count) => expect(engineTrouble(work(engines)).engines).toBe(count));

test('runs that were given up are added over all engines', () => {
  expect(engineTrouble(work([engine('ACTIVE', 'closed', 2), engine('RETIRED', 'closed', 1)], true))).toEqual({
    engines: 0,
    dead: 3,
    isPaused: true,
  });
});
