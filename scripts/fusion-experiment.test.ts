import { expect, test } from 'vitest';
import { makeWorld } from './fusion/world.ts';
import { experiment, METHODS } from './fusion-experiment.ts';

const SIZE = { batches: 10, appsPerBatch: 400 };

test('the chosen method finds more than counting, asks less than looking at everything, and means what it says', () => {
  const [, settled] = experiment(METHODS, SIZE, [7]);
  const of = (name: string) => settled!.figures.find((one) => one.method.startsWith(name))!;
  const [any, majority, unweighted, alone, chosen] = ['any', 'majority', 'unweighted', 'Dawid', 'log-odds'].map(of);
  expect(chosen!.recall).toBeGreaterThan(majority!.recall + 0.1);
  expect(chosen!.recallAtBudget).toBeGreaterThan(Math.max(any!.recallAtBudget, majority!.recallAtBudget, unweighted!.recallAtBudget));
  expect(chosen!.reviewsPerThousand).toBeLessThan(any!.reviewsPerThousand / 3);
  expect(chosen!.calibrationError).toBeLessThan(alone!.calibrationError! / 3);
  expect(chosen!.calibrationError).toBeLessThan(0.03);
});

test('the same seed makes the same world', () => {
  expect(makeWorld(5, { batches: 1, appsPerBatch: 50 })).toEqual(makeWorld(5, { batches: 1, appsPerBatch: 50 }));
  expect(makeWorld(5, { batches: 1, appsPerBatch: 50 })).not.toEqual(makeWorld(6, { batches: 1, appsPerBatch: 50 }));
});
