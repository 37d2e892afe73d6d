import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  /** Key of its words. */
  readonly words: string;
  /** What stands in the cell; the text when absent. */
  cell?(row: Row): ReactNode;
  /** The same as plain text, for files: words for states, times of Shanghai, bare numbers. */
  text(row: Row, t: TFunction): string;
  /** Names the row: the cell is a link when the table has `hrefOf`. */
  readonly isName?: boolean;
  readonly isNumber?: boolean;
  /** Holds buttons alone: left out on paper. */
  readonly isScreenOnly?: boolean;
  /** Not shown until it is chosen. */
  readonly isExtra?: boolean;
}

/** The class of its heading and of its cells. */
export const classOf = ({
  isNumber = false,
  isScreenOnly = false,
}: Pick<Column<never>, 'isNumber' | 'isScreenOnly'>): string | undefined =>
  isScreenOnly ? 'screen-only' : isNumber ? 'number' : undefined;

/** The columns that an address asks for, in the order of the table; the usual ones when it names none. */
export function chosenColumns<Row>(columns: readonly Column<Row>[], asked: string | undefined): readonly Column<Row>[] {
  const keys = asked?.split(',') ?? [];
  const chosen = columns.filter(({ key, isName }) => isName === true || keys.includes(key));
  return asked === undefined ? columns.filter(({ isExtra }) => isExtra !== true) : chosen;
}
