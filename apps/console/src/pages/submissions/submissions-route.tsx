import { listSubmissions } from '@touchstone/api-client/routes/submissions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { SubmissionsPage } from './submissions-page.tsx';

const STATES = [
  ...(['DRAFT', 'RECEIVED', 'VALIDATED', 'MORE_ASKED', 'ACCEPTED', 'RETESTED'] as const),
  ...(['PASSED', 'FAILED', 'REJECTED', 'WITHDRAWN'] as const),
] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'submissions.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.submission.${state}`) },
    { key: 'isLate', words: 'submissions.filter.isLate', kind: 'flag' },
    { key: 'case', words: 'submissions.filter.case', kind: 'given' },
    { key: 'operator', words: 'submissions.filter.operator', kind: 'given' },
  ];
  const submissions = useList(listSubmissions, { query: queryOf(filters, search) });
  return <SubmissionsPage submissions={submissions} filters={filters} ofCase={search['case']} />;
}
