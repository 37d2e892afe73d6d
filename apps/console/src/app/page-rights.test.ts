import { routes } from '@touchstone/api-client';
import { PERMISSIONS } from '@touchstone/domain/access';
import { expect, test } from 'vitest';
import { rightOfPage } from './page-rights.ts';
import { pages } from './routes.ts';

test.each([
  ['/apps?store=s1', 'app.read'],
  ['/operators/o1/offences', 'operator.read'],
  ['/watch/rules', 'watch.read'],
  ['/', undefined],
  ['/evidence/e1', 'evidence.read'],
  ['/clauses/c1', undefined],
])('%s is read by %s', (address, right) => expect(rightOfPage(address)).toBe(right));

test('what a page asks for is something that one can hold', () => {
  const rights = pages.flatMap(({ path }) => rightOfPage(path) ?? []);
  expect(rights.length).toBeGreaterThan(10);
  expect(rights.filter((right) => !(PERMISSIONS as readonly string[]).includes(right))).toEqual([]);
});

/** Open to whoever is led to them: own questions, the statistics of reviews, what has another page for who may not. */
const OPEN: ReadonlySet<string> = new Set([
  ...['/inventory-flags', '/review-queue', '/session/claims', '/questions', '/questions/$', '/bulk-jobs', '/notifications'],
]);

test('a page asks for the right that the address of the API asks for', () => {
  const bare = (path: string) => path.replace('/api/v1', '').replaceAll(/[:$]\w+/g, '$');
  const asked = new Map(routes.filter(({ method }) => method === 'GET').map(({ path, permission }) => [bare(path), permission]));
  const told = pages
    .map(({ path }) => bare(path))
    .filter((path) => /^\/[\w-]+(\/\$)?$/.test(path) && asked.has(path) && !OPEN.has(path) && asked.get(path) !== 'signed-in');
  expect(told.length).toBeGreaterThan(60);
  expect(told.map((path) => [path, rightOfPage(path)])).toEqual(told.map((path) => [path, asked.get(path)]));
});
