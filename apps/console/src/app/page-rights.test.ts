import { PERMISSIONS } from '@touchstone/domain/access';
import { expect, test } from 'vitest';
import { rightOfPage } from './page-rights.ts';
import { pages } from './routes.ts';

test.each([
  ['/apps?store=s1', 'app.read'],
  ['/operators/o1/offences', 'operator.read'],
  ['/watch/rules', 'watch.read'],
  ['/', undefined],
  ['/calendars', undefined],
])('%s is read by %s', (address, right) => expect(rightOfPage(address)).toBe(right));

test('what a page asks for is something that one can hold', () => {
  const rights = pages.flatMap(({ path }) => rightOfPage(path) ?? []);
  expect(rights.length).toBeGreaterThan(10);
  expect(rights.filter((right) => !(PERMISSIONS as readonly string[]).includes(right))).toEqual([]);
});
