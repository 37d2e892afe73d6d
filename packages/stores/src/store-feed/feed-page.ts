import type { ChangePage, ChangeProblem, ListingChange } from '../connector.ts';
import { readListingChange } from '../listing-change.ts';
import { Fields } from '../read-fields.ts';
import { StoreFault } from '../store-fault.ts';

/** More than any page may hold: the guard of pages decides what is too many. */
const MAX_CHANGES = 100_000;
const MAX_CURSOR = 2000;

/** @throws StoreFault `malformed` without a cursor: a page behind which nobody can continue is none */
export function readFeedPage(json: unknown): { readonly page: ChangePage; readonly hasMore: boolean } {
  const problems: ChangeProblem[] = [];
  const fields = new Fields(json, 'feed', '', problems);
  const next = fields.text('cursor', MAX_CURSOR);
  if (next === undefined || !(json as { changes?: unknown }).changes) throw new StoreFault('malformed', 'reading a page of the feed');
  const changes: ListingChange[] = [];
  for (const [i, item] of fields.list('changes', MAX_CHANGES).entries()) {
    const read = readListingChange(item, 'feed', `changes[${i}]`);
    problems.push(...read.problems);
    if (read.change !== undefined) changes.push(read.change);
  }
  return { page: { changes, problems, next }, hasMore: (json as { more?: unknown }).more === true };
}
