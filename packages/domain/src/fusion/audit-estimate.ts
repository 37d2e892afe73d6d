import { type Interval, shareInterval } from '../campaign/interval.ts';

/** What the random audit of one kind of result showed. */
export interface AuditCount {
  /** Results of this kind: all that were rejected, or that no engine saw. */
  readonly results: number;
  readonly drawn: number;
  /** Of those drawn and decided by people: how many were real. */
  readonly decided: number;
  readonly real: number;
}

export interface MissEstimate {
  /** Share of these results that is a real violation, with what 95 % of such audits would show. */
  readonly share: number | null;
  readonly interval: Interval;
  /** The same in numbers: each that was found stands for all that were not drawn. */
  readonly missed: number | null;
  readonly missedBetween: readonly [number, number];
}

/** What rejection and silence have let pass, by the audit's own count: each found one stands for those that were not drawn. */
export function missedBy(count: AuditCount): MissEstimate {
  const interval = shareInterval(count.real, count.decided, count.results);
  const share = count.decided === 0 ? null : count.real / count.decided;
  return {
    share,
    interval,
    missed: share === null ? null : Math.round(share * count.results),
    missedBetween: [Math.round(interval.low * count.results), Math.round(interval.high * count.results)],
  };
}

/**
 * Share of all real violations that came before a person, as far as the audits know.
 * @param confirmed real ones among what was reviewed
 */
export function recallEstimate(
  confirmed: number,
  audits: readonly AuditCount[],
): { readonly recall: number | null; readonly between: readonly [number, number] } {
  const estimates = audits.map(missedBy);
  const share = (missed: number) => (confirmed + missed === 0 ? 1 : confirmed / (confirmed + missed));
  const most = estimates.reduce((sum, { missedBetween }) => sum + missedBetween[1], 0);
  const least = estimates.reduce((sum, { missedBetween }) => sum + missedBetween[0], 0);
  const isKnown = estimates.every(({ missed }) => missed !== null) && confirmed > 0;
  return {
    recall: isKnown ? share(estimates.reduce((sum, { missed }) => sum + (missed ?? 0), 0)) : null,
    between: [share(most), share(least)],
  };
}
