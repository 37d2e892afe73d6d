import { listHeldRows, readReportedFigure } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { queryOf } from '../../parts/table/filter.ts';
import { ReportedFigurePage } from './reported-figure-page.tsx';

export function Route(): ReactNode {
  const figure = useParam('figure');
  const { search } = useAddress();
  const detail = useRead(readReportedFigure, { params: { figure } });
  const rows = useList(listHeldRows, { params: { figure }, query: queryOf([], search) });
  return <Ready of={detail}>{(value) => <ReportedFigurePage figure={value} rows={rows} />}</Ready>;
}
