import { expect, test } from 'vitest';
import { navigation, navigationFor } from './navigation.ts';
import { pages } from './routes.ts';

const paths = new Set(pages.map(({ path }) => path));

test('every line of the navigation leads to a page', () => {
  expect(navigation.flatMap(({ items }) => items.map(({ path }) => path)).filter((path) => !paths.has(path))).toEqual([]);
});

test('no page twice', () => expect(paths.size).toBe(pages.length));

test('who may read cases alone sees the desk and the cases', () => {
  const shown = navigationFor((permission) => ['signed-in', 'case.read'].includes(permission), 'province');
  expect(shown.flatMap(({ items }) => items.map(({ path }) => path))).toEqual(expect.arrayContaining(['/', '/cases']));
  expect(shown.flatMap(({ items }) => items.map(({ path }) => path))).not.toContain('/apps');
});
