import { StoreFault } from '../store-fault.ts';

/** Where a reader stands: behind the index of `from`, or half-way to that of `to`, behind the package `after`. */
export interface Position {
  /** Timestamp; 0 for nothing yet. */
  readonly from: number;
  readonly to: number | undefined;
  readonly after: string;
}

export const cursorOf = ({ from, to, after }: Position): string => (to === undefined ? `${from}` : `${from}-${to}-${after}`);

/** @throws StoreFault `cursor-expired` when it is none of ours: begin again */
export function positionOf(cursor: string | undefined): Position {
  if (cursor === undefined) return { from: 0, to: undefined, after: '' };
  const match = /^(\d{1,15})(?:-(\d{1,15})-(.{0,255}))?$/s.exec(cursor);
  if (match === null) throw new StoreFault('cursor-expired', 'reading a cursor');
  const [, from, to, after = ''] = match;
  return { from: Number(from), to: to === undefined ? undefined : Number(to), after };
}
