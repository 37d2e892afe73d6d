import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledge as shipped } from '@touchstone/knowledge';
import { readPolicyKnowledge, readSentence } from '@touchstone/policy';
import { describe, expect, test } from 'vitest';
import { microF1 } from './cross-author.ts';
import { AUTHORS, root, sentencesBy } from './development.ts';
import { inputsDigest } from './inputs-digest.ts';
import { fitLogistic } from './logistic.ts';

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

test('the weights in data/ tell the kinds of sentences that they were learned from', () => {
  const knowledge = readPolicyKnowledge(shipped.lists, shipped.personalInfo);
  const judged = AUTHORS.flatMap((author) => sentencesBy(author).slice(0, EACH)).map(({ text, labels }) => {
    const given = new Set(readSentence(text, knowledge).labels.map(({ kind }) => kind));
    return { text, wanted: new Set(labels), given };
  });
  expect(judged).toHaveLength(AUTHORS.length * EACH);
  expect(microF1(judged)).toBeGreaterThan(0.9);
});

/** Sentences of each author, the first. How well others are told is measured by `fit.ts` and by `npm run accuracy -- --only policy`. */
const EACH = 40;

test('the weights in data/ were learned from the lists and sentences as they are', () => {
  const file = readFileSync(join(root, 'data/lists/policy-weights.yaml'), 'utf8');
  expect(/^inputs: (\w+)$/m.exec(file)?.[1], 'run node scripts/run.mjs scripts/policy/fit.ts').toBe(inputsDigest());
});
