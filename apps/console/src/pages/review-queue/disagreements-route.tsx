import { listDisagreements } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useProvince } from '../../parts/province.ts';
import { queryOf } from '../../parts/table/filter.ts';
import { queueFilters } from './queue-filters.ts';
import { QueuePage } from './queue-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters = queueFilters(t, province).filter(({ key }) => key !== 'stage');
  const queue = useList(listDisagreements, { query: queryOf(filters, search) });
  return <QueuePage queue={queue} filters={filters} isDisputed />;
}
