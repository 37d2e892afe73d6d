import type { Predicate } from '../conditions/predicate.ts';

/** The question that every value answers with yes. */
export const ANYTHING: Predicate = { key: 'anything', number: () => true, boxed: () => true, text: () => true, object: true };
