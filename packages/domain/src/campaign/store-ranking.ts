import { byText } from '@touchstone/kernel/order';
import { type Interval, shareInterval } from './interval.ts';

/** What a sample of a store's shelf showed (分发平台抽测). */
export interface StoreSample {
  readonly store: string;
  /** Live listings of the store when the frame was frozen. */
  readonly listings: number;
  readonly sampled: number;
  readonly tested: number;
  /** Tested listings with at least one confirmed finding. */
  readonly withProblems: number;
}

export interface StoreRank extends StoreSample {
  /** Of those tested; null: none was. */
  readonly share: number | null;
  readonly interval: Interval;
  /** 1 is the largest share; equal shares share a rank and the next one is skipped. Null: not ranked. */
  readonly rank: number | null;
  /** Stores whose interval overlaps this one's: the order between them is not proven by this sample. */
  readonly notToldApartFrom: readonly string[];
  readonly isSmallSample: boolean;
}

/** Fewer tested listings than this are shown and not ranked. */
export const SMALLEST_SAMPLE = 30;

/** Ranks stores by the share of listings with problems, the largest first; unranked ones last, by name. */
export function rankStores(samples: readonly StoreSample[]): readonly StoreRank[] {
  const figures = samples.map((sample) => ({
    ...sample,
    share: sample.tested === 0 ? null : sample.withProblems / sample.tested,
    interval: shareInterval(sample.withProblems, sample.tested, sample.listings),
    isSmallSample: sample.tested < Math.min(SMALLEST_SAMPLE, sample.listings),
  }));
  const isRanked = (figure: (typeof figures)[number]) => figure.share !== null && !figure.isSmallSample;
  const ranked = figures.filter(isRanked);
  return figures
    .map((figure) => ({
      ...figure,
      rank: isRanked(figure) ? 1 + ranked.filter((other) => isLarger(other, figure)).length : null,
      notToldApartFrom: ranked
        .filter((other) => other !== figure && isRanked(figure) && overlap(other.interval, figure.interval))
        .map((other) => other.store)
        .sort(byText),
    }))
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || byText(a.store, b.store));
}

/** Compared as fractions: 1/3 and 10/30 are equal whatever a division makes of them. */
const isLarger = (a: StoreSample, b: StoreSample) => a.withProblems * b.tested > b.withProblems * a.tested;

const overlap = (a: Interval, b: Interval) => a.low <= b.high && b.low <= a.high;
