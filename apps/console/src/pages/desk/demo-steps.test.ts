import { expect, test } from 'vitest';
import { PEOPLE } from '../../../../platform/src/demo-plan.ts';
import { pages, publicPages } from '../../app/routes.ts';
import { words as en } from '../../words/en/demo.ts';
import { words as zh } from '../../words/zh/demo.ts';
import { DEMO_STEPS } from './demo-steps.ts';

test('everybody of the demonstration has something to try, on a page that is there, in both languages', () => {
  expect(Object.keys(DEMO_STEPS).sort()).toEqual(PEOPLE.map(({ login }) => login).sort());
  const paths = new Set([...pages, ...publicPages].map(({ path }) => path));
  const steps = Object.values(DEMO_STEPS).flat();
  expect(steps.filter(([to]) => !paths.has(to.split('?')[0] ?? ''))).toEqual([]);
  for (const words of [zh, en]) expect(steps.filter(([, key]) => !(key in words.step))).toEqual([]);
});
