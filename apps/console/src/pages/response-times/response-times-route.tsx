import { listResponseTimes } from '@touchstone/api-client/routes/deadlines';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { ResponseTimesPage } from './response-times-page.tsx';

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

export function Route(): ReactNode {
  const { search } = useAddress();
  const { from, until } = search;
  const query = { ...(isDay(from) ? { from } : {}), ...(isDay(until) ? { until } : {}) };
  const times = useRead(listResponseTimes, { query });
  return <Ready of={times}>{(value) => <ResponseTimesPage times={value} />}</Ready>;
}
