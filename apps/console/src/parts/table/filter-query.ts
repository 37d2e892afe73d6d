import { chosenFilters, type Filter } from './filter.ts';

/** What an address holds of the filters of its list, in their order: without page, columns, and what belongs to other parts. */
export const filterQuery = (filters: readonly Filter[], search: Readonly<Record<string, string>>): string =>
  new URLSearchParams(chosenFilters(filters, search)).toString();
