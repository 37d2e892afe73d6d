import { expect, test } from 'vitest';
import type { Filter } from './filter.ts';
import { filterQuery } from './filter-query.ts';

const filters: readonly Filter[] = [
  { key: 'state', words: 'x', kind: 'flag' },
  { key: 'q', words: 'x', kind: 'text' },
];

test.each([
  [{ q: '轻 盈', state: 'OVERDUE', after: 'x', columns: 'a', secret: 's' }, 'state=OVERDUE&q=%E8%BD%BB+%E7%9B%88'],
  [{ after: 'x', q: '' }, ''],
])('%j', (search, query) => expect(filterQuery(filters, search)).toBe(query));
