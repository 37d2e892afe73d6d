import type { ListingChange } from '@touchstone/stores';
import { expect, test } from 'vitest';
import { asLeft, keptShelf } from './kept-shelf.ts';
import type { Catalogue } from './shelf.ts';

const listing = (storeAppId: string, code: number, state: 'live' | 'gone' = 'live'): ListingChange => ({
  ...{ storeAppId, state, updatedAt: '2026-11-02T02:00:00.000Z', platform: 'android', names: {}, developer: { name: '' }, permissions: [] },
  version: { name: String(code), code },
});
const shelf = (...listings: readonly ListingChange[]): Catalogue => ({ listings, artifacts: [], policies: [] });
const STORE = {
  name: '商店',
  catalogue: shelf(listing('a', 1), listing('b', 1)),
  later: [shelf(listing('a', 2)), shelf(listing('b', 1, 'gone')), shelf(listing('a', 3))],
};
const codes = ({ listings }: Catalogue) => listings.map(({ storeAppId, version, state }) => [storeAppId, version?.code, state]);

test('what was published and what was taken down stay so', () => {
  const { catalogue, later } = asLeft(STORE, keptShelf([listing('a', 2, 'gone'), listing('b', 1)]));
  expect(codes(catalogue)).toEqual([
    ['a', 2, 'gone'],
    ['b', 1, 'live'],
  ]);
  expect(later.map(codes)).toEqual([[['b', 1, 'gone']], [['a', 3, 'live']]]);
});

test('nothing kept: everything as it begins', () => {
  const { catalogue, later } = asLeft(STORE, {});
  expect([codes(catalogue), later]).toEqual([codes(STORE.catalogue), STORE.later]);
});
