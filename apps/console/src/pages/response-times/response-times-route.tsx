import { listResponseTimes } from '@touchstone/api-client/routes/deadlines';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { isDay } from '../../parts/is-day.ts';
import { ResponseTimesPage } from './response-times-page.tsx';

export function Route(): ReactNode {
  const { search, put } = useAddress();
  const { from, until } = search;
  const span = { ...(isDay(from) ? { from } : {}), ...(isDay(until) ? { until } : {}) };
  const times = useRead(listResponseTimes, { query: span });
  return <ResponseTimesPage times={times} span={span} onSpan={(change) => put(change, { replaces: true })} />;
}
