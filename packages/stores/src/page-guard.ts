import { createHash } from 'node:crypto';
import type { ChangePage } from './connector.ts';
import { StoreFault } from './store-fault.ts';

export interface PageLimits {
  /** Changes in one page. */
  readonly changesPerPage: number;
  /** Pages in one go: a store with more is asked again later, from the last cursor. */
  readonly pages: number;
  /** Pages in a row without a single new change. */
  readonly emptyPages: number;
}

export const usualPages: PageLimits = { changesPerPage: 1000, pages: 10_000, emptyPages: 3 };

/**
 * Pages of a store that is not trusted to end: refuses cursors that were there before, too long ones, oversized pages, and pages that go on
 * without saying anything new. What was handed out before stays good.
 */
export async function* guardedPages(
  pages: AsyncIterable<ChangePage>,
  cursor: string | undefined,
  limits: PageLimits = usualPages,
): AsyncGenerator<ChangePage> {
  const seen = new Set([digest(cursor ?? '')]);
  const last = new Map<string, string>();
  let count = 0;
  let idle = 0;
  for await (const page of pages) {
    if (page.changes.length > limits.changesPerPage) throw new StoreFault('too-large', 'reading a page of changes');
    if (page.next.length > MAX_CURSOR) throw new StoreFault('too-large', 'reading a cursor');
    const cursorDigest = digest(page.next);
    if (seen.has(cursorDigest) && page.changes.length > 0) throw new StoreFault('endless', 'reading changes: a cursor came again');
    const fresh = page.changes.filter((change) => {
      const told = digest(JSON.stringify(change));
      if (last.get(change.storeAppId) === told) return false;
      last.delete(change.storeAppId);
      last.set(change.storeAppId, told);
      if (last.size > REMEMBERED) last.delete(last.keys().next().value ?? '');
      return true;
    });
    idle = fresh.length === 0 && page.problems.length === 0 ? idle + 1 : 0;
    if (idle > limits.emptyPages) throw new StoreFault('endless', 'reading changes: pages without anything new');
    seen.add(cursorDigest);
    yield { ...page, changes: fresh };
    count++;
    if (count >= limits.pages) return;
  }
}

/** A folder's cursor holds a line for each file; a store has no business with more. */
const MAX_CURSOR = 4 * 1024 * 1024;

/** Listings whose last state is kept to drop what is told twice. */
const REMEMBERED = 20_000;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
