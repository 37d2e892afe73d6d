/** What sets a chain of calls going, the earliest first. */
export const TRIGGERS = ['process-start', 'first-screen', 'user-action', 'system-event', 'push', 'unknown'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Where a chain stands to the user's agreement. Of several chains the worst counts; that is the order here. */
export const GATES = ['before-gate', 'undecided', 'behind-gate'] as const;
export type GateState = (typeof GATES)[number];

/** A static sign that something is done again and again. */
export type Repeated = 'loop' | 'timer' | 'periodic-job' | 'no';
