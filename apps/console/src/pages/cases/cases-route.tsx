import { listCases } from '@touchstone/api-client/routes/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useProvince } from '../../parts/province.ts';
import { queryOf } from '../../parts/table/filter.ts';
import { caseFilters } from './case-filters.ts';
import { CasesPage } from './cases-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters = caseFilters(t, province);
  const cases = useList(listCases, { query: queryOf(filters, search) });
  return <CasesPage cases={cases} filters={filters} />;
}
