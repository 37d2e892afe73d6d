import { readFunnel, readYear } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useToday } from '../../app/clock.ts';
import { dashboardConditions, type Ranked, rankedStage } from './dashboard-conditions.ts';
import { DashboardPage } from './dashboard-page.tsx';

const MOST_RANKED = 10;

export function Route(): ReactNode {
  const { search, put } = useAddress();
  const conditions = dashboardConditions(search, useToday());
  const { year, stage } = conditions;
  const days = { from: `${year}-01-01`, until: `${year}-12-31` };
  const months = useRead(readFunnel, {
    query: { by: 'month', ...days, ...(conditions.asOf === undefined ? {} : { asOf: conditions.asOf }) },
  });

  // the server says which instant “now” is, and everything else is asked as of that one
  const asOf = conditions.asOf ?? months.data?.asOf ?? '';
  const then = { enabled: asOf !== '' };
  const whole = useRead(readYear, { query: { year, asOf } }, then);
  const territories = useRead(readFunnel, { query: { by: 'territory', ...days, asOf } }, then);
  const ranking = (by: Ranked) => ({ query: { by, ...days, asOf, top: rankedStage(stage, by), most: MOST_RANKED } });
  const rankings = {
    clause: useRead(readFunnel, ranking('clause'), then),
    store: useRead(readFunnel, ranking('store'), then),
    category: useRead(readFunnel, ranking('category'), then),
    operator: useRead(readFunnel, ranking('operator'), then),
  };
  return (
    <DashboardPage conditions={conditions} months={months} year={whole} territories={territories} rankings={rankings} onConditions={put} />
  );
}
