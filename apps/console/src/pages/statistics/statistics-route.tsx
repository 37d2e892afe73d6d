import { readFunnel, readStoreFigures, readYear } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useToday } from '../../app/clock.ts';
import { conditionsOf } from './conditions.ts';
import { StatisticsPage } from './statistics-page.tsx';

export function Route(): ReactNode {
  const { search, put } = useAddress();
  const conditions = conditionsOf(search, useToday());
  const { by, from, until, asOf, year } = conditions;
  const instant = asOf === undefined ? {} : { asOf };
  const days = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  const funnel = useRead(readFunnel, { query: { by, ...days, ...instant } });
  const wholeYear = useRead(readYear, { query: { year, ...instant } });
  const stores = useRead(readStoreFigures, { query: instant });
  return <StatisticsPage conditions={conditions} funnel={funnel} year={wholeYear} stores={stores} onConditions={put} />;
}
