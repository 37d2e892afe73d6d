import { Refusal } from '../problem/refusal.ts';

/** The entity tag of a row version. */
export const etagOf = (rowVersion: number): string => `"v${rowVersion}"`;

/**
 * The row version that a caller says it has read.
 *
 * @throws Refusal `precondition-required` without the header, `version-conflict` when it is no tag of ours: such a caller
 *   cannot have read the present version. `*` counts as none, because it would undo the protection.
 */
export function ifMatch(header: string | undefined): number {
  if (header === undefined || header === '' || header.trim() === '*') throw new Refusal('precondition-required');
  const digits = /^"v(\d{1,9})"$/.exec(header.trim())?.[1];
  if (digits === undefined) throw new Refusal('version-conflict');
  return Number(digits);
}
