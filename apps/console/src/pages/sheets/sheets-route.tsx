import { listSheets } from '@touchstone/api-client/routes/sheets';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { isStandIn } from '../../parts/stands-for.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { SheetsPage } from './sheets-page.tsx';

const STATES = ['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'sheets.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.sheet.${state}`) },
    {
      key: 'artifact',
      words: 'sheets.filter.artifact',
      kind: 'given',
      label: (artifact) => (isStandIn(artifact) ? t('parts.noFile') : artifact.slice(0, 12)),
    },
    { key: 'organisation', words: 'sheets.filter.organisation', kind: 'given' },
    { key: 'assignedTo', words: 'sheets.filter.assignedTo', kind: 'given' },
    { key: 'campaign', words: 'sheets.filter.campaign', kind: 'given' },
  ];
  const sheets = useList(listSheets, { query: queryOf(filters, search) });
  return <SheetsPage sheets={sheets} filters={filters} />;
}
