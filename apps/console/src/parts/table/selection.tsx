import type { ReactNode } from 'react';
import { visibleText } from '../visible-text.ts';

/** Which rows are ticked, and which may be. */
export interface Selection<Row> {
  readonly chosen: ReadonlySet<Row>;
  mayChoose(row: Row): boolean;
  onChange(chosen: ReadonlySet<Row>): void;
}

interface Props<Row> {
  readonly of: readonly Row[];
  readonly selection: Selection<Row>;
  readonly label: string;
}

/** Ticks one row, or all that may be; nothing where none may be. */
export function RowChoice<Row>({ of, selection, label }: Props<Row>): ReactNode {
  const { chosen, mayChoose, onChange } = selection;
  const open = of.filter(mayChoose);
  if (open.length === 0) return null;
  const isAll = open.every((row) => chosen.has(row));
  const others = [...chosen].filter((row) => !open.includes(row));
  return (
    <input
      type="checkbox"
      checked={isAll}
      aria-label={visibleText(label)}
      onChange={() => onChange(new Set(isAll ? others : [...others, ...open]))}
    />
  );
}
