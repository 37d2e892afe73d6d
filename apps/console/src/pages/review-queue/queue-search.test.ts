import { expect, test } from 'vitest';
import { queueFilters } from './queue-filters.ts';
import { queueSearch } from './queue-search.ts';

const filters = queueFilters(String, String);

test('a page of the list is not taken along', () =>
  expect(queueSearch(filters, { clause: '164-01.2', after: 'x' })).toBe('?clause=164-01.2'));

test('whoever settles disagreements goes on with them', () => expect(queueSearch(filters, {}, true)).toBe('?stage=third'));

test('nothing chosen is nothing', () => expect(queueSearch(filters, { page: '2' })).toBe(''));
