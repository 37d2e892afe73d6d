import type { Report } from '@touchstone/verdict';

/** One of the two lists (双清单), as a draft that its firm completes and publishes. */
export interface DataList {
  readonly list: 'collected' | 'shared';
  readonly title: string;
  readonly app: NonNullable<Report['app']>;
  /** Name of the firm as its policy states it; a blank when it states none. */
  readonly handler: Cell;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  /** What stands above the table. */
  readonly introduction: readonly string[];
  /** For those who complete the list, not for the public. */
  readonly internalNotes: readonly string[];
}

export interface ListColumn {
  readonly title: string;
  /** Share of the page's width. */
  readonly width: number;
}

export interface ListRow {
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** What the row stands on. Not for publication. */
  readonly evidence: readonly EvidenceLine[];
}

/** Lines of a cell. An empty cell has a blank: it is never empty. */
export type Cell = readonly Piece[];

/** `known`: stated or seen. `check`: a suggestion that the firm must verify. `blank`: the tool does not know; the firm fills it in. */
export interface Piece {
  readonly state: 'known' | 'check' | 'blank';
  readonly text: string;
}

export interface EvidenceLine {
  readonly what: string;
  readonly owner: string;
  readonly place: string;
  /** Words of the policy, where it stands on them. */
  readonly quote: string;
}
