import type { List } from '../api/use-list.ts';

/** Rows that are here already, as a table takes them. */
export const staticList = <Row>(rows: readonly Row[]): List<Row> => ({
  state: 'ready',
  page: { items: rows },
  error: null,
  isStale: false,
  retry: () => undefined,
  all: ({ most }) => Promise.resolve({ rows: rows.slice(0, most), isCut: rows.length > most }),
});
