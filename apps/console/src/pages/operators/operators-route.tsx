import { listOperators } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { OperatorsPage } from './operators-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'q', words: 'operators.filter.q', kind: 'text', placeholder: t('operators.filter.qHint') },
    { key: 'province', words: 'operators.filter.province', kind: 'choice', choices: PROVINCES, label: province },
    { key: 'sdk', words: 'operators.filter.sdk', kind: 'given', label: (sdk) => sdk },
  ];
  const operators = useList(listOperators, { query: queryOf(filters, search) });
  return <OperatorsPage operators={operators} filters={filters} />;
}
