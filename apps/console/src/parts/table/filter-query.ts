import type { Filter } from './filter.ts';

/** What an address holds of the filters of its list, in their order: without page, columns, and what belongs to other parts. */
export function filterQuery(filters: readonly Filter[], search: Readonly<Record<string, string>>): string {
  const set = filters.flatMap(({ key }) => (search[key] === undefined || search[key] === '' ? [] : [[key, search[key]]]));
  return new URLSearchParams(set).toString();
}
