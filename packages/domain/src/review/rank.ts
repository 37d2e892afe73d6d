/** What a finding is ranked by. */
export interface RankInput {
  /** 0 unknown, then powers of ten of downloads: 6 is a million. */
  readonly reachBand: number;
  readonly severity: Severity;
  /** Fused probability, 0 to 1. */
  readonly confidence: number;
}

/** 1 formal lack, 2 ordinary, 3 grave, 4 grave and of sensitive information or of minors. */
export type Severity = 1 | 2 | 3 | 4;

/**
 * Place in the queue, 0 to 1000: reach × severity × confidence, each from 0 to 1.
 *
 * reach = (1 + band) / 10, so that ten times the users are one step and not ten times the rank: an app of a hundred
 * million users goes before one of a thousand with the same fault, and not before all others. An unknown reach counts
 * as 10 downloads. severity = level / 4.
 */
export function rankOf({ reachBand, severity, confidence }: RankInput): number {
  const reach = (1 + Math.min(9, Math.max(1, reachBand))) / 10;
  const rank = 1000 * reach * (severity / 4) * Math.min(1, Math.max(0, confidence));
  return Math.round(rank * 100) / 100;
}
