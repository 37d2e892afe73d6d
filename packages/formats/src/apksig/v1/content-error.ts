import type { ContentFault } from '../archive/entry-contents.ts';

/** What a file that cannot be read is called among the errors of v1. */
export const CONTENT_ERROR: Readonly<Record<ContentFault, string>> = {
  malformed: 'jar-sig-malformed-zip-entry',
  'over-budget': 'jar-sig-not-checked-over-budget',
};
