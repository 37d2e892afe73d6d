/** A finding taken by a person for a while, so that two do not do one's work. */
export interface ReviewClaim {
  readonly reviewer: string;
  readonly claimedMs: number;
  readonly expiresMs: number;
}

export type ClaimAnswer =
  | { readonly ok: true; readonly claim: ReviewClaim }
  | { readonly ok: false; readonly reason: 'claimed-by-another' | 'decided-before' };

/** Who holds it now: a claim that has run out holds nothing. */
export const holderOf = (claim: ReviewClaim | null, nowMs: number): string | null =>
  claim !== null && nowMs < claim.expiresMs ? claim.reviewer : null;

/**
 * Takes a finding, or keeps what one has for longer.
 * @param decided persons who decided in this round: they are done with it
 */
export function takeClaim(
  current: ReviewClaim | null,
  reviewer: string,
  nowMs: number,
  minutes: number,
  decided: readonly string[] = [],
): ClaimAnswer {
  const holder = holderOf(current, nowMs);
  if (holder !== null && holder !== reviewer) return { ok: false, reason: 'claimed-by-another' };
  if (decided.includes(reviewer)) return { ok: false, reason: 'decided-before' };
  const claimedMs = holder === reviewer && current !== null ? current.claimedMs : nowMs;
  return { ok: true, claim: { reviewer, claimedMs, expiresMs: nowMs + minutes * 60_000 } };
}
