import { listApps } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useProvince } from '../../parts/province.ts';
import { queryOf } from '../../parts/table/filter.ts';
import { appFilters } from './app-filters.ts';
import { AppsPage } from './apps-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters = appFilters(t, province);
  const apps = useList(listApps, { query: queryOf(filters, search) });
  return <AppsPage apps={apps} filters={filters} />;
}
