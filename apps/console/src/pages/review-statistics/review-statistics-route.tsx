import { readMissEstimate, readReviewStatistics } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { isDay } from '../../parts/is-day.ts';
import { ReviewStatisticsPage } from './review-statistics-page.tsx';

export function Route(): ReactNode {
  const { search, put } = useAddress();
  const seesMisses = useMay()('fusion.read');
  const { from, until } = search;
  const span = { ...(isDay(from) ? { from } : {}), ...(isDay(until) ? { until } : {}) };
  const reviews = useRead(readReviewStatistics, { query: span });
  const misses = useRead(readMissEstimate, { query: span }, { enabled: seesMisses });
  return (
    <ReviewStatisticsPage
      reviews={reviews}
      misses={seesMisses ? misses : undefined}
      span={span}
      onSpan={(change) => put(change, { replaces: true })}
    />
  );
}
