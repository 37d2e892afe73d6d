import { ApiProblem } from '@touchstone/api-client';

/**
 * How something that is read stands: on its way; not to be had; here, but it could not be read again; here.
 */
export type Standing = 'loading' | 'failed' | 'old' | 'ready';

/** It is not there any more, or not for this person: what was read before is not shown as if it were. */
const TAKEN_AWAY: ReadonlySet<number> = new Set([403, 404, 410]);

/** What was read once stays while it cannot be read again, unless it was taken away. */
export function standingOf({ data, error }: { readonly data: unknown; readonly error: unknown }): Standing {
  if (error instanceof ApiProblem && TAKEN_AWAY.has(error.status)) return 'failed';
  if (data === undefined) return error === null ? 'loading' : 'failed';
  return error === null ? 'ready' : 'old';
}
