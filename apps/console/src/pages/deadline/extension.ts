import { NO_DEADLINE, type Rule, ruleOf, type TypedDeadline, typedDeadline } from '../order-draft/draft-deadline.ts';

/** By what a deadline is extended: what is due at once has no end to be counted on from. */
export const EXTENSION_KINDS = ['working-days', 'calendar-days', 'hours', 'instant'] as const;

/** Where one begins who extends a deadline: as it was set, its day or its number to be typed anew. */
export function extensionOf(rule: Rule): TypedDeadline {
  const { kind } = typedDeadline(rule);
  return { ...NO_DEADLINE, kind: kind === 'at-once' ? 'instant' : kind };
}

/** The instant that a document prints as its own deadline; undefined where it leaves it to what is typed. */
export function printedUntil(deadline: unknown): string | undefined {
  if (typeof deadline !== 'object' || deadline === null) return undefined;
  const { kind, at } = deadline as Readonly<Record<string, unknown>>;
  return kind === 'instant' && typeof at === 'string' ? at : undefined;
}

/** What is sent: as the document prints it, else as it was typed; undefined while that is not whole. */
export const extendedBy = (printed: string | undefined, typed: TypedDeadline): Rule | undefined =>
  printed === undefined ? (ruleOf(typed) ?? undefined) : { kind: 'instant', at: printed };

/** `2026-03-20 24:00`: midnight belongs to the day that ends with it. */
export function endText(at: string): string {
  const { day, time } = typedDeadline({ kind: 'instant', at });
  return `${day} ${time}`;
}
