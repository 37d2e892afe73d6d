import { describe, expect, test } from 'vitest';
import { crossAuthorTable } from './cross-author.ts';
import { developmentExamples, policyKnowledge } from './development.ts';
import { fitLogistic } from './logistic.ts';
import { settings } from './settings.ts';

describe('logistic regression', () => {
  const rows = { features: [[0], [0, 1], [1], []], offsets: [0, 0, 0, 0], isTrue: [true, true, false, false] };

  test('what goes with the truth gets weight, what does not gets none', () => {
    const { weights } = fitLogistic(rows, Float64Array.of(0.1, 0.1), 50);
    expect(weights[0]).toBeGreaterThan(1);
    expect(Math.abs(weights[1] ?? 9)).toBeLessThan(0.5);
  });

  test('what is known already is not learned again', () => {
    const { weights } = fitLogistic({ ...rows, offsets: [5, 5, -5, -5] }, Float64Array.of(1, 1), 50);
    expect(Math.abs(weights[0] ?? 9)).toBeLessThan(0.1);
  });

  test('a high penalty keeps a weight small', () => {
    const [free, held] = [0.1, 100].map((penalty) => fitLogistic(rows, Float64Array.of(penalty, 1), 50).weights[0] ?? 0);
    expect(held).toBeLessThan((free ?? 0) / 5);
  });
});

test('what is learned from one author tells the sentences of the other', () => {
  const knowledge = policyKnowledge();
  const table = crossAuthorTable(developmentExamples(knowledge), knowledge, settings);
  const scores = [...table.matchAll(/F1 (\d\.\d+)/g)].map(([, score]) => Number(score));
  expect(scores).toHaveLength(3);
  for (const score of scores) expect(score, table).toBeGreaterThan(0.72);
}, 120_000);
