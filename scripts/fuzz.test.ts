import { expect, test } from 'vitest';
import { fuzz } from './fuzz/fuzz.ts';
import { bytesOf, recipeOf } from './fuzz/mutate.ts';
import { samples } from './fuzz/samples.ts';

const all = samples();

test('sixty mutated packages leave nothing wrong', async () => {
  const { packages, faults } = await fuzz(all, { seed: 2_026, seconds: 170, most: 60, children: 2 });
  expect(faults.map(({ number, what, recipe }) => `${number} ${JSON.stringify(recipe)} ${what}`)).toEqual([]);
  expect(packages).toBe(60);
}, 240_000);

test('the same seed makes the same packages, another seed others', () => {
  const made = (seed: number) => Array.from({ length: 20 }, (_, i) => Buffer.from(bytesOf(all, recipeOf(all, seed, i))).toString('base64'));
  expect(made(1)).toEqual(made(1));
  expect(made(1)).not.toEqual(made(2));
});
