import type { AccessState, CaseState, CreditState, PenaltyState } from './states.ts';

/**
 * The state as firms and stores are told it: what an authority prepares, and whom it watches, is its own. The lists of the data
 * base say the same in SQL.
 */
export function toldState(state: CaseState, isNoticed: boolean): CaseState {
  switch (state) {
    case 'NOTICE_PENDING':
      return 'OVERDUE';
    case 'WATCH':
      return 'CLOSED';
    case 'DELIST_DRAFT':
      return isNoticed ? 'NOTICED' : 'SERVED';
    default:
      return state;
  }
}

/** What was only proposed is not told. */
const HIDDEN: ReadonlySet<string> = new Set([
  'PENALTY_REFERRED',
  'PENALTY_REPORTED',
  'PENALTY_PROPOSED',
  'PENALTY_DROPPED',
  'STOP_PROPOSED',
  'STOP_DROPPED',
  'LISTING_PROPOSED',
  'LISTING_DROPPED',
]);

export const toldRegion = <S extends PenaltyState | AccessState | CreditState>(state: S): S | '' => {
  if (state === 'REMOVAL_PROPOSED') return 'LISTED' as S;
  return HIDDEN.has(state) ? '' : state;
};
