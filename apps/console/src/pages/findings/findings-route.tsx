import { listFindings } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useProvince } from '../../parts/province.ts';
import { queryOf } from '../../parts/table/filter.ts';
import { findingFilters } from './finding-filters.ts';
import { FindingsPage } from './findings-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters = findingFilters(t, province);
  const findings = useList(listFindings, { query: queryOf(filters, search) });
  return <FindingsPage findings={findings} filters={filters} />;
}
