/** What decides whether an app may go back. */
export interface RelistingFacts {
  readonly isDelisted: boolean;
  /** When it was found off every shelf. */
  readonly delistedMs: number | null;
  /** End of the period; null: none, or its calendar was not published yet. */
  readonly noRelistUntilMs: number | null;
  readonly isPeriodOn: boolean;
  /** Every clause of the case was found fixed, by engines able to see it, on this very build. */
  readonly isRetestPassed: boolean;
  /** Who handles the case, and who decides. */
  readonly handler: string | null;
  readonly approver: string;
  readonly applicant: string;
}

/** Why it may not: one word each, in the order in which they are told. */
export type RelistingHindrance = 'not-delisted' | 'period-provisional' | 'period-runs' | 'retest-open' | 'duty-apart';

/** What stands in the way of approving; empty when it may. */
export function relistingHindrances(facts: RelistingFacts, nowMs: number): readonly RelistingHindrance[] {
  const { isDelisted, delistedMs, noRelistUntilMs, isPeriodOn, isRetestPassed, handler, approver, applicant } = facts;
  const isOff = isDelisted && delistedMs !== null;
  return [
    ...(isOff ? [] : (['not-delisted'] as const)),
    ...(isOff && isPeriodOn && noRelistUntilMs === null ? (['period-provisional'] as const) : []),
    ...(isPeriodOn && noRelistUntilMs !== null && nowMs < noRelistUntilMs ? (['period-runs'] as const) : []),
    ...(isRetestPassed ? [] : (['retest-open'] as const)),
    ...(approver === handler || approver === applicant ? (['duty-apart'] as const) : []),
  ];
}
