/**
 * Whether something can be before the user agreed, the best for the user first: it can never be; only after agreement; that is
 * not known; it can. Also how an instruction stands to the start of its method.
 */
export const NEVER = 0;
export const AGREED = 1;
export const UNCLEAR = 2;
export const FREE = 3;
export type Outcome = typeof NEVER | typeof AGREED | typeof UNCLEAR | typeof FREE;

/** Both are needed. */
export const both = (a: Outcome, b: Outcome): Outcome => (a < b ? a : b);

/** One is enough. */
export const either = (a: Outcome, b: Outcome): Outcome => (a > b ? a : b);
