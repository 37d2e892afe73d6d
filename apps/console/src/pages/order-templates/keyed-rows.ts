/** Keys of rows in their order, and the next that is free. */
export interface Keyed {
  readonly order: readonly number[];
  readonly next: number;
}

export const keyed = (count: number): Keyed => ({ order: Array.from({ length: count }, (_, i) => i), next: count });

/** One more at the end. */
export const grown = ({ order, next }: Keyed): Keyed => ({ order: [...order, next], next: next + 1 });

export const dropped = <T>(rows: readonly T[], at: number): readonly T[] => rows.filter((_, i) => i !== at);

export function moved<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const rest = dropped(rows, from);
  return [...rest.slice(0, to), ...rows.slice(from, from + 1), ...rest.slice(to)];
}
