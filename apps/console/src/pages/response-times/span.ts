import { startOfShanghaiDay } from '../../parts/shanghai-time.ts';

const DAY_MS = 86_400_000;

export interface Span {
  readonly from: string;
  /** The last day. */
  readonly until: string;
}

/** The list of what a figure of one store counts. */
export function listOf({ from, until }: Span, obliged: string, figure: 'asked' | 'done' | 'late'): string {
  const query = {
    ...{ ruleKind: 'at-once', obliged, result: figure === 'done' ? 'kept' : 'asked' },
    startedFrom: startOfShanghaiDay(from),
    startedBefore: new Date(Date.parse(startOfShanghaiDay(until)) + DAY_MS).toISOString(),
    ...(figure === 'late' ? { isOverdue: 'true' } : {}),
  };
  return `/deadlines?${new URLSearchParams(query)}`;
}
