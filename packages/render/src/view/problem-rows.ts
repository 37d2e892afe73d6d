import { byText } from '@touchstone/kernel/order';
import type { Place } from '@touchstone/kernel/place';
import type { Report } from '@touchstone/verdict';

/** Problems of one code: how many, and where the first was. */
export interface ProblemRow {
  readonly code: string;
  readonly count: number;
  readonly first: Place;
}

export function problemRows({ problems }: Report): readonly ProblemRow[] {
  const rows = new Map<string, { code: string; count: number; first: Place }>();
  for (const { code, at } of problems) {
    const row = rows.get(code);
    if (row === undefined) rows.set(code, { code, count: 1, first: at });
    else row.count += 1;
  }
  return [...rows.values()].sort((a, b) => byText(a.code, b.code));
}
