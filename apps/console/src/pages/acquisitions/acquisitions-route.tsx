import { listAcquisitions } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { AcquisitionsPage } from './acquisitions-page.tsx';

const STATES = ['DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED', 'STORED', 'REJECTED'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    {
      key: 'state',
      words: 'acquisitions.column.state',
      kind: 'choice',
      choices: STATES,
      label: (state) => t(`states.acquisition.${state}`),
    },
    {
      key: 'source',
      words: 'acquisitions.column.source',
      kind: 'choice',
      choices: ['upload', 'store', 'folder'],
      label: (source) => t(`acquisitions.source.${source}`),
    },
    { key: 'store', words: 'acquisitions.filter.store', kind: 'given' },
  ];
  return <AcquisitionsPage acquisitions={useList(listAcquisitions, { query: queryOf(filters, search) })} filters={filters} />;
}
