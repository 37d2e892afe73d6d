import { byText } from '@touchstone/kernel/order';

/** What two persons said of one finding without seeing each other's. */
export interface Pair {
  readonly a: { readonly reviewer: string; readonly decision: 'confirm' | 'reject' };
  readonly b: { readonly reviewer: string; readonly decision: 'confirm' | 'reject' };
}

export interface Agreement {
  readonly pairs: number;
  readonly agreed: number;
  /** Share of agreement; null without pairs. */
  readonly share: number | null;
  /** Cohen's kappa: agreement beyond what chance would give; null where it is not defined (nobody ever differs from one answer). */
  readonly kappa: number | null;
}

/** Agreement of the first decision (`a`) with the blind second (`b`). */
export function agreementOf(pairs: readonly Pair[]): Agreement {
  const count = (a: string, b: string) => pairs.filter((pair) => pair.a.decision === a && pair.b.decision === b).length;
  const table = {
    bothConfirm: count('confirm', 'confirm'),
    onlyA: count('confirm', 'reject'),
    onlyB: count('reject', 'confirm'),
    bothReject: count('reject', 'reject'),
  };
  const agreed = table.bothConfirm + table.bothReject;
  return { pairs: pairs.length, agreed, share: pairs.length === 0 ? null : agreed / pairs.length, kappa: kappaOf(table) };
}

/** Cohen's kappa: agreement beyond what two raters of these habits reach by chance. Null where it is not defined. @source Cohen 1960 */
export function kappaOf(table: {
  readonly bothConfirm: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly bothReject: number;
}): number | null {
  const { bothConfirm, onlyA, onlyB, bothReject } = table;
  const n = bothConfirm + onlyA + onlyB + bothReject;
  if (n === 0) return null;
  const [a, b] = [(bothConfirm + onlyA) / n, (bothConfirm + onlyB) / n];
  const byChance = a * b + (1 - a) * (1 - b);
  return byChance === 1 ? null : ((bothConfirm + bothReject) / n - byChance) / (1 - byChance);
}

/** A decision and what became of its finding. */
export interface DecidedReview {
  readonly reviewer: string;
  readonly decision: 'confirm' | 'reject' | 'ask-evidence';
  /** How the finding was decided in the end; null: not yet. */
  readonly final: 'confirm' | 'reject' | null;
  readonly secondsSpent: number | null;
}

export interface ReviewerFigures {
  readonly reviewer: string;
  readonly decisions: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly askedEvidence: number;
  /** Decisions whose finding was decided otherwise in the end, of those decided in the end. */
  readonly overturned: { readonly count: number; readonly of: number };
  /** Middle of the seconds spent; null where none were measured. */
  readonly medianSeconds: number | null;
}

/** Figures of each reviewer, by name: they are for the reviewer and those who answer for quality, not a league table. */
export function reviewerFigures(reviews: readonly DecidedReview[]): readonly ReviewerFigures[] {
  return [...Map.groupBy(reviews, (review) => review.reviewer)]
    .map(([reviewer, own]) => {
      const decided = own.filter((review) => review.final !== null && review.decision !== 'ask-evidence');
      return {
        reviewer,
        decisions: own.length,
        confirmed: own.filter((review) => review.decision === 'confirm').length,
        rejected: own.filter((review) => review.decision === 'reject').length,
        askedEvidence: own.filter((review) => review.decision === 'ask-evidence').length,
        overturned: { count: decided.filter((review) => review.final !== review.decision).length, of: decided.length },
        medianSeconds: medianOf(own.flatMap((review) => review.secondsSpent ?? [])),
      };
    })
    .sort((a, b) => byText(a.reviewer, b.reviewer));
}

function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
