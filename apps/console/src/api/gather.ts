import type { ListPage } from './use-list.ts';

export interface Gathering {
  readonly most: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** How many rows are here already. */
  onRows?(count: number): void;
}

export interface Gathered<Row> {
  readonly rows: readonly Row[];
  /** There are more than were wanted. */
  readonly isCut: boolean;
}

/**
 * All rows of a list, page after page by its key.
 *
 * @throws what a page throws; the reason of the signal
 */
export async function gather<Row>(
  read: (after: string | undefined) => Promise<ListPage<Row>>,
  { most, signal, onRows }: Gathering,
): Promise<Gathered<Row>> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await read(after);
    rows.push(...page.items);
    after = page.next ?? undefined;
    onRows?.(Math.min(rows.length, most));
  } while (after !== undefined && rows.length < most);
  return { rows: rows.slice(0, most), isCut: after !== undefined || rows.length > most };
}
