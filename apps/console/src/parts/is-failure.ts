import { ApiProblem } from '@touchstone/api-client';

/** Not for this person, not of this installation: that is how it stands, and nothing went wrong. */
const BY_RIGHT: ReadonlySet<number> = new Set([403, 501]);

/** Whether something could not be read that should have been. */
export const isFailure = (error: unknown): boolean => error !== null && !(error instanceof ApiProblem && BY_RIGHT.has(error.status));
