import { afterAll, expect, test } from 'vitest';
import { isWhole, killEverything } from './kill-everything.ts';
import { stubInstallation } from './stub-installation.ts';

const installation = await stubInstallation();
afterAll(() => installation.close());

/** Its first three steps kill one of each. */
const SEED = 2;

test('workers, the server and the database are killed: nothing is lost, nothing is done twice', { timeout: 180_000 }, async () => {
  const outcome = await killEverything(installation, {
    minutes: 8 / 60,
    leastSteps: 3,
    seed: SEED,
    chances: { worker: 0.35, server: 0.2, database: 0.2 },
    runs: 5,
    hurries: true,
    endMs: 120_000,
  });
  expect(Math.min(...Object.values(outcome.killed))).toBeGreaterThan(0);
  expect(outcome.looks).toBeGreaterThan(2);
  expect(outcome.succeeded).toBeGreaterThan(0);
  expect(isWhole(outcome), JSON.stringify(outcome)).toBe(true);
});
