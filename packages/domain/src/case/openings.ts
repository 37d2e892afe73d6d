import { BEFORE_CONFIRMATION, type CaseState } from './states.ts';

/** Where cases come from. */
export const CASE_ORIGINS = ['findings', 'complaint', 'relapse', 'territory', 'national-delisting'] as const;
export type CaseOrigin = (typeof CASE_ORIGINS)[number];

/** What a case that is taken over from another authority brings from there. */
export interface Carried {
  readonly state: CaseState;
  readonly confirmedAtMs: number | null;
  readonly servedAtMs: number | null;
  readonly noticedAtMs: number | null;
  /** What a direct delisting rested on. */
  readonly grounds: readonly string[];
}

/**
 * The state a new case begins in; undefined when it cannot be opened like that. One taken over for a national delisting begins
 * where that is drafted, and only if it was published there or cites its ground; one taken over with its territory begins
 * at most confirmed, because orders of the other authority are not this one's.
 */
export function openingState(origin: CaseOrigin, carried?: Carried): CaseState | undefined {
  switch (origin) {
    case 'findings':
    case 'complaint':
    case 'relapse':
      return 'LEAD';
    case 'territory':
      if (carried === undefined) return undefined;
      return BEFORE_CONFIRMATION.has(carried.state) ? carried.state : 'CONFIRMED';
    case 'national-delisting':
      if (carried === undefined || carried.confirmedAtMs === null) return undefined;
      return carried.noticedAtMs !== null || carried.grounds.length > 0 ? 'DELIST_DRAFT' : undefined;
  }
}

/** Whether the payload of a first event explains the state it leads to. */
export function isOpening(payload: Readonly<Record<string, unknown>>, to: string): boolean {
  const origin = CASE_ORIGINS.find((one) => one === payload['origin']);
  return origin !== undefined && openingState(origin, payload['carried'] as Carried | undefined) === to;
}
