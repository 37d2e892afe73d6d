/** States of a finding, in the order it goes through them. */
export const FINDING_STATES = [
  ...['NEEDS_REVIEW', 'INSUFFICIENT', 'CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED', 'FIXED', 'REJECTED'],
  ...['AUTO_REJECTED', 'CANDIDATE'],
] as const;
