import type { DelistingPolicy } from './policy.ts';

/** What the document of an item says of its time. */
export interface ItemTerm {
  /** The day that it sets; null where it is to be done at once. */
  readonly dueMs?: number | null;
  /** 立即: the hours after which the document makes it a superior's; the installation's where it says none. */
  readonly escalateAfterHours?: number | null;
}

/** When an item is overdue, and when it is a superior's. */
export interface ItemLimits {
  readonly dueMs: number;
  readonly escalateMs: number;
}

const HOUR_MS = 3_600_000;

/** @param startedMs when its clock began: publication, or issue where there is none; for what came later, when it was found */
export function limitsOf(
  startedMs: number,
  { dueMs, escalateAfterHours }: ItemTerm,
  policy: Pick<DelistingPolicy, 'overdueAfterHours' | 'escalateAfterHours'>,
): ItemLimits {
  if (dueMs !== undefined && dueMs !== null)
    return { dueMs, escalateMs: dueMs + Math.max(0, policy.escalateAfterHours - policy.overdueAfterHours) * HOUR_MS };
  const escalateHours = escalateAfterHours ?? policy.escalateAfterHours;
  // nothing is a superior's before it is overdue
  const overdueHours = Math.min(policy.overdueAfterHours, escalateHours);
  return { dueMs: startedMs + overdueHours * HOUR_MS, escalateMs: startedMs + escalateHours * HOUR_MS };
}
