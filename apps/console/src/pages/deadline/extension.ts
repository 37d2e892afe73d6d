import { NO_DEADLINE, type Rule, type TypedDeadline, typedDeadline } from '../order-draft/draft-deadline.ts';

/** By what a deadline is extended: what is due at once has no end to be counted on from. */
export const EXTENSION_KINDS = ['working-days', 'calendar-days', 'hours', 'instant'] as const;

/** Where one begins who extends a deadline: as it was set, its day or its number to be typed anew. */
export function extensionOf(rule: Rule): TypedDeadline {
  const { kind } = typedDeadline(rule);
  return { ...NO_DEADLINE, kind: kind === 'at-once' ? 'instant' : kind };
}
